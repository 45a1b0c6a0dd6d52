import type { MessageOutcome } from '@signalbox/backstage-plugin-on-call-node';
import type { Knex } from 'knex';
import {
  callOptions,
  startTestPages,
  type TestPages,
} from '../__testUtils__/startTestPages';
import { minutes, T } from '../__testUtils__/testRotation';
import { testDatabases } from '../__testUtils__/testDatabases';
import { until } from '../__testUtils__/until';

const databases = testDatabases();
const vic = callOptions('vic');

describe.each(databases.eachSupportedId())('messages on %s', databaseId => {
  let knex: Knex;
  let replica: TestPages;
  let answer: (person: string) => Promise<MessageOutcome>;
  const start = async () => {
    replica = await startTestPages({ knex, answer: person => answer(person) });
  };
  const open = async () => {
    const order = { rotation: 'single-cell', title: 'Explorer is down' };
    return (await replica.service.open(order, vic)).page;
  };
  const outcomes = async (id: string) =>
    (await replica.service.get(id, vic)).notified!.flatMap(
      entry => entry.outcomes,
    );
  const sent = { channel: 'notifications', outcome: 'sent' };

  beforeEach(async () => {
    knex = await databases.init(databaseId);
  }, 60_000);
  afterEach(() => replica.stop());

  it('are tried again with back-off, or when the channel says, and the page shows what became of them', async () => {
    const answers: MessageOutcome[] = [
      { outcome: 'deferred', reason: 'It is busy', retryAfterMs: 30_000 },
      { outcome: 'deferred', reason: 'It is down' },
      { outcome: 'sent' },
    ];
    answer = async () => answers.shift()!;
    await start();
    const { id } = await open();
    await replica.quiet();
    expect(await outcomes(id)).toEqual([
      sent,
      { channel: 'chat', outcome: 'waiting', detail: 'It is busy' },
    ]);
    replica.clock.moveTo(T + 29_999);
    await replica.quiet();
    expect(answers).toHaveLength(2);
    replica.clock.moveTo(T + 30_000);
    await replica.quiet();
    expect(answers).toHaveLength(1);
    // The second time it was tried again after two seconds, because somebody is waited for.
    replica.clock.moveTo(T + 32_000);
    await replica.quiet();
    expect(await outcomes(id)).toEqual([
      sent,
      { channel: 'chat', outcome: 'sent' },
    ]);
    expect(replica.notified).toHaveLength(1);
    expect(replica.instruments.of('on_call.message.deliveries')).toEqual(
      expect.arrayContaining([
        [1, { channel: 'notifications', outcome: 'sent' }],
        [1, { channel: 'chat', outcome: 'deferred' }],
        [1, { channel: 'chat', outcome: 'sent' }],
      ]),
    );
  });

  it('are not tried again when they are refused, and the escalation goes on', async () => {
    answer = async person =>
      person.endsWith('/bo')
        ? { outcome: 'refused', reason: 'Nobody of that name' }
        : { outcome: 'sent' };
    await start();
    const { id } = await open();
    await replica.quiet();
    replica.clock.moveTo(T + minutes(10));
    await replica.quiet();
    expect(await outcomes(id)).toEqual([
      sent,
      { channel: 'chat', outcome: 'refused', detail: 'Nobody of that name' },
      sent,
      { channel: 'chat', outcome: 'sent' },
    ]);
    expect(replica.logger.warn).toHaveBeenCalledWith(
      'user:default/bo could not be told over chat: Nobody of that name',
    );
  });

  it('are not sent any more once the page is acknowledged, and one under way says that it was sent', async () => {
    let finish = (_: MessageOutcome) => {};
    let asked = 0;
    answer = person => {
      asked += 1;
      return person.endsWith('/bo')
        ? Promise.resolve({ outcome: 'deferred', reason: 'It is down' })
        : new Promise(resolve => {
            finish = resolve;
          });
    };
    await start();
    const { id, version } = await open();
    await replica.quiet();
    await replica.service.move('escalate', { pageId: id, version }, vic);
    await until(async () => asked === 2);
    const page = await replica.service.get(id, vic);
    await replica.service.move(
      'acknowledge',
      { pageId: id, version: page.version },
      vic,
    );
    finish({ outcome: 'sent' });
    await replica.quiet();
    expect(await outcomes(id)).toEqual([
      sent,
      {
        channel: 'chat',
        outcome: 'refused',
        detail: 'Not sent: the page was acknowledged before',
      },
      expect.objectContaining({ channel: 'notifications' }),
      { channel: 'chat', outcome: 'sent' },
    ]);
    replica.clock.moveTo(T + minutes(200));
    await replica.quiet();
    expect(asked).toBe(2);
  });

  it('are given up after a day, and put once for a key', async () => {
    answer = async () => ({ outcome: 'deferred', reason: 'It is down' });
    await start();
    const message = {
      person: 'user:default/cy',
      dedupeKey: 'swap:1',
      message: { title: 'A swap', severity: 'normal', topic: 'swap' } as const,
    };
    await knex.transaction(trx => replica.outbox.put(trx, message));
    await knex.transaction(trx => replica.outbox.put(trx, message));
    await replica.quiet();
    expect(replica.notified).toHaveLength(1);
    replica.clock.moveTo(T + minutes(24 * 60));
    await replica.quiet();
    expect(await knex('messages').where({ channel: 'chat' })).toEqual([
      expect.objectContaining({
        state: 'refused',
        detail: 'Given up as old news: It is down',
      }),
    ]);
  });

  it('let pages go before everything else that waits', async () => {
    answer = () =>
      new Promise(resolve => {
        setTimeout(() => resolve({ outcome: 'sent' }), 20);
      });
    await start();
    await knex.transaction(async trx => {
      for (let i = 0; i < 60; i++) {
        await replica.outbox.put(trx, {
          person: `user:default/p${i}`,
          dedupeKey: `notice:${i}`,
          message: { title: 'A shift', severity: 'normal', topic: 'shift' },
        });
      }
    });
    await until(async () => replica.told.length > 0);
    await open();
    await replica.quiet();
    expect(replica.told).toHaveLength(61);
    const place = replica.told.findIndex(({ title }) => /^Page/.test(title));
    expect(place).toBeLessThan(45);
  });
});
