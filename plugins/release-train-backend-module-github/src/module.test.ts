import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
import {
  releaseTrainChangeSourcesExtensionPoint,
  releaseTrainDriversExtensionPoint,
} from '@signalbox/backstage-plugin-release-train-node';
import releaseTrainModuleGithub from '.';

it('adds its mechanisms and its source of changes', async () => {
  const addDriver = jest.fn();
  const addChangeSource = jest.fn();
  const backend = await startTestBackend({
    extensionPoints: [
      [releaseTrainDriversExtensionPoint, { addDriver }],
      [releaseTrainChangeSourcesExtensionPoint, { addChangeSource }],
    ],
    features: [
      createBackendPlugin({
        pluginId: 'release-train',
        register: reg => reg.registerInit({ deps: {}, init: async () => {} }),
      }),
      releaseTrainModuleGithub,
    ],
  });
  await backend.stop();
  expect(
    addDriver.mock.calls.map(([{ mechanism, triggers }]) => [
      mechanism,
      triggers,
    ]),
  ).toEqual([
    ['github-workflow', true],
    ['github-deployment', true],
    ['observe', false],
  ]);
  expect(addChangeSource).toHaveBeenCalledTimes(1);
});
