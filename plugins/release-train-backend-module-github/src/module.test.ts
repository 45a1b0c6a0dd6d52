import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  releaseTrainChangeSourcesExtensionPoint,
  releaseTrainDriversExtensionPoint,
  releaseTrainIntakeExtensionPoint,
} from '@signalbox/backstage-plugin-release-train-node';
import releaseTrainModuleGithub from '.';

it('adds its mechanisms and its source of changes, and hands on hints', async () => {
  const addDriver = jest.fn();
  const addChangeSource = jest.fn();
  const events = mockServices.events.mock();
  const intake = { hint: jest.fn(), word: jest.fn(), judge: jest.fn() };
  const backend = await startTestBackend({
    extensionPoints: [
      [releaseTrainDriversExtensionPoint, { addDriver }],
      [releaseTrainChangeSourcesExtensionPoint, { addChangeSource }],
      [releaseTrainIntakeExtensionPoint, { intake }],
    ],
    features: [
      createBackendPlugin({
        pluginId: 'release-train',
        register: reg => reg.registerInit({ deps: {}, init: async () => {} }),
      }),
      releaseTrainModuleGithub,
      events.factory,
    ],
  });
  const [[{ topics, onEvent }]] = events.subscribe.mock.calls;
  const repository = { html_url: 'https://github.com/example-org/explorer' };
  await onEvent({ topic: topics[0], eventPayload: { repository } });
  await onEvent({ topic: topics[0], eventPayload: {} });
  expect(intake.hint).toHaveBeenCalledTimes(1);
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
