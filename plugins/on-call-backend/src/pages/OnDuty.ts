/** A question: who is on call at a level of a rotation at an instant (epoch milliseconds)? */
export interface DutyQuestion {
  rotation: string;
  /** The level's id. */
  level: string;
  instant: number;
}

/**
 * Who is on call. Nobody where there is a gap, and where the rotation or the level is not configured
 * any more, for a page outlives its configuration.
 */
export interface OnDuty {
  /** The persons by the order of the questions; each rotation is loaded once. */
  of(questions: readonly DutyQuestion[]): Promise<Array<string | undefined>>;
}

/** Who is on call at several levels of one rotation at once, by level. */
export async function holdersAt(
  onDuty: OnDuty,
  rotation: string,
  levels: readonly string[],
  instant: number,
): Promise<ReadonlyMap<string, string | undefined>> {
  const persons = await onDuty.of(
    levels.map(level => ({ rotation, level, instant })),
  );
  return new Map(levels.map((level, index) => [level, persons[index]]));
}
