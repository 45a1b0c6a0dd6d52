import { ConfigReader } from '@backstage/config';
import { ScriptedVendor } from '../__testUtils__/ScriptedVendor';
import {
  DATA_PORTAL,
  EXPLORER,
  GATEWAY,
  testConfig,
} from '../__testUtils__/testConfig';
import { readModel } from './readModel';

type Json = Record<string, any>;

function read(config: Json) {
  const vendor = new ScriptedVendor();
  return readModel(new ConfigReader(config), {
    drivers: new Map([
      ['deploys', vendor.driver('deploys')],
      ['watches', vendor.driver('watches', false)],
    ]),
    changeSources: [vendor.changeSource()],
  });
}

/** What is said of the test's configuration after this change. */
function complaintOn(change: (releaseTrain: Json) => void): string {
  const config = structuredClone(testConfig);
  change(config.releaseTrain);
  try {
    read(config);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('It was taken as it is');
}

const COMPONENT = 'releaseTrain.components[0]';
const STAGING = `${COMPONENT}.environments[1]`;
const TRAIN = 'releaseTrain.trains[0]';

it.each<[string, (r: Json) => void, string, string]>([
  [
    `${COMPONENT}.entityRef`,
    r => (r.components[0].entityRef = '/explorer'),
    '"/explorer"',
    "an entity reference such as 'component:default/name'",
  ],
  [
    'releaseTrain.components[1].entityRef',
    r => (r.components[1].entityRef = 'Explorer'),
    '"component:default/explorer"',
    'a component that is not configured already',
  ],
  [
    `${COMPONENT}.repository`,
    r => delete r.components[0].repository,
    'undefined',
    "the web address of the repository of component:default/explorer, such as 'https://github.com/example-org/explorer'",
  ],
  [
    `${COMPONENT}.repository`,
    r => (r.components[0].repository = 'https://elsewhere.example/x'),
    '"https://elsewhere.example/x"',
    'a repository on a host that an integration is configured for',
  ],
  [
    `${COMPONENT}.environments`,
    r => (r.components[0].environments = []),
    '[]',
    'at least one environment',
  ],
  [
    `${STAGING}.name`,
    r => (r.components[0].environments[1].name = 'dev'),
    '"dev"',
    'a name that no other environment has',
  ],
  [
    `${STAGING}.mechanism`,
    r => (r.components[0].environments[1].mechanism = 'by-hand'),
    '"by-hand"',
    'one of deploys, watches',
  ],
  [
    `${STAGING}.version.url`,
    r => (r.components[0].environments[1].version = { field: 'build' }),
    'undefined',
    'an http or https address',
  ],
  [
    `${STAGING}.version.url`,
    r => (r.components[0].environments[1].version = { url: 'explorer/v' }),
    '"explorer/v"',
    'an http or https address',
  ],
  [
    `${STAGING}.healthUrl`,
    r => (r.components[0].environments[1].healthUrl = 'ftp://explorer'),
    '"ftp://explorer"',
    'an http or https address',
  ],
  [
    `${TRAIN}.timeZone`,
    r => (r.trains[0].timeZone = 'Pacific'),
    '"Pacific"',
    "an IANA time zone such as 'America/Los_Angeles'",
  ],
  [
    `${TRAIN}.cut.weekday`,
    r => (r.trains[0].cut.weekday = 'Thu'),
    '"Thu"',
    'one of monday, tuesday, wednesday, thursday, friday, saturday, sunday',
  ],
  [
    `${TRAIN}.promote.time`,
    r => (r.trains[0].promote.time = '9:30'),
    '"9:30"',
    "a wall-clock time such as '10:00'",
  ],
  [
    `${TRAIN}.cut.lead`,
    r => (r.trains[0].cut.lead = { hours: -2 }),
    '{"hours":-2}',
    'a duration that is not negative',
  ],
  [
    `${TRAIN}.catchUpWindow`,
    r => (r.trains[0].catchUpWindow = { hours: -4 }),
    '{"hours":-4}',
    'a duration that is not negative',
  ],
  [
    `${TRAIN}.members`,
    r => (r.trains[0].members = []),
    '[]',
    'at least one component',
  ],
  [
    `${TRAIN}.members[1]`,
    r => (r.trains[0].members[1] = '/explorer'),
    '"/explorer"',
    "an entity reference such as 'component:default/name'",
  ],
  [
    `${TRAIN}.members[1]`,
    r => (r.trains[0].members[1] = 'infra'),
    '"infra"',
    `one of releaseTrain.components: ${EXPLORER}, ${DATA_PORTAL}, ${GATEWAY}`,
  ],
  [
    'releaseTrain.trains[1].members[1]',
    r => r.trains[1].members.push(EXPLORER),
    `"${EXPLORER}"`,
    "a component that does not ride on a train already (it rides on 'single-cell')",
  ],
  [
    `${TRAIN}.members[2]`,
    r => r.trains[0].members.push(EXPLORER),
    `"${EXPLORER}"`,
    "a component that does not ride on a train already (it rides on 'single-cell')",
  ],
  [
    `${TRAIN}.cut.environment`,
    r => (r.trains[0].cut.environment = 'stage'),
    '"stage"',
    `an environment of ${DATA_PORTAL}: dev, staging, prod`,
  ],
  [
    `${TRAIN}.promote.environment`,
    r => (r.components[0].environments[2].mechanism = 'watches'),
    '"prod"',
    `an environment of ${EXPLORER} that is deployed to; this one is only watched`,
  ],
  [
    `${TRAIN}.promote.environment`,
    r => (r.trains[0].promote.environment = 'staging'),
    '"staging"',
    `an environment of ${DATA_PORTAL} that comes after staging`,
  ],
  [
    `${TRAIN}.soakDays`,
    r => (r.trains[0].soakDays = 5.5),
    '5.5',
    'a whole number of at least 0',
  ],
  [
    `${TRAIN}.quorum`,
    r => (r.trains[0].quorum = -1),
    '-1',
    'a whole number of at least 0',
  ],
  [
    `${TRAIN}.approvers`,
    r => (r.trains[0].approvers = 'group:'),
    '"group:"',
    "an entity reference such as 'group:default/name'",
  ],
  [
    'releaseTrain.trains[1].id',
    r => (r.trains[1].id = 'single-cell'),
    '"single-cell"',
    'an id that no other train has',
  ],
  [
    `${TRAIN}.cut.lead`,
    r => (r.trains[0].cut.lead = 'two hours'),
    '"two hours"',
    "a duration such as '2 hours' or { hours: 2 }",
  ],
  [
    'releaseTrain.scheduler.lease',
    r => (r.scheduler = { lease: 'soon' }),
    '"soon"',
    "a duration such as '2 hours' or { hours: 2 }",
  ],
  [
    'releaseTrain.scheduler.backstop',
    r => (r.scheduler = { backstop: { seconds: 0 } }),
    '{"seconds":0}',
    'a duration of at least 0.1 seconds',
  ],
  [
    'releaseTrain.scheduler.absenceProof',
    r => (r.scheduler = { absenceProof: { seconds: 10 } }),
    '{"seconds":10}',
    'more than the vendorTimeout of 10 seconds',
  ],
])('%s: %s', (path, change, found, expected) => {
  expect(complaintOn(change)).toBe(
    `Invalid configuration at '${path}': found ${found}, expected ${expected}`,
  );
});

it('says that no module deploys when none is installed', () => {
  expect(() =>
    readModel(new ConfigReader(testConfig), {
      drivers: new Map(),
      changeSources: [new ScriptedVendor().changeSource()],
    }),
  ).toThrow(/one of \(no module that deploys is installed\)$/);
});

it.each<[string, (r: Json) => void]>([
  [`${TRAIN}.channel`, r => delete r.trains[0].channel],
  [`${TRAIN}.id`, r => delete r.trains[0].id],
  [`${TRAIN}.quorum`, r => (r.trains[0].quorum = 'two')],
  [
    `${STAGING}.mechanism`,
    r => delete r.components[0].environments[1].mechanism,
  ],
])('names %s when it is missing or not of its kind', (path, change) => {
  expect(complaintOn(change)).toContain(`'${path}'`);
});

it('reads what is configured, with what goes without saying', () => {
  const config = structuredClone(testConfig) as Json;
  Object.assign(config.releaseTrain.components[0].environments[1], {
    vendorName: 'stage',
    needsCandidate: true,
    version: { url: 'https://explorer.example/v' },
  });
  const model = read(config);
  expect(model.trainOf(GATEWAY)?.id).toBe('platform');
  expect(model.trains.get('single-cell')).toMatchObject({
    members: [DATA_PORTAL, EXPLORER],
    cut: { weekday: 4, time: '10:00', leadMinutes: 120 },
    soakDays: 6,
    quorum: 2,
    catchUpMs: 4 * 3_600_000,
  });
  expect(model.components.get(EXPLORER)).toMatchObject({
    source: { repository: 'https://code.example/explorer', branch: 'main' },
    environments: [
      // Nothing has to have been in an environment that is only watched.
      { name: 'dev', needsCandidate: false, previous: undefined },
      {
        name: 'staging',
        needsCandidate: true,
        previous: undefined,
        target: { environment: 'staging', vendorEnvironment: 'stage' },
        version: { url: 'https://explorer.example/v', field: 'version' },
      },
      { name: 'prod', needsCandidate: true, previous: 'staging' },
    ],
  });
  expect(model.environmentOf(EXPLORER, 'stage')).toBeUndefined();
});

it('is content with no configuration at all', () => {
  const model = read({});
  expect([...model.components.keys(), ...model.trains.keys()]).toEqual([]);
  expect(model.scheduler).toMatchObject({
    leaseMs: 15_000,
    absenceProofMs: 120_000,
    deployTimeoutMs: 3_600_000,
  });
});

it('protects production whatever is listed after it', () => {
  const config: Json = structuredClone(testConfig);
  const { environments } = config.releaseTrain.components[0];
  environments.push({ name: 'mirror', mechanism: 'watches' });
  const prod = read(config).environmentOf(EXPLORER, 'prod');
  expect(prod?.needsCandidate).toBe(true);
  expect(read(config).environmentOf(EXPLORER, 'staging')?.needsCandidate).toBe(
    false,
  );

  environments.find(
    (environment: Json) => environment.name === 'prod',
  ).needsCandidate = false;
  expect(() => read(config)).toThrow(
    `'${TRAIN}.promote.environment': found "prod", expected an environment of ${EXPLORER} that only candidates enter`,
  );
});
