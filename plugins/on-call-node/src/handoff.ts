/**
 * Something that the next primary has to know, in the draft of a handoff note.
 *
 * @public
 */
export interface HandoffItem {
  /** One line. */
  text: string;
  /** Where to look at it, an absolute address. */
  url?: string;
}

/**
 * Brings a section to the draft of the handoff note: open incidents, unfinished deployments, holds.
 *
 * @public
 */
export interface HandoffContributor {
  /** The heading of its section. */
  title: string;
  /** What is open now for these entities. */
  contribute(options: {
    /** Entity references that the rotation is for. */
    entityRefs: string[];
    signal: AbortSignal;
  }): Promise<HandoffItem[]>;
}
