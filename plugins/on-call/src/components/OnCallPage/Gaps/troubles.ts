import type {
  ApiRotation,
  Schedule,
} from '@signalbox/backstage-plugin-on-call-common';

/** Something about a schedule that somebody should see to. */
export interface Trouble {
  kind: 'gap' | 'doubled';
  rotation: ApiRotation;
  /** The titles of the levels that it is about. */
  levels: string[];
  /** The id of the level that an override would be for. */
  level: string;
  /** RFC 3339, within the window that was asked for. */
  start: string;
  end: string;
  /** Who is on call at several levels. */
  person?: string;
}

/** The gaps and doubled people of all rotations, the earliest first. */
export function troublesOf(
  schedules: ReadonlyArray<{ rotation: ApiRotation; schedule: Schedule }>,
): Trouble[] {
  return schedules
    .flatMap(({ rotation, schedule }): Trouble[] => [
      ...schedule.gaps.map(({ level, start, end }) => ({
        kind: 'gap' as const,
        rotation,
        level,
        levels: [levelTitle(rotation, level)],
        start,
        end,
      })),
      ...schedule.doubled.map(({ person, levels, start, end }) => ({
        kind: 'doubled' as const,
        rotation,
        // The backup is the one to replace: the other is the first to be paged.
        level: levels[levels.length - 1],
        levels: levels.map(level => levelTitle(rotation, level)),
        start,
        end,
        person,
      })),
    ])
    .sort(
      (one, other) =>
        Date.parse(one.start) - Date.parse(other.start) ||
        one.rotation.title.localeCompare(other.rotation.title),
    );
}

/** The title of a level; its id when it is not configured any more. */
export function levelTitle(rotation: ApiRotation, level: string): string {
  return rotation.levels.find(({ id }) => id === level)?.title ?? level;
}
