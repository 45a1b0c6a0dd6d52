import {
  ConfigReader,
  readDurationFromConfig,
  type Config,
} from '@backstage/config';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
import type { ReadinessProbe } from '@signalbox/backstage-plugin-on-call-node';
import type {
  ConfiguredRotation,
  NoticeSettings,
  OnCallModel,
  SchedulerSettings,
} from './model';
import { invalid, readDuration } from './reading';
import { readRotation } from './readRotation';

const DAY_MS = 24 * 60 * 60_000;
/** The database keeps what is ahead only so far. */
const FARTHEST_NOTICE_MS = 90 * DAY_MS;

function readScheduler(config: Config | undefined): SchedulerSettings {
  const path = 'onCall.scheduler';
  const read = (key: string, fallback: HumanDuration) =>
    readDuration(config, key, path, fallback, 100);
  return {
    leaseMs: read('lease', { seconds: 15 }),
    backstopMs: read('backstop', { seconds: 15 }),
    messageTimeoutMs: read('messageTimeout', { seconds: 10 }),
  };
}

/** By default a week and a day ahead, the longest first; the handoff itself is always told. */
function readNotices(config: Config | undefined): NoticeSettings {
  const path = 'onCall.notices.ahead';
  if (!config?.has('ahead')) return { aheadMs: [7 * DAY_MS, DAY_MS] };
  const found = config.getOptional('ahead');
  if (!Array.isArray(found)) {
    throw invalid(path, found, "a list of durations such as ['7 days']");
  }
  const aheadMs = found.map((_, index) => {
    const at = `${path}[${index}]`;
    let value: number;
    try {
      value = durationToMilliseconds(
        readDurationFromConfig(new ConfigReader({ value: found[index] }), {
          key: 'value',
        }),
      );
    } catch {
      throw invalid(at, found[index], "a duration such as '7 days'");
    }
    if (value <= 0 || value > FARTHEST_NOTICE_MS) {
      throw invalid(at, found[index], 'more than nothing and at most 90 days');
    }
    return value;
  });
  return { aheadMs: [...new Set(aheadMs)].sort((a, b) => b - a) };
}

/**
 * Reads and checks the whole configuration of the plugin. Anything that cannot be used ends the
 * start with the path of the key, what is there, and what was expected.
 *
 * @throws InputError
 */
export function readModel(
  root: Config,
  parts: {
    /** The machine checks that modules bring, by their kind. */
    probes: ReadonlyMap<string, ReadinessProbe>;
  },
): OnCallModel {
  const config = root.getOptionalConfig('onCall');
  const rotations = new Map<string, ConfiguredRotation>();
  const rotationOf = new Map<string, string>();
  (config?.getOptionalConfigArray('rotations') ?? []).forEach((item, index) => {
    const path = `onCall.rotations[${index}]`;
    const rotation = readRotation(item, path, parts.probes);
    if (rotations.has(rotation.id)) {
      throw invalid(
        `${path}.id`,
        rotation.id,
        'an id that no other rotation has',
      );
    }
    rotations.set(rotation.id, rotation);
    rotation.entityRefs.forEach((ref, position) => {
      const other = rotationOf.get(ref);
      if (other !== undefined) {
        throw invalid(
          `${path}.entityRefs[${position}]`,
          ref,
          `an entity that no other rotation is for (it is in '${other}')`,
        );
      }
      rotationOf.set(ref, rotation.id);
    });
  });
  return {
    rotations,
    notices: readNotices(config?.getOptionalConfig('notices')),
    scheduler: readScheduler(config?.getOptionalConfig('scheduler')),
    appUrl: root.getString('app.baseUrl').replace(/\/$/, ''),
    annotated: new Map(),
  };
}
