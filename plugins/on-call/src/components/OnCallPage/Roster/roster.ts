import type {
  ApiAssignment,
  ApiRotation,
  Schedule,
  WhoIsOnCall,
} from '@signalbox/backstage-plugin-on-call-common';

/** One rotation of the roster. `who` and `schedule` are absent where they could not be read. */
export interface RosterEntry {
  rotation: ApiRotation;
  who?: WhoIsOnCall;
  schedule?: Schedule;
}

/** Which rotations of the roster are shown. */
export interface RosterFilter {
  /** Part of the title, id, channel, or of the name of somebody in it. */
  text: string;
  /** Only those with something to see to. */
  trouble: boolean;
}

/** What is to be seen to in a rotation, counted. */
export function concernsOf({ who, schedule }: RosterEntry) {
  return {
    openPages: who?.openPages.length ?? 0,
    gaps: schedule?.gaps.length ?? 0,
    doubled: schedule?.doubled.length ?? 0,
    drift: (schedule ?? who)?.drift.length ?? 0,
    unready: who?.levels.filter(({ ready }) => ready === 'gaps').length ?? 0,
  };
}

/** The rotations that pass the filter, those with an open page first. */
export function filterRoster(
  entries: readonly RosterEntry[],
  filter: RosterFilter,
): RosterEntry[] {
  const text = filter.text.trim().toLocaleLowerCase();
  const passing = entries.filter(
    entry =>
      (text === '' || wordsOf(entry).some(words => words.includes(text))) &&
      (!filter.trouble ||
        Object.values(concernsOf(entry)).some(count => count > 0)),
  );
  const hasPage = (entry: RosterEntry) => concernsOf(entry).openPages > 0;
  return [
    ...passing.filter(hasPage),
    ...passing.filter(entry => !hasPage(entry)),
  ];
}

function wordsOf({ rotation, who }: RosterEntry): string[] {
  const onCall = (who?.levels ?? []).flatMap(({ now, next }) => [
    nameOf(now),
    nameOf(next),
  ]);
  return [
    rotation.title,
    rotation.id,
    rotation.channel ?? '',
    ...rotation.members.map(afterSlash),
    ...onCall,
  ].map(words => words.toLocaleLowerCase());
}

function nameOf(assignment?: ApiAssignment): string {
  return assignment?.name ?? afterSlash(assignment?.person ?? '');
}

// Every reference holds "user" and a namespace: a search for them would find everybody.
function afterSlash(entityRef: string): string {
  return entityRef.slice(entityRef.indexOf('/') + 1);
}
