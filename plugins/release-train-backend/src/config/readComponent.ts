import type { Config } from '@backstage/config';
import type {
  ChangeSource,
  DeployDriver,
} from '@signalbox/backstage-plugin-release-train-node';
import type {
  ConfiguredComponent,
  ConfiguredEnvironment,
  ConfiguredTestCase,
} from './model';
import { invalid, readEntityRef, readUrl } from './reading';

/** What a test case is called in the database: the words of its title. */
function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 63);
}

function readChecklist(config: Config, path: string): ConfiguredTestCase[] {
  const cases: ConfiguredTestCase[] = [];
  (config.getOptionalConfigArray('checklist') ?? []).forEach((item, index) => {
    const at = `${path}.checklist[${index}]`;
    const title = item.getString('title');
    const id = item.getOptionalString('id') ?? slugOf(title);
    if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(id)) {
      throw invalid(
        `${at}.id`,
        id,
        'up to 63 lower-case letters, digits and dashes',
      );
    }
    if (cases.some(other => other.id === id)) {
      throw invalid(`${at}.id`, id, 'an id that no other test case has');
    }
    cases.push({ id, title, url: readUrl(item, 'url', at) });
  });
  return cases;
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
      checklist: readChecklist(config, at),
    });
    // Environments that are only watched do not have to be passed through: the explorer's
    // dev-canary may be behind main for weeks (FACTS, section 1).
    if (driver.triggers) previous = name;
  });
  return result;
}

/** A component with its environments. */
export function readComponent(
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
