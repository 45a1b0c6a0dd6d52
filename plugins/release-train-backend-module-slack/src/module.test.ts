import { createHmac } from 'node:crypto';
import {
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  releaseTrainAnnouncerExtensionPoint,
  releaseTrainIntakeExtensionPoint,
} from '@signalbox/backstage-plugin-release-train-node';
import { clockServiceRef } from '@signalbox/scheduling-node';
import request from 'supertest';
import releaseTrainModuleSlack, { SlackAnnouncer } from '.';

const NOW = Date.parse('2026-11-25T18:00:00Z');
const SECRET = 'a-secret';

async function start(data: object) {
  const setAnnouncer = jest.fn();
  const intake = { hint: jest.fn(), word: jest.fn(), judge: jest.fn() };
  const backend = await startTestBackend({
    extensionPoints: [
      [releaseTrainAnnouncerExtensionPoint, { setAnnouncer }],
      [releaseTrainIntakeExtensionPoint, { intake }],
    ],
    features: [
      createBackendPlugin({
        pluginId: 'release-train',
        register: reg => reg.registerInit({ deps: {}, init: async () => {} }),
      }),
      releaseTrainModuleSlack,
      catalogServiceMock.factory({ entities: [] }),
      createServiceFactory({
        service: clockServiceRef,
        deps: {},
        factory: () => ({ now: () => NOW, onJump: () => () => {} }),
      }),
      mockServices.rootConfig.factory({ data }),
    ],
  });
  return { backend, setAnnouncer, intake };
}

it('sets the announcer when Slack is configured', async () => {
  const { backend, setAnnouncer } = await start({
    releaseTrain: { slack: { token: 'xoxb-1' } },
  });
  await backend.stop();
  expect(setAnnouncer).toHaveBeenCalledWith(expect.any(SlackAnnouncer));
});

it('sets none when it is not, and starts with a broken configuration', async () => {
  const without = await start({});
  await without.backend.stop();
  expect(without.setAnnouncer).not.toHaveBeenCalled();
  const broken = await start({ releaseTrain: { slack: { apiUrl: 'x' } } });
  await broken.backend.stop();
  expect(broken.setAnnouncer).toHaveBeenCalledTimes(1);
});

describe('requests of Slack', () => {
  const slack = { token: 'xoxb-1', apiUrl: 'http://127.0.0.1:9/api/' };
  let portal: Awaited<ReturnType<typeof start>>;

  beforeAll(async () => {
    portal = await start({
      releaseTrain: { slack: { ...slack, signingSecret: SECRET } },
    });
  });
  afterAll(() => portal.backend.stop());

  const send = (
    body: string,
    options: { path?: string; secret?: string; ageMs?: number } = {},
  ) => {
    const { path = 'events', secret = SECRET, ageMs = 0 } = options;
    const timestamp = Math.floor((NOW - ageMs) / 1000);
    const signature = createHmac('sha256', secret)
      .update(`v0:${timestamp}:${body}`)
      .digest('hex');
    return request(portal.backend.server)
      .post(`/api/release-train/slack/${path}`)
      .set('content-type', 'application/json')
      .set('x-slack-request-timestamp', String(timestamp))
      .set('x-slack-signature', `v0=${signature}`)
      .send(body);
  };
  const challenge = JSON.stringify({
    type: 'url_verification',
    challenge: 'abc',
  });

  it('are taken without credentials when they are signed', async () => {
    const reply = await send(challenge);
    expect([reply.status, reply.body]).toEqual([200, { challenge: 'abc' }]);
    expect((await send('{"type":"other"}')).status).toBe(200);
    expect((await send('payload=x', { path: 'interactions' })).status).toBe(
      200,
    );
    // What is signed is the bytes, not what they mean.
    expect((await send('{ "type" : "other" }')).status).toBe(200);
  });

  it('are refused with another secret, when they are old, and without a signature', async () => {
    for (const path of ['events', 'interactions']) {
      for (const options of [{ secret: 'another' }, { ageMs: 301_000 }]) {
        const { status } = await send(challenge, { path, ...options });
        expect([path, options, status]).toEqual([path, options, 401]);
      }
      const { status } = await request(portal.backend.server)
        .post(`/api/release-train/slack/${path}`)
        .send({});
      expect(status).toBe(401);
    }
    expect(portal.intake.word).not.toHaveBeenCalled();
  });

  it('are not heard without a secret', async () => {
    const { backend } = await start({ releaseTrain: { slack } });
    const { status } = await request(backend.server)
      .post('/api/release-train/slack/events')
      .send({});
    await backend.stop();
    expect([401, 404]).toContain(status);
  });
});
