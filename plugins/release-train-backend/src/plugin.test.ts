import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { releaseTrainPermissions } from '@signalbox/backstage-plugin-release-train-common';
import { releaseTrainAnnouncerExtensionPoint } from '@signalbox/backstage-plugin-release-train-node';
import request from 'supertest';
import releaseTrainPlugin, { releaseTrainConditions } from './index';
import { createStandInVendor } from './__testUtils__/StandInVendor';
import { EXPLORER, testConfig } from './__testUtils__/testConfig';

type Feature = NonNullable<
  Parameters<typeof startTestBackend>[0]['features']
>[number];

const start = (data: object, ...modules: Feature[]) =>
  startTestBackend({
    features: [
      releaseTrainPlugin,
      mockServices.rootConfig.factory({ data: { ...testConfig, ...data } }),
      catalogServiceMock.factory({ entities: [] }),
      ...modules,
    ],
  });

const announcerModule = (moduleId: string) =>
  createBackendModule({
    pluginId: 'release-train',
    moduleId,
    register(env) {
      env.registerInit({
        deps: { announcers: releaseTrainAnnouncerExtensionPoint },
        async init({ announcers }) {
          announcers.setAnnouncer({
            announce: async () => ({ outcome: 'posted', reference: 'here' }),
          });
        },
      });
    },
  });

describe('releaseTrainPlugin', () => {
  it('starts with the services that every backend has', async () => {
    const { server } = await start(
      {},
      createStandInVendor(),
      announcerModule('announcer'),
    );
    const { body } = await request(server).get('/api/release-train/trains');
    expect(body.items).toHaveLength(2);
  });

  it('starts without a train', async () => {
    const { server } = await start({ releaseTrain: undefined });
    const { body } = await request(server).get('/api/release-train/matrix');
    expect(body.items).toEqual([]);
  });

  it('tells the permission framework what it may be asked', async () => {
    const { server } = await start({}, createStandInVendor());
    const base = '/api/release-train/.well-known/backstage/permissions';
    const { body: metadata } = await request(server).get(`${base}/metadata`);
    expect(metadata.permissions).toEqual(releaseTrainPermissions);
    expect(metadata.rules).toMatchObject([
      { name: 'HAS_COMPONENT', paramsSchema: { required: ['componentRefs'] } },
      { name: 'HAS_ENVIRONMENT', paramsSchema: { required: ['environments'] } },
    ]);

    const apply = async (resourceRef: string) => {
      const { body } = await request(server)
        .post(`${base}/apply-conditions`)
        .set('authorization', mockCredentials.service.header())
        .send({
          items: [
            {
              id: '1',
              resourceRef,
              resourceType: 'release-train-target',
              conditions: {
                allOf: [
                  releaseTrainConditions.hasComponent({
                    componentRefs: [EXPLORER],
                  }),
                  releaseTrainConditions.hasEnvironment({
                    environments: ['staging'],
                  }),
                ],
              },
            },
          ],
        });
      return body.items[0].result;
    };
    expect(await apply(`${EXPLORER}#staging`)).toBe('ALLOW');
    expect(await apply(`${EXPLORER}#prod`)).toBe('DENY');
    expect(await apply(EXPLORER)).toBe('DENY');
    expect(await apply('component:default/unknown#staging')).toBe('DENY');
  });

  it.each([
    [
      'a setting that cannot be used',
      () => {
        const { components, trains } = testConfig.releaseTrain;
        const [train] = trains;
        const onMars = { ...train, timeZone: 'Mars/Olympus' };
        return start(
          { releaseTrain: { components, trains: [onMars] } },
          createStandInVendor(),
        );
      },
      /'releaseTrain\.trains\[0\]\.timeZone': found "Mars\/Olympus"/,
    ],
    [
      'two drivers for one mechanism',
      () =>
        start({}, createStandInVendor(), createStandInVendor({}, 'another')),
      /a driver for the mechanism 'deploys' already/,
    ],
    [
      'two announcers',
      () =>
        start(
          {},
          createStandInVendor(),
          announcerModule('one'),
          announcerModule('two'),
        ),
      /There is an announcer already/,
    ],
  ])('does not start with %s', async (_, starting, message) => {
    await expect(starting()).rejects.toThrow(message);
  });
});
