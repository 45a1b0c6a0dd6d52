/**
 * Whether somebody is ready for shifts of a rotation. `gaps`: at least one box is known not to be, or
 * what is known of it has run out. `unknown`: nobody said otherwise, and not every box is known.
 */
export type ReadinessSummary = 'ready' | 'gaps' | 'unknown';

/** Tells whether people are ready, from the database alone. */
export interface ReadinessReader {
  /**
   * For many persons (entity references) in one query. Every person asked for is in the answer; a
   * rotation without checks has everybody ready.
   *
   * @throws NotFoundError when there is no rotation of that id.
   */
  of(
    persons: string[],
    rotationId: string,
  ): Promise<Map<string, ReadinessSummary>>;
}
