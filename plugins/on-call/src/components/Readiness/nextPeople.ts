import type { WhoIsOnCall } from '@signalbox/backstage-plugin-on-call-common';

/** Somebody who takes over next, and at which levels. */
export interface NextPerson {
  person: string;
  levels: string[];
}

/** Whoever takes over next, once each, in the order of the levels, without `except`. */
export function nextPeople(
  who: Pick<WhoIsOnCall, 'levels'>,
  except: string | undefined,
): NextPerson[] {
  const people = new Map<string, string[]>();
  for (const { title, next } of who.levels) {
    const person = next?.person;
    if (person && person !== except) {
      people.set(person, [...(people.get(person) ?? []), title]);
    }
  }
  return [...people].map(([person, levels]) => ({ person, levels }));
}
