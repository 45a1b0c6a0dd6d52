import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { RESOURCE_TYPE_ON_CALL_ROTATION } from '@signalbox/backstage-plugin-on-call-common';
import {
  onCallMessengersExtensionPoint,
  type OnCallMessenger,
} from '@signalbox/backstage-plugin-on-call-node';
import { startTestApi, type TestApi } from './__testUtils__/startTestApi';
import { singleCell, testConfig } from './__testUtils__/testConfig';
import { testDatabases } from './__testUtils__/testDatabases';
import { INSTRUMENTS } from './metrics';
import { PAGE_INSTRUMENTS } from './pages/PageMetrics';

const databases = testDatabases();

const pigeon: OnCallMessenger = {
  name: 'pigeon',
  tell: async () => ({ outcome: 'sent' }),
};
const modules = ['first', 'second'].map(moduleId =>
  createBackendModule({
    pluginId: 'on-call',
    moduleId,
    register(env) {
      env.registerInit({
        deps: { messengers: onCallMessengersExtensionPoint },
        init: async ({ messengers }) => messengers.addMessenger(pigeon),
      });
    },
  }),
);

describe('the plugin', () => {
  let api: TestApi | undefined;
  afterEach(async () => {
    await api?.stop();
    api = undefined;
  });

  it('applies the conditions of a policy, and measures what is described', async () => {
    api = await startTestApi({ knex: await databases.init('SQLITE_3') });
    const apply = async (resourceRef: string, name: string) => {
      const { body } = await api!
        .as({ token: mockCredentials.service.token() })
        .post('/.well-known/backstage/permissions/apply-conditions')
        .send({
          items: [
            {
              id: '1',
              resourceRef,
              resourceType: RESOURCE_TYPE_ON_CALL_ROTATION,
              conditions: {
                rule: 'IS_INVOLVED',
                resourceType: RESOURCE_TYPE_ON_CALL_ROTATION,
                params: { userRef: `user:default/${name}` },
              },
            },
          ],
        });
      return body.items[0].result;
    };
    expect(await apply('single-cell', 'ana')).toBe('ALLOW');
    expect(await apply('single-cell', 'vic')).toBe('DENY');
    expect(await apply('nowhere', 'ana')).toBe('DENY');

    const all = [
      ...Object.values(INSTRUMENTS),
      ...Object.values(PAGE_INSTRUMENTS),
    ];
    expect(Object.fromEntries(api.metrics.units)).toEqual(
      Object.fromEntries(all.map(({ name, unit }) => [name, unit])),
    );
  }, 60_000);

  it('ends the start with the setting that cannot be used', async () => {
    await expect(
      startTestApi({
        knex: await databases.init('SQLITE_3'),
        config: {
          ...testConfig,
          onCall: { rotations: [{ ...singleCell, timeZone: 'Pacific' }] },
        },
      }),
    ).rejects.toThrow(/onCall\.rotations\[0\]\.timeZone/);
  }, 60_000);

  it('has one messenger of a name', async () => {
    await expect(
      startTestApi({
        knex: await databases.init('SQLITE_3'),
        features: modules,
      }),
    ).rejects.toThrow(/There is a messenger 'pigeon' already/);
  }, 60_000);
});
