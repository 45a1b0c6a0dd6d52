import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  releaseTrainDriversExtensionPoint,
  releaseTrainIntakeExtensionPoint,
} from '@signalbox/backstage-plugin-release-train-node';
import releaseTrainModuleTerraform from '.';

const intake = { hint: jest.fn(), word: jest.fn(), judge: jest.fn() };

it.each([
  ['as it should be', { token: 'a-token' }],
  ['broken', { address: 'nowhere', token: 4 }],
])(
  'adds its mechanism with a configuration that is %s',
  async (_, terraform) => {
    const addDriver = jest.fn();
    const backend = await startTestBackend({
      extensionPoints: [
        [releaseTrainDriversExtensionPoint, { addDriver }],
        [releaseTrainIntakeExtensionPoint, { intake }],
      ],
      features: [
        createBackendPlugin({
          pluginId: 'release-train',
          register: reg => reg.registerInit({ deps: {}, init: async () => {} }),
        }),
        releaseTrainModuleTerraform,
        mockServices.rootConfig.factory({
          data: { releaseTrain: { terraform } },
        }),
      ],
    });
    await backend.stop();
    expect(
      addDriver.mock.calls.map(([{ mechanism, triggers }]) => [
        mechanism,
        triggers,
      ]),
    ).toEqual([
      ['terraform-run', true],
      ['terraform-observe', false],
    ]);
  },
);

it.each([
  ['takes signed notifications without a token of Backstage', 'a secret', 1],
  ['takes no notifications without a secret', undefined, 0],
])('%s', async (_, notificationSecret, routes) => {
  const httpRouter = mockServices.httpRouter.mock();
  const backend = await startTestBackend({
    extensionPoints: [
      [releaseTrainDriversExtensionPoint, { addDriver: jest.fn() }],
      [releaseTrainIntakeExtensionPoint, { intake }],
    ],
    features: [
      createBackendPlugin({
        pluginId: 'release-train',
        register: reg => reg.registerInit({ deps: {}, init: async () => {} }),
      }),
      releaseTrainModuleTerraform,
      httpRouter.factory,
      mockServices.rootConfig.factory({
        data: {
          releaseTrain: { terraform: { token: 'a-token', notificationSecret } },
        },
      }),
    ],
  });
  await backend.stop();
  expect(httpRouter.use).toHaveBeenCalledTimes(routes);
  expect(httpRouter.addAuthPolicy.mock.calls).toEqual(
    routes
      ? [[{ path: '/terraform/notifications', allow: 'unauthenticated' }]]
      : [],
  );
});
