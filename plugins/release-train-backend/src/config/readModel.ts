import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
import { isTimeZone } from '@signalbox/backstage-plugin-release-train-common';
import type {
  ChangeSource,
  DeployDriver,
} from '@signalbox/backstage-plugin-release-train-node';
import type {
  ConfiguredComponent,
  ConfiguredEnvironment,
  ConfiguredTrain,
  ReleaseTrainModel,
  SchedulerSettings,
} from './model';

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
function invalid(path: string, found: unknown, expected: string): InputError {
  return new InputError(
    `Invalid configuration at '${path}': found ${JSON.stringify(
      found,
    )}, expected ${expected}`,
  );
}

function readDuration(
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

function readScheduler(config: Config | undefined): SchedulerSettings {
  const path = 'releaseTrain.scheduler';
  const read = (key: string, fallback: HumanDuration) =>
    readDuration(config, key, path, fallback, 100);
  const settings = {
    leaseMs: read('lease', { seconds: 15 }),
    backstopMs: read('backstop', { seconds: 30 }),
    followIntervalMs: read('followInterval', { seconds: 10 }),
    vendorTimeoutMs: read('vendorTimeout', { seconds: 10 }),
    absenceProofMs: read('absenceProof', { minutes: 2 }),
    deployTimeoutMs: read('deployTimeout', { hours: 1 }),
    observeIntervalMs: read('observeInterval', { minutes: 5 }),
  };
  // Until then a request may still be on its way, and its absence proves nothing.
  if (settings.absenceProofMs <= settings.vendorTimeoutMs) {
    throw invalid(
      `${path}.absenceProof`,
      config?.getOptional('absenceProof'),
      `more than the vendorTimeout of ${
        settings.vendorTimeoutMs / 1000
      } seconds`,
    );
  }
  return settings;
}

function readEntityRef(value: string, path: string, kind: string): string {
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

function readUrl(
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

function readEnvironments(
  component: Config,
  path: string,
  entityRef: string,
  drivers: ReadonlyMap<string, DeployDriver>,
): ConfiguredEnvironment[] {
  const configs = component.getConfigArray('environments');
  if (configs.length === 0) {
    throw invalid(`${path}.environments`, [], 'at least one environment');
  }
  const result: ConfiguredEnvironment[] = [];
  let previous: string | undefined;
  configs.forEach((config, index) => {
    const at = `${path}.environments[${index}]`;
    const name = config.getString('name');
    if (result.some(other => other.name === name)) {
      throw invalid(`${at}.name`, name, 'a name that no other environment has');
    }
    const mechanism = config.getString('mechanism');
    const driver = drivers.get(mechanism);
    if (!driver) {
      throw invalid(
        `${at}.mechanism`,
        mechanism,
        `one of ${
          [...drivers.keys()].sort().join(', ') ||
          '(no module that deploys is installed)'
        }`,
      );
    }
    const version = config.getOptionalConfig('version');
    const versionUrl = version && readUrl(version, 'url', `${at}.version`);
    if (version && !versionUrl) {
      throw invalid(`${at}.version.url`, undefined, 'an http or https address');
    }
    result.push({
      name,
      note: config.getOptionalString('note'),
      needsCandidate:
        config.getOptionalBoolean('needsCandidate') ??
        index === configs.length - 1,
      opened: config.getOptionalBoolean('needsCandidate') === false,
      previous,
      driver,
      target: {
        component: entityRef,
        environment: name,
        vendorEnvironment: config.getOptionalString('vendorName') ?? name,
        options: driver.readOptions({ environment: config, component }),
      },
      version: versionUrl
        ? {
            url: versionUrl,
            field: version!.getOptionalString('field') ?? 'version',
          }
        : undefined,
      healthUrl: readUrl(config, 'healthUrl', at),
      checklist: [],
    });
    // Environments that are only watched do not have to be passed through: the explorer's
    // dev-canary may be behind main for weeks (FACTS, section 1).
    if (driver.triggers) previous = name;
  });
  return result;
}

function readComponent(
  config: Config,
  path: string,
  drivers: ReadonlyMap<string, DeployDriver>,
  sources: readonly ChangeSource[],
): ConfiguredComponent {
  const entityRef = readEntityRef(
    config.getString('entityRef'),
    `${path}.entityRef`,
    'component',
  );
  const repository = config.getOptionalString('repository');
  if (!repository) {
    throw invalid(
      `${path}.repository`,
      repository,
      `the web address of the repository of ${entityRef}, such as 'https://github.com/example-org/explorer'`,
    );
  }
  const changeSource = sources.find(source => source.handles(repository));
  if (!changeSource) {
    throw invalid(
      `${path}.repository`,
      repository,
      'a repository on a host that an integration is configured for',
    );
  }
  return {
    entityRef,
    source: {
      repository,
      branch: config.getOptionalString('branch') ?? 'main',
    },
    changeSource,
    environments: readEnvironments(config, path, entityRef, drivers),
  };
}

function readStop(
  config: Config,
  path: string,
): { weekday: number; time: string; leadMinutes: number; environment: string } {
  const weekday = config.getString('weekday');
  const number = WEEKDAYS.indexOf(weekday.toLowerCase()) + 1;
  if (number === 0) {
    throw invalid(`${path}.weekday`, weekday, `one of ${WEEKDAYS.join(', ')}`);
  }
  const time = config.getString('time');
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    throw invalid(`${path}.time`, time, "a wall-clock time such as '10:00'");
  }
  return {
    weekday: number,
    time,
    leadMinutes: Math.round(
      readDuration(config, 'lead', path, { hours: 2 }) / 60_000,
    ),
    environment: config.getString('environment'),
  };
}

function readCount(
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

function readTrain(
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
    freezes: [],
    remindEveryMs: 0,
    templates: {},
  };
}

/**
 * Reads and checks the whole configuration of the plugin. Anything that cannot be used ends the
 * start with the path of the key, what is there, and what was expected.
 *
 * @throws InputError
 */
export function readModel(
  root: Config,
  options: {
    drivers: ReadonlyMap<string, DeployDriver>;
    changeSources: readonly ChangeSource[];
  },
): ReleaseTrainModel {
  const config = root.getOptionalConfig('releaseTrain');
  const components = new Map<string, ConfiguredComponent>();
  (config?.getOptionalConfigArray('components') ?? []).forEach(
    (item, index) => {
      const path = `releaseTrain.components[${index}]`;
      const component = readComponent(
        item,
        path,
        options.drivers,
        options.changeSources,
      );
      if (components.has(component.entityRef)) {
        throw invalid(
          `${path}.entityRef`,
          component.entityRef,
          'a component that is not configured already',
        );
      }
      components.set(component.entityRef, component);
    },
  );

  const trains = new Map<string, ConfiguredTrain>();
  const trainByComponent = new Map<string, ConfiguredTrain>();
  (config?.getOptionalConfigArray('trains') ?? []).forEach((item, index) => {
    const path = `releaseTrain.trains[${index}]`;
    const train = readTrain(item, path, components);
    if (trains.has(train.id)) {
      throw invalid(`${path}.id`, train.id, 'an id that no other train has');
    }
    trains.set(train.id, train);
    train.members.forEach((member, position) => {
      const other = trainByComponent.get(member);
      if (other) {
        throw invalid(
          `${path}.members[${position}]`,
          member,
          `a component that does not ride on a train already (it rides on '${other.id}')`,
        );
      }
      trainByComponent.set(member, train);
    });
  });

  return {
    scheduler: readScheduler(config?.getOptionalConfig('scheduler')),
    components,
    trains,
    trainOf: component => trainByComponent.get(component),
    environmentOf: (component, environment) =>
      components
        .get(component)
        ?.environments.find(candidate => candidate.name === environment),
  };
}
