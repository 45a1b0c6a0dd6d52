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
 * It is asked when somebody looks, and what it brings is kept for a minute and shown to whoever may
 * read the rotation. So it calls no vendor, and brings only what all of them may know.
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
