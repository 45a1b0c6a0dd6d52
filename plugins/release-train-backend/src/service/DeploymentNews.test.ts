import { mockServices } from '@backstage/backend-test-utils';
import { sha } from '../__testUtils__/Fixtures';
import { ScriptedVendor } from '../__testUtils__/ScriptedVendor';
import { startTestScheduler } from '../__testUtils__/startTestScheduler';
import { testDatabases } from '../__testUtils__/testDatabases';
import type { DeploymentRecord } from '../database/rows';
import { DeploymentNews } from './DeploymentNews';

const databases = testDatabases();

it.each(databases.eachSupportedId())(
  'other plugins are told once of each deployment that has ended, on %s',
  async databaseId => {
    const vendor = new ScriptedVendor();
    const scheduler = await startTestScheduler({
      knex: await databases.init(databaseId),
      now: '2026-11-25T18:00:00Z',
      vendor,
    });
    try {
      await scheduler.quiet();
      const good = await scheduler.ask({ sha: sha('e1') });
      expect(scheduler.news).toEqual([]);
      await scheduler.pass(60);
      vendor.dispatch = async () => ({ outcome: 'refused', reason: 'No.' });
      const bad = await scheduler.ask({ sha: sha('e2') });
      await scheduler.pass(60);
      expect(scheduler.news).toEqual([
        { id: good, state: 'succeeded' },
        { id: bad, state: 'failed' },
      ]);
    } finally {
      await scheduler.stop();
    }
  },
  60_000,
);

describe('an event', () => {
  const deployment = {
    id: '01J',
    component: 'component:default/explorer',
    environment: 'prod',
    sha: sha('e1'),
    kind: 'train',
    state: 'succeeded',
    dispatchedAt: 1,
    endedAt: 2,
    vendorUrl: 'https://vendor.example/1',
    overrideReason: 'nobody else is to read this',
  } as DeploymentRecord;
  const logger = mockServices.logger.mock();

  it('says what has ended and no more', async () => {
    const publish = jest.fn(async () => {});
    const events = { publish, subscribe: async () => {} };
    DeploymentNews.create({ events, logger }).ended(deployment);
    expect(publish.mock.calls).toEqual([
      [
        {
          topic: 'release-train.deployment',
          eventPayload: {
            deploymentId: '01J',
            component: 'component:default/explorer',
            environment: 'prod',
            sha: sha('e1'),
            kind: 'train',
            state: 'succeeded',
            dispatched: true,
            endedAt: 2,
            vendorUrl: 'https://vendor.example/1',
          },
        },
      ],
    ]);
  });

  it('that cannot be published is logged, and nothing else', async () => {
    const events = {
      publish: async () => {
        throw new Error('No bus');
      },
      subscribe: async () => {},
    };
    DeploymentNews.create({ events, logger }).ended(deployment);
    await new Promise(setImmediate);
    expect(logger.warn).toHaveBeenCalledWith(
      'The end of deployment 01J was not told',
      expect.objectContaining({ message: 'No bus' }),
    );
  });
});
