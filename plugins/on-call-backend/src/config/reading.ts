import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';

/** The days of the week by their ISO number less one. */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];

/** A setting that cannot be used: names the key, what is there, and what was expected. */
export function invalid(
  path: string,
  found: unknown,
  expected: string,
): InputError {
  return new InputError(
    `Invalid configuration at '${path}': found ${JSON.stringify(
      found,
    )}, expected ${expected}`,
  );
}

/** A duration in milliseconds. */
export function readDuration(
  config: Config | undefined,
  key: string,
  path: string,
  fallback: HumanDuration,
  leastMs = 0,
): number {
  let value: number;
  try {
    value = Math.round(
      durationToMilliseconds(
        config?.has(key) ? readDurationFromConfig(config, { key }) : fallback,
      ),
    );
  } catch {
    throw invalid(
      `${path}.${key}`,
      config?.getOptional(key),
      "a duration such as '2 hours' or { hours: 2 }",
    );
  }
  if (value < leastMs) {
    throw invalid(
      `${path}.${key}`,
      config?.getOptional(key),
      leastMs === 0
        ? 'a duration that is not negative'
        : `a duration of at least ${leastMs / 1000} seconds`,
    );
  }
  return value;
}

/** An entity reference, whole and in lower case. */
export function readEntityRef(
  value: string,
  path: string,
  kind: string,
): string {
  try {
    const ref = parseEntityRef(value, {
      defaultKind: kind,
      defaultNamespace: 'default',
    });
    return stringifyEntityRef(ref);
  } catch {
    throw invalid(
      path,
      value,
      `an entity reference such as '${kind}:default/name'`,
    );
  }
}

/** A reference of a user. */
export function readUserRef(value: string, path: string): string {
  const ref = readEntityRef(value, path, 'user');
  if (!ref.startsWith('user:')) {
    throw invalid(path, value, "a user such as 'user:default/ana'");
  }
  return ref;
}

/** The address of a page, absolute. */
export function readUrl(
  config: Config,
  key: string,
  path: string,
): string | undefined {
  const value = config.getOptionalString(key);
  if (value !== undefined && !/^https?:\/\//.test(value)) {
    throw invalid(`${path}.${key}`, value, 'an http or https address');
  }
  return value;
}

/** A whole number. */
export function readCount(
  config: Config,
  key: string,
  path: string,
  fallback: number,
  least: number,
): number {
  const value = config.getOptionalNumber(key) ?? fallback;
  if (!Number.isInteger(value) || value < least) {
    throw invalid(
      `${path}.${key}`,
      value,
      `a whole number of at least ${least}`,
    );
  }
  return value;
}

/** The ISO number of a named day of the week, 1 is Monday. */
export function checkWeekday(weekday: string, path: string): number {
  const number = WEEKDAYS.indexOf(weekday.toLowerCase()) + 1;
  if (number === 0) {
    throw invalid(path, weekday, `one of ${WEEKDAYS.join(', ')}`);
  }
  return number;
}

/** A wall-clock time, `HH:MM`. */
export function checkTime(time: string, path: string): string {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    throw invalid(path, time, "a wall-clock time such as '09:00'");
  }
  return time;
}

/** An id that goes into addresses: stable, short and without signs that mean something there. */
export function checkId(id: string, path: string): string {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(id)) {
    throw invalid(
      path,
      id,
      'at most 63 lower-case letters, digits and hyphens, such as single-cell',
    );
  }
  return id;
}

/** @throws InputError naming the second of two items with the same id. */
export function checkUnique(
  items: ReadonlyArray<{ id: string }>,
  path: string,
): void {
  const seen = new Set<string>();
  items.forEach(({ id }, index) => {
    if (seen.has(id)) {
      throw invalid(
        `${path}[${index}].id`,
        id,
        'an id that no other item of the list has',
      );
    }
    seen.add(id);
  });
}
