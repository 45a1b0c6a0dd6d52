import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { releaseTrainDriversExtensionPoint } from '@signalbox/backstage-plugin-release-train-node';
import releaseTrainModuleTerraform from '.';

it.each([
  ['as it should be', { token: 'a-token' }],
  ['broken', { address: 'nowhere', token: 4 }],
])(
  'adds its mechanism with a configuration that is %s',
  async (_, terraform) => {
    const addDriver = jest.fn();
    const backend = await startTestBackend({
      extensionPoints: [[releaseTrainDriversExtensionPoint, { addDriver }]],
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
