import {
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { OnCallMessenger } from '@signalbox/backstage-plugin-on-call-node';
import { onCallMessengersExtensionPoint } from '@signalbox/backstage-plugin-on-call-node';
import { clockServiceRef } from '@signalbox/scheduling-node';
import onCallModuleSlack from '.';

async function start(data: object) {
  const addMessenger = jest.fn<void, [OnCallMessenger]>();
  const backend = await startTestBackend({
    extensionPoints: [[onCallMessengersExtensionPoint, { addMessenger }]],
    features: [
      createBackendPlugin({
        pluginId: 'on-call',
        register: reg => reg.registerInit({ deps: {}, init: async () => {} }),
      }),
      onCallModuleSlack,
      catalogServiceMock.factory({ entities: [] }),
      createServiceFactory({
        service: clockServiceRef,
        deps: {},
        factory: () => ({ now: () => 0, onJump: () => () => {} }),
      }),
      mockServices.rootConfig.factory({ data }),
    ],
  });
  await backend.stop();
  return addMessenger.mock.calls.map(([messenger]) => messenger);
}

const tell = (messenger: OnCallMessenger) =>
  messenger.tell(
    'user:default/ana',
    { title: 'A page', severity: 'critical', topic: 'page' },
    { dedupeKey: 'k', signal: AbortSignal.timeout(5_000) },
  );

it('adds a messenger when Slack is configured, and none when it is not', async () => {
  expect(await start({})).toEqual([]);
  const [messenger] = await start({ onCall: { slack: { token: 'xoxb-1' } } });
  expect(messenger.name).toBe('slack');
});

it.each([
  [{}, /'onCall\.slack\.token'/],
  [{ token: '' }, /'onCall\.slack\.token'/],
  [{ token: 'x', apiUrl: 'slack.com' }, /onCall\.slack\.apiUrl: expected/],
])(
  'starts with a broken configuration, %j, and refuses every message with what is wrong',
  async (slack, reason) => {
    const [messenger] = await start({ onCall: { slack } });
    expect(await tell(messenger)).toEqual({
      outcome: 'refused',
      reason: expect.stringMatching(reason),
    });
  },
);
