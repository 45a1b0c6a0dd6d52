import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { releaseTrainAnnouncerExtensionPoint } from '@signalbox/backstage-plugin-release-train-node';
import releaseTrainModuleSlack, { SlackAnnouncer } from '.';

async function start(data: object) {
  const setAnnouncer = jest.fn();
  const backend = await startTestBackend({
    extensionPoints: [[releaseTrainAnnouncerExtensionPoint, { setAnnouncer }]],
    features: [
      createBackendPlugin({
        pluginId: 'release-train',
        register: reg => reg.registerInit({ deps: {}, init: async () => {} }),
      }),
      releaseTrainModuleSlack,
      mockServices.rootConfig.factory({ data }),
    ],
  });
  await backend.stop();
  return setAnnouncer;
}

it('sets the announcer when Slack is configured', async () => {
  const set = await start({ releaseTrain: { slack: { token: 'xoxb-1' } } });
  expect(set).toHaveBeenCalledWith(expect.any(SlackAnnouncer));
});

it('sets none when it is not, and starts with a broken configuration', async () => {
  expect(await start({})).not.toHaveBeenCalled();
  expect(
    await start({ releaseTrain: { slack: { apiUrl: 'x' } } }),
  ).toHaveBeenCalledTimes(1);
});
