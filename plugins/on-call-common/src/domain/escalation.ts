/**
 * When which level is paged: the first step at once, each other so long after the one before it.
 *
 * @public
 */
export interface EscalationPolicy {
  steps: Array<{
    /** The level's id. */
    level: string;
    /** Milliseconds after the step before. */
    afterMs: number;
  }>;
}
