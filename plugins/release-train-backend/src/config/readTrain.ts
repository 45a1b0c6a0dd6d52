import type { Config } from '@backstage/config';
import { isTimeZone } from '@signalbox/backstage-plugin-release-train-common';
import { templateProblem } from '../announcements/templates';
import {
  ANNOUNCEMENT_NAMES,
  type ConfiguredComponent,
  type ConfiguredTrain,
} from './model';
import { readFreezes } from './readFreezes';
import {
  checkTime,
  invalid,
  readCount,
  readDuration,
  readEntityRef,
  readWeeklyTime,
} from './reading';

function readStop(
  config: Config,
  path: string,
): { weekday: number; time: string; leadMinutes: number; environment: string } {
  return {
    ...readWeeklyTime(config, path),
    leadMinutes: Math.round(
      readDuration(config, 'lead', path, { hours: 2 }) / 60_000,
    ),
    environment: config.getString('environment'),
  };
}

/**
 * Where a train promotes to, and beyond, only its candidates go, whatever is listed after it:
 * otherwise anybody who may deploy could pass by the soak and the quorum.
 */
function protectProduction(
  component: ConfiguredComponent,
  promoteEnvironment: string,
  path: string,
): void {
  const from = component.environments.findIndex(
    environment => environment.name === promoteEnvironment,
  );
  component.environments.slice(from).forEach((environment, index) => {
    if (index === 0 && environment.opened) {
      throw invalid(
        path,
        promoteEnvironment,
        `an environment of ${component.entityRef} that only candidates enter; this one says needsCandidate: false`,
      );
    }
    environment.needsCandidate = !environment.opened;
  });
}

function readCutOff(config: Config, path: string): string | undefined {
  const time = config.getOptionalString('cutOff');
  return time === undefined ? undefined : checkTime(time, `${path}.cutOff`);
}

function readTemplates(
  config: Config,
  path: string,
): ConfiguredTrain['templates'] {
  const templates: ConfiguredTrain['templates'] = {};
  const section = config.getOptionalConfig('announcements');
  for (const key of section?.keys() ?? []) {
    const at = `${path}.announcements.${key}`;
    const name = ANNOUNCEMENT_NAMES.find(known => known === key);
    const template = section!.getString(key);
    if (!name) {
      throw invalid(
        at,
        template,
        `one of the announcements ${ANNOUNCEMENT_NAMES.join(', ')}`,
      );
    }
    const problem = templateProblem(name, template);
    if (problem) throw invalid(at, template, problem);
    templates[name] = template;
  }
  return templates;
}

/** A train with its stops and rules. */
export function readTrain(
  config: Config,
  path: string,
  components: ReadonlyMap<string, ConfiguredComponent>,
): ConfiguredTrain {
  const timeZone = config.getString('timeZone');
  if (!isTimeZone(timeZone)) {
    throw invalid(
      `${path}.timeZone`,
      timeZone,
      "an IANA time zone such as 'America/Los_Angeles'",
    );
  }
  const cut = readStop(config.getConfig('cut'), `${path}.cut`);
  const promote = readStop(config.getConfig('promote'), `${path}.promote`);
  const names = config.getStringArray('members');
  if (names.length === 0) {
    throw invalid(`${path}.members`, names, 'at least one component');
  }
  const members = names.map((value, index) => {
    const at = `${path}.members[${index}]`;
    const ref = readEntityRef(value, at, 'component');
    const component = components.get(ref);
    if (!component) {
      throw invalid(
        at,
        value,
        `one of releaseTrain.components: ${[...components.keys()].join(', ')}`,
      );
    }
    for (const [key, stop] of [
      ['cut', cut],
      ['promote', promote],
    ] as const) {
      const environment = component.environments.find(
        candidate => candidate.name === stop.environment,
      );
      if (!environment) {
        throw invalid(
          `${path}.${key}.environment`,
          stop.environment,
          `an environment of ${ref}: ${component.environments
            .map(candidate => candidate.name)
            .join(', ')}`,
        );
      }
      // Where the cut goes may deploy itself; then it is waited for until the revision is there.
      if (key === 'promote' && !environment.driver.triggers) {
        throw invalid(
          `${path}.${key}.environment`,
          stop.environment,
          `an environment of ${ref} that is deployed to; this one is only watched`,
        );
      }
    }
    protectProduction(
      component,
      promote.environment,
      `${path}.promote.environment`,
    );
    const order = component.environments.map(environment => environment.name);
    if (order.indexOf(promote.environment) <= order.indexOf(cut.environment)) {
      throw invalid(
        `${path}.promote.environment`,
        promote.environment,
        `an environment of ${ref} that comes after ${cut.environment}`,
      );
    }
    return ref;
  });
  return {
    id: config.getString('id'),
    timeZone,
    members,
    cut,
    promote,
    cutEnvironment: cut.environment,
    promoteEnvironment: promote.environment,
    soakDays: readCount(config, 'soakDays', path, 6, 0),
    quorum: readCount(config, 'quorum', path, 2, 0),
    approvers: readEntityRef(
      config.getString('approvers'),
      `${path}.approvers`,
      'group',
    ),
    channel: config.getString('channel'),
    catchUpMs: readDuration(config, 'catchUpWindow', path, { hours: 4 }),
    hotfixQuorum: readCount(
      config,
      'hotfixQuorum',
      path,
      config.getOptionalNumber('quorum') ?? 2,
      0,
    ),
    promotesItself: config.getOptionalBoolean('promotesItself') ?? false,
    cutOff: readCutOff(config, path),
    freezes: readFreezes(config, path, components, members),
    remindEveryMs: readDuration(config, 'remindEvery', path, { minutes: 30 }),
    templates: readTemplates(config, path),
  };
}
