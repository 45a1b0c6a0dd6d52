import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
import type { WeeklyStop } from '@signalbox/backstage-plugin-release-train-common';

const WEEKDAYS = [
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

/** A day of the week, 1 is Monday, and a wall-clock time. */
export function readWeeklyTime(config: Config, path: string): WeeklyStop {
  const weekday = config.getString('weekday');
  const number = WEEKDAYS.indexOf(weekday.toLowerCase()) + 1;
  if (number === 0) {
    throw invalid(`${path}.weekday`, weekday, `one of ${WEEKDAYS.join(', ')}`);
  }
  return {
    weekday: number,
    time: checkTime(config.getString('time'), `${path}.time`),
  };
}

/** A wall-clock time, `HH:MM`. */
export function checkTime(time: string, path: string): string {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    throw invalid(path, time, "a wall-clock time such as '10:00'");
  }
  return time;
}
