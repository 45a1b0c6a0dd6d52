import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import { SlackAnnouncer } from './SlackAnnouncer';

const logger = mockServices.logger.mock();

function announcerOf(slack?: object) {
  return SlackAnnouncer.fromConfig(
    new ConfigReader({ releaseTrain: { ...(slack ? { slack } : {}) } }),
    { logger },
  );
}

const announce = (announcer: SlackAnnouncer) =>
  announcer.announce(
    { channel: '#single-cell-ops', text: 'Cut' },
    { dedupeKey: 'k1', signal: AbortSignal.timeout(5000) },
  );

it('is absent without configuration', () => {
  expect(announcerOf()).toBeUndefined();
  expect(
    SlackAnnouncer.fromConfig(new ConfigReader({}), { logger }),
  ).toBeUndefined();
});

it.each([
  [{}, /'releaseTrain\.slack\.token'/],
  [{ token: '' }, /'releaseTrain\.slack\.token'/],
  [
    { token: 'x', apiUrl: 'slack.com' },
    /releaseTrain\.slack\.apiUrl: expected/,
  ],
])(
  'refuses every announcement with what is wrong in %j',
  async (slack, reason) => {
    expect(await announce(announcerOf(slack)!)).toEqual({
      outcome: 'refused',
      reason: expect.stringMatching(reason),
    });
    expect(logger.error).toHaveBeenCalledWith(expect.stringMatching(reason));
  },
);

it('tries again when nobody listens', async () => {
  const announcer = announcerOf({
    token: 's3cret',
    apiUrl: 'http://127.0.0.1:9/api',
  })!;
  const outcome = await announce(announcer);
  expect(outcome).toMatchObject({ outcome: 'deferred' });
  expect(JSON.stringify([outcome, logger.debug.mock.calls])).not.toContain(
    's3cret',
  );
});
