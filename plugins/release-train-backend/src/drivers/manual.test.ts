import { ConfigReader } from '@backstage/config';
import {
  startTestScheduler,
  type TestScheduler,
} from '../__testUtils__/startTestScheduler';
import { EXPLORER, testConfig } from '../__testUtils__/testConfig';
import { testDatabases } from '../__testUtils__/testDatabases';
import { manualDriver } from './ManualDriver';

const databases = testDatabases();
const INSTRUCTIONS = 'https://docs.example/deploy-explorer';

const config: any = structuredClone(testConfig);
Object.assign(config.releaseTrain.components[0].environments[1], {
  mechanism: 'manual',
  instructions: INSTRUCTIONS,
});

it('wants the address of the instructions', () => {
  const read = (values: object) => () =>
    manualDriver.readOptions({
      environment: new ConfigReader({ name: 'staging', ...values }),
      component: new ConfigReader({}),
    });
  expect(read({})).toThrow(
    "instructions of environment 'staging': expected the http or https address of the instructions to deploy by, got nothing",
  );
  expect(read({ instructions: 'the wiki' })).toThrow(/got 'the wiki'/);
});

describe.each(databases.eachSupportedId())('by hand on %s', databaseId => {
  let scheduler: TestScheduler;

  beforeEach(async () => {
    scheduler = await startTestScheduler({
      knex: await databases.init(databaseId),
      now: '2026-11-24T18:00:00Z',
      config,
    });
  });
  afterEach(() => scheduler.stop());

  it.each([
    ['succeeded', 'succeeded'],
    ['failed', 'failed'],
  ] as const)('a person says that it %s', async (outcome, state) => {
    const id = await scheduler.ask({ sha: 'e1'.repeat(20) });
    await scheduler.pass(30);
    const waiting = await scheduler.deployment(id);
    expect(waiting).toMatchObject({
      component: EXPLORER,
      state: 'needs_human',
      vendorUrl: INSTRUCTIONS,
      detail: expect.stringContaining('by the instructions'),
    });
    await scheduler.requests.settle({
      id,
      version: waiting.version,
      outcome,
      actor: 'user:default/ana',
      reason: 'I did it myself',
    });
    await scheduler.pass(30);
    expect((await scheduler.deployment(id)).state).toBe(state);
    const place = await scheduler
      .knex('environments')
      .where({ id: `${EXPLORER}#staging` })
      .first();
    expect(place.recorded_sha).toBe(
      outcome === 'succeeded' ? 'e1'.repeat(20) : null,
    );
  });
});
