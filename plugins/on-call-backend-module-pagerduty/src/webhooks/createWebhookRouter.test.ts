import { createHmac } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import type { Knex } from 'knex';
import request from 'supertest';
import { testDatabases } from '../__testUtils__/testDatabases';
import type { PagerDutySettings } from '../config/settings';
import { migrate } from '../database/migrate';
import { DatabaseReadingStore } from '../reading/DatabaseReadingStore';
import { createWebhookRouter } from './createWebhookRouter';
import { Deliveries } from './Deliveries';

const databases = testDatabases();

const NOW = 1_772_560_800_000;
const clock = { now: () => NOW, onJump: () => () => {} };

const account = (name: string | undefined, ...webhookSecrets: string[]) => ({
  name,
  path: '',
  apiUrl: '',
  eventsUrl: '',
  webhookSecrets,
});
const [first, second] = [
  account(undefined, 'old', 'new'),
  account('eu', 'other'),
];
const rotation = { rotation: 'single-cell', account: first, schedules: [] };
const settings: PagerDutySettings = {
  accounts: [first, second],
  rotations: new Map([['single-cell', rotation]]),
  refreshMs: 60_000,
  requestTimeoutMs: 1_000,
};

// Spaces that a parser and a printer would not bring back.
const triggered = `{ "event": {"id": "01A",  "event_type": "incident.triggered",
  "data": { "id": "Q1", "type": "incident", "service": { "id": "PA" } } } }`;

const v1 = (body: string, secret: string) =>
  `v1=${createHmac('sha256', secret).update(body).digest('hex')}`;

describe.each(databases.eachSupportedId())('webhooks on %s', databaseId => {
  let knex: Knex;
  const wake = jest.fn();
  const later = () =>
    knex('on_call_pagerduty_readings').update({ next_at: NOW + 60_000 });

  beforeEach(async () => {
    wake.mockReset();
    knex = await databases.init(databaseId);
    await migrate(mockServices.database({ knex }));
    const store = DatabaseReadingStore.create({ knex });
    await store.want(
      [
        { id: 'PA', job: 'account:' },
        { id: 'PB', job: 'account:' },
        { id: 'PA@eu', job: 'account:eu' },
        { id: 'rotation:single-cell', job: 'account:' },
      ],
      NOW,
    );
    await later();
  });

  const due = async () =>
    (
      await knex('on_call_pagerduty_readings')
        .where('next_at', '<=', NOW)
        .orderBy('id')
    ).map(({ id }) => id);

  async function send(
    body: string,
    signature: string | undefined,
    delivery = 'd-1',
  ): Promise<number> {
    const router = createWebhookRouter({
      settings,
      deliveries: Deliveries.create({ knex, clock }),
      wake,
    });
    const { status } = await request(express().use(router))
      .post('/pagerduty/webhook')
      .set('content-type', 'application/json')
      .set('x-webhook-id', delivery)
      .set(signature ? { 'x-pagerduty-signature': signature } : {})
      .send(body);
    return status;
  }

  it('C5 reads again what a signed one is about, once', async () => {
    expect(await send(triggered, v1(triggered, 'new'))).toBe(204);
    expect(await due()).toEqual(['PA', 'rotation:single-cell']);
    expect(wake).toHaveBeenCalledTimes(1);

    await later();
    expect(await send(triggered, v1(triggered, 'new'))).toBe(204);
    expect(await due()).toEqual([]);
    expect(wake).toHaveBeenCalledTimes(1);

    // The same number, should it be that of the subscription, with another event.
    const other = triggered.replace('01A', '01B');
    expect(await send(other, v1(other, 'new'))).toBe(204);
    expect(await due()).toEqual(['PA', 'rotation:single-cell']);
  });

  it('C5 takes any of several signatures, by any of the secrets, for its account', async () => {
    const [wrong, right] = ['wrong', 'old'].map(it => v1(triggered, it));
    expect(await send(triggered, `${wrong},${right}`, 'd-2')).toBe(204);
    await later();
    expect(await send(triggered, v1(triggered, 'other'), 'd-3')).toBe(204);
    expect(await due()).toEqual(['PA@eu']);
  });

  it('C5 refuses one that is not signed, or wrongly, or changed since', async () => {
    const right = v1(triggered, 'new');
    const wrong: Array<[string, string | undefined]> = [
      [triggered, undefined],
      [triggered, 'v1='],
      [triggered, 'nonsense'],
      [triggered, v1(triggered, 'wrong')],
      [triggered, right.slice(0, -2)],
      [triggered, right.replace('v1=', 'v0=')],
      [triggered.replace('"PA"', '"PB"'), right],
      [triggered.replace('  ', ' '), right],
    ];
    for (const [body, signature] of wrong) {
      expect(await send(body, signature)).toBe(401);
    }
    expect(await due()).toEqual([]);
    expect(await knex('on_call_pagerduty_deliveries')).toEqual([]);
  });

  it('accepts the event that tries the address, and refuses what is no event', async () => {
    const ping = JSON.stringify({
      event: { id: '01C', event_type: 'pagey.ping', data: { message: 'Hi' } },
    });
    expect(await send(ping, v1(ping, 'new'))).toBe(204);
    for (const body of ['{', 'null', '{"event":{}}']) {
      expect(await send(body, v1(body, 'new'))).toBe(400);
    }
    expect(await due()).toEqual([]);
  });
});
