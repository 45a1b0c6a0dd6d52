import type { Config } from '@backstage/config';
import {
  wallClock,
  type FreezeWindow,
} from '@signalbox/backstage-plugin-release-train-common';
import type { ConfiguredComponent } from './model';
import { invalid, readWeeklyTime } from './reading';

const LOCAL = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/;

function readLocal(config: Config, key: string, path: string): string {
  const value = config.getString(key);
  const valid = () => {
    try {
      const [date, time] = value.split('T');
      return Number.isFinite(wallClock(date, time, 'UTC'));
    } catch {
      return false; // Such as the 30th of February.
    }
  };
  if (!LOCAL.test(value) || !valid()) {
    throw invalid(
      `${path}.${key}`,
      value,
      "a date and wall-clock time in the train's zone, such as '2026-12-21T09:00'",
    );
  }
  return value;
}

/** The freeze windows of a train; without environments, one is for all that its members have. */
export function readFreezes(
  config: Config,
  path: string,
  components: ReadonlyMap<string, ConfiguredComponent>,
  members: readonly string[],
): FreezeWindow[] {
  const known = [
    ...new Set(
      members.flatMap(member =>
        components.get(member)!.environments.map(({ name }) => name),
      ),
    ),
  ];
  return (config.getOptionalConfigArray('freezes') ?? []).map((item, index) => {
    const at = `${path}.freezes[${index}]`;
    const kind = item.getOptionalString('kind') ?? 'deny';
    if (kind !== 'deny' && kind !== 'allow') {
      throw invalid(`${at}.kind`, kind, "'deny' or 'allow'");
    }
    const environments = item.getOptionalStringArray('environments') ?? known;
    environments.forEach((name, position) => {
      if (!known.includes(name)) {
        throw invalid(
          `${at}.environments[${position}]`,
          name,
          `an environment of a member of the train: ${known.join(', ')}`,
        );
      }
    });
    const weekly = item.getOptionalConfig('weekly');
    const once = item.getOptionalConfig('once');
    if ((weekly === undefined) === (once === undefined)) {
      throw invalid(at, Object.keys(item.get()), "either 'weekly' or 'once'");
    }
    const window: FreezeWindow = {
      name: item.getString('name'),
      kind,
      environments,
    };
    if (weekly) {
      window.weekly = {
        from: readWeeklyTime(weekly.getConfig('from'), `${at}.weekly.from`),
        to: readWeeklyTime(weekly.getConfig('to'), `${at}.weekly.to`),
      };
    }
    if (once) {
      window.once = {
        from: readLocal(once, 'from', `${at}.once`),
        to: readLocal(once, 'to', `${at}.once`),
      };
      if (window.once.to <= window.once.from) {
        throw invalid(
          `${at}.once.to`,
          window.once.to,
          `a time after ${window.once.from}`,
        );
      }
    }
    return window;
  });
}
