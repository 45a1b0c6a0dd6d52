import type { JsonObject } from '@backstage/types';
import { Portal } from './__testUtils__/Portal';
import {
  createTestDatabase,
  type TestDatabase,
} from './__testUtils__/TestDatabase';

jest.setTimeout(3 * 60_000);

const explorer = {
  entityRef: 'component:default/explorer',
  repository: 'http://localhost:4010/example-org/single-cell-explorer',
  environments: [
    { name: 'staging', mechanism: 'github-workflow', workflow: 'deploy.yml' },
    { name: 'prod', mechanism: 'github-workflow', workflow: 'deploy.yml' },
  ],
};
const train = {
  id: 'single-cell',
  timeZone: 'America/Los_Angeles',
  members: ['component:default/explorer'],
  cut: { weekday: 'thursday', time: '10:00', environment: 'staging' },
  promote: { weekday: 'wednesday', time: '10:00', environment: 'prod' },
  approvers: 'group:default/single-cell',
  channel: '#single-cell-ops',
};

describe('a backend with a bad configuration', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase('SQLite');
  });
  afterAll(() => database.drop());

  it.each<[string, JsonObject, string[]]>([
    [
      'an unknown environment',
      {
        components: [explorer],
        trains: [{ ...train, cut: { ...train.cut, environment: 'stagign' } }],
      },
      [
        "'releaseTrain.trains[0].cut.environment'",
        '"stagign"',
        'staging, prod',
      ],
    ],
    [
      'a zone that does not exist',
      {
        components: [explorer],
        trains: [{ ...train, timeZone: 'America/Los_Angles' }],
      },
      [
        "'releaseTrain.trains[0].timeZone'",
        '"America/Los_Angles"',
        'an IANA time zone',
      ],
    ],
    [
      'no repository',
      {
        components: [{ ...explorer, repository: null as any }],
        trains: [train],
      },
      ["releaseTrain.components[0].repository'", 'web address'],
    ],
  ])(
    'P4 does not start with %s, and says which key and what was expected',
    async (_what, releaseTrain, sayings) => {
      const portal = await Portal.create({
        sandboxUrl: 'http://localhost:4010',
        database,
        config: { releaseTrain },
      });
      const { code, output } = await portal.startRefused();
      await portal.stop();
      expect(code).not.toBe(0);
      for (const saying of sayings) expect(output).toContain(saying);
    },
  );
});
