import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Sandbox } from './startSandbox';
import { openIncident, pagerDutyOf } from './__testUtils__/pagerDuty';
import { begin, endAll } from './__testUtils__/world';

/** A Thursday of bo's second week as primary, cy's as secondary. */
const NOW = '2026-04-02T19:00:00Z';
const MINUTE = 60_000;
const ROUTING_KEY = 'pdatapt0000000000000000000000000';

describe('incidents of PagerDuty', () => {
  let sandbox: Sandbox;
  let pagerDuty: ReturnType<typeof pagerDutyOf>;

  beforeAll(async () => {
    sandbox = await begin({ now: new Date(NOW) });
    pagerDuty = pagerDutyOf(sandbox);
  });
  beforeEach(async () => {
    await sandbox.control.reset();
  });
  afterAll(endAll);

  const trigger = (service?: string, title?: string) =>
    openIncident(pagerDuty, service, title);
  const assigneesOf = async (id: string) => {
    const { body } = await pagerDuty.get(`/incidents/${id}`);
    return body.incident.assignments.map((it: any) => it.assignee.id);
  };

  it('need a known person behind them', async () => {
    const post = (headers: Record<string, string>) =>
      pagerDuty.ask(
        'POST',
        '/incidents',
        {
          incident: {
            type: 'incident',
            title: 'x',
            service: { id: 'PDATAPT' },
          },
        },
        headers,
      );
    const codes = [];
    for (const from of ['', 'nobody', 'gus@example.com']) {
      const { status, body } = await post(from ? { from } : {});
      codes.push([status, body.error.code]);
    }
    expect(codes).toEqual([
      [400, 2016],
      [400, 1028],
      [400, 1008],
    ]);
    const { status, body } = await trigger();
    expect(status).toBe(201);
    expect(body.incident).toMatchObject({
      incident_number: 1,
      status: 'triggered',
      urgency: 'high',
      assigned_via: 'escalation_policy',
      service: { id: 'PDATAPT', type: 'service_reference' },
      assignments: [{ assignee: { id: 'PBOX001' } }],
      last_status_change_by: { id: 'PANA001', type: 'user_reference' },
      pending_actions: [{ type: 'escalate' }],
    });
    const { id } = body.incident;
    const openerOf = async (query: string) => {
      const { body: list } = await pagerDuty.get(`/incidents${query}`);
      return list.incidents[0].first_trigger_log_entry.agent?.id;
    };
    expect(await openerOf('')).toBeUndefined();
    expect(await openerOf('?include[]=first_trigger_log_entries')).toBe(
      'PANA001',
    );
    const unsigned = await pagerDuty.ask('PUT', `/incidents/${id}`, {
      incident: { type: 'incident_reference', status: 'resolved' },
    });
    expect([unsigned.status, unsigned.body.error.code]).toEqual([400, 2016]);
    const { body: critical } = await pagerDuty.get('/services/PDATAPT');
    expect(critical.service.status).toBe('critical');
  });

  it('go up level by level with the clock, until somebody takes them', async () => {
    const { body } = await trigger();
    const { id, created_at: createdAt } = body.incident;
    const start = Date.parse(createdAt);
    const goTo = (minutes: number) =>
      sandbox.control.setClock({
        advanceTo: new Date(start + minutes * MINUTE).toISOString(),
      });
    await goTo(9);
    expect(await assigneesOf(id)).toEqual(['PBOX001']);
    await goTo(11);
    expect(await assigneesOf(id)).toEqual(['PCYX001']);
    await goTo(42);
    expect(await assigneesOf(id)).toEqual(['PDEE001']);
    await goTo(600);
    expect(await assigneesOf(id)).toEqual(['PDEE001']);
    const acknowledged = await pagerDuty
      .as('dee@example.com')
      .put(`/incidents/${id}`, {
        incident: { type: 'incident_reference', status: 'acknowledged' },
      });
    expect(acknowledged.body.incident).toMatchObject({
      status: 'acknowledged',
      acknowledgements: [{ acknowledger: { id: 'PDEE001' } }],
      pending_actions: [],
    });
    const resolved = await pagerDuty.as('dee@example.com').put('/incidents', {
      incidents: [{ id, type: 'incident_reference', status: 'resolved' }],
    });
    expect(resolved.body.incidents).toMatchObject([
      { id, status: 'resolved', assignments: [] },
    ]);
    const again = await pagerDuty
      .as('dee@example.com')
      .put(`/incidents/${id}`, { incident: { status: 'acknowledged' } });
    expect(again.body.error.errors).toEqual(['Incident Already Resolved']);
    const { body: log } = await pagerDuty.get(`/incidents/${id}/log_entries`);
    expect(
      log.log_entries
        .reverse()
        .map((it: any) => [
          it.type.replace('_log_entry', ''),
          Math.round((Date.parse(it.created_at) - start) / MINUTE),
          it.assignees?.map((who: any) => who.id)[0],
        ]),
    ).toEqual([
      ['trigger', 0, undefined],
      ['assign', 0, 'PBOX001'],
      ['escalate', 10, 'PCYX001'],
      ['escalate', 40, 'PDEE001'],
      ['acknowledge', 600, undefined],
      ['resolve', 600, undefined],
    ]);
  });

  it('ask every level on its instant when the clock jumps over them', async () => {
    // Four minutes before the handoff, after which others are asked.
    await sandbox.control.setClock({ advanceTo: '2026-04-06T15:56:00Z' });
    const { body } = await trigger();
    const { id } = body.incident;
    // And far beyond the next handoff, which changes nothing any more.
    await sandbox.control.setClock({ advanceTo: '2026-04-14T18:00:00Z' });
    const { body: log } = await pagerDuty.get(`/incidents/${id}/log_entries`);
    const asked = log.log_entries
      .filter((it: any) => it.assignees)
      .reverse()
      .map((it: any) => it.assignees[0].id);
    // The secondary of the new week.
    expect(asked).toEqual(['PBOX001', 'PELI001', 'PDEE001']);
    const acknowledged = await trigger('PEXPLOR', 'Another');
    const second = acknowledged.body.incident.id;
    await sandbox.control.changePagerDutyIncident(
      second,
      'acknowledge',
      'cy@example.com',
    );
    await sandbox.control.setClock({ advanceByMs: 60 * MINUTE });
    expect(await assigneesOf(second)).toEqual(['PCYX001']);
    const escalated = await sandbox.control.changePagerDutyIncident(
      second,
      'escalate',
      'cy@example.com',
    );
    expect(escalated).toMatchObject({ status: 'triggered', level: 2 });
  });

  it('are listed by state, service and time', async () => {
    const { body: first } = await trigger('PDATAPT', 'First');
    await trigger('PEXPLOR', 'Second');
    await sandbox.control.changePagerDutyIncident(
      first.incident.id,
      'resolve',
      'bo@example.com',
    );
    const titles = async (query: string) => {
      const { body } = await pagerDuty.get(`/incidents?${query}`);
      return body.incidents.map((it: any) => it.title);
    };
    expect(await titles('')).toEqual(['First', 'Second']);
    expect(
      await titles('statuses[]=triggered&statuses[]=acknowledged'),
    ).toEqual(['Second']);
    expect(await titles('service_ids[]=PDATAPT')).toEqual(['First']);
    expect(await titles('limit=1&offset=1')).toEqual(['Second']);
    expect(await titles('sort_by=created_at:desc')).toEqual([
      'Second',
      'First',
    ]);
    await sandbox.control.setClock({ advanceByMs: 40 * 24 * 60 * MINUTE });
    expect(await titles('')).toEqual([]);
    expect(await titles('date_range=all')).toHaveLength(2);
    const long = await pagerDuty.get(
      '/incidents?since=2025-01-01T00:00:00Z&until=2026-01-01T00:00:00Z',
    );
    expect(long.status).toBe(400);
  });

  it('escalate at the very instant, and not before', async () => {
    const { id, createdAt } = await sandbox.control.triggerPagerDuty({
      service: 'PINFRA1',
      title: 'It is slow',
    });
    const due = Date.parse(createdAt) + 10 * MINUTE;
    const levelAt = async (instant: number) => {
      await sandbox.control.setClock({
        advanceTo: new Date(instant).toISOString(),
      });
      const [{ level }] = await sandbox.control.pagerDutyIncidents();
      return level;
    };
    // The clock runs meanwhile, and the control API takes a moment.
    expect(await levelAt(due - 5000)).toBe(1);
    expect(await levelAt(due)).toBe(2);
    const { body } = await pagerDuty.get(`/incidents/${id}`);
    expect(body.incident.assignments).toMatchObject([
      {
        at: new Date(due).toISOString().replace(/\.\d+/, ''),
        assignee: { id: 'PCYX001' },
      },
    ]);
  });

  describe('come from events', () => {
    const enqueue = (values: object) =>
      pagerDutyOf(sandbox, '').ask('POST', '/v2/enqueue', {
        routing_key: ROUTING_KEY,
        ...values,
      });
    const payload = {
      summary: 'p99 is high',
      source: 'probe',
      severity: 'error',
    };

    it('that open one incident for a key, and close it', async () => {
      const event = (event_action: string) =>
        enqueue({
          event_action,
          dedup_key: 'deploy-1',
          ...(event_action === 'trigger' ? { payload } : {}),
        });
      expect(await event('trigger')).toMatchObject({
        status: 202,
        body: { status: 'success', dedup_key: 'deploy-1' },
      });
      await event('trigger');
      const incidents = () => sandbox.control.pagerDutyIncidents();
      expect(await incidents()).toMatchObject([
        {
          title: 'p99 is high',
          service: 'PDATAPT',
          dedupKey: 'deploy-1',
          level: 1,
          assignees: ['bo@example.com'],
        },
      ]);
      await event('acknowledge');
      expect((await incidents())[0].status).toBe('acknowledged');
      await event('resolve');
      expect((await incidents())[0].status).toBe('resolved');
      await event('resolve');
      await event('trigger');
      expect((await incidents()).map(it => it.status)).toEqual([
        'resolved',
        'triggered',
      ]);
      const unnamed = await enqueue({ event_action: 'trigger', payload });
      expect(unnamed.body.dedup_key).toMatch(/^[0-9a-f]{32}$/);
    });

    it('of a valid shape only', async () => {
      const wrong = await Promise.all([
        enqueue({ event_action: 'trigger', payload, routing_key: 'x' }),
        enqueue({ event_action: 'shout', payload }),
        enqueue({ event_action: 'resolve' }),
        enqueue({ event_action: 'trigger', payload: { summary: 'x' } }),
        enqueue({
          event_action: 'trigger',
          payload,
          dedup_key: 'x'.repeat(256),
        }),
      ]);
      expect(wrong.map(({ status }) => status)).toEqual(Array(5).fill(400));
      expect(wrong[0].body.errors).toEqual(['Invalid routing key']);
      expect(wrong[3].body.errors).toHaveLength(2);
      const longest = await enqueue({
        event_action: 'trigger',
        payload,
        dedup_key: 'x'.repeat(255),
      });
      expect(longest.status).toBe(202);
    });

    it('of changes, which open nothing', async () => {
      const { status, body } = await pagerDutyOf(sandbox, '').ask(
        'POST',
        '/v2/change/enqueue',
        {
          routing_key: ROUTING_KEY,
          payload: {
            summary: 'Deployed data-portal to prod',
            timestamp: '2026-04-02T18:59:00Z',
            source: 'signalbox',
            custom_details: { sha: 'abcdef01' },
          },
          links: [{ href: 'http://localhost:7007', text: 'Run' }],
        },
      );
      expect([status, body.status]).toEqual([202, 'success']);
      expect(await sandbox.control.pagerDutyChanges()).toMatchObject([
        {
          account: 'first',
          service: 'PDATAPT',
          summary: 'Deployed data-portal to prod',
          customDetails: { sha: 'abcdef01' },
          links: [{ text: 'Run' }],
        },
      ]);
      expect(await sandbox.control.pagerDutyIncidents()).toEqual([]);
      const empty = await pagerDutyOf(sandbox, '').ask(
        'POST',
        '/v2/change/enqueue',
        { routing_key: ROUTING_KEY, payload: {} },
      );
      expect(empty.status).toBe(400);
    });
  });

  it('are told by signed webhooks, twice where it is asked to', async () => {
    const received: Array<{ headers: any; raw: Buffer }> = [];
    const server = createServer(async (request, response) => {
      const chunks = [];
      for await (const chunk of request) {
        chunks.push(chunk);
      }
      received.push({ headers: request.headers, raw: Buffer.concat(chunks) });
      response.end();
    }).listen(0, '127.0.0.1');
    await new Promise(resolve => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const receiver = {
      source: 'pagerduty' as const,
      url: `http://127.0.0.1:${port}/hook`,
      secret: 'sandbox-secret',
      duplicate: true,
    };
    await sandbox.control.addWebhook(receiver);
    const { body } = await trigger();
    await sandbox.control.setClock({ advanceByMs: 11 * MINUTE });
    const { id } = body.incident;
    const as = 'cy@example.com';
    await sandbox.control.changePagerDutyIncident(id, 'acknowledge', as);
    await sandbox.control.changePagerDutyIncident(id, 'resolve', as);
    await sandbox.control.flushWebhooks();
    server.close();

    const events = received.map(({ raw }) => JSON.parse(String(raw)).event);
    const types = ['triggered', 'escalated', 'acknowledged', 'resolved'];
    expect(events.map(({ event_type }) => event_type)).toEqual(
      types.flatMap(type => [`incident.${type}`, `incident.${type}`]),
    );
    expect(events[0]).toMatchObject({
      resource_type: 'incident',
      agent: { id: 'PANA001' },
      data: {
        id,
        type: 'incident',
        status: 'triggered',
        assignees: [{ id: 'PBOX001' }],
      },
    });
    expect(events[2].data.assignees).toMatchObject([{ id: 'PCYX001' }]);
    for (const { headers, raw } of received) {
      const digest = createHmac('sha256', 'sandbox-secret').update(raw);
      expect(headers['x-pagerduty-signature']).toBe(
        `v1=${digest.digest('hex')}`,
      );
    }
    const ids = received.map(({ headers }) => headers['x-webhook-id']);
    expect(new Set(ids).size).toBe(4);
    expect(ids[0]).toBe(ids[1]);
    const { body: listed } = await pagerDuty.get('/webhook_subscriptions');
    expect(listed.webhook_subscriptions).toMatchObject([
      { active: true, delivery_method: { url: receiver.url } },
    ]);
    const [{ id: subscription }] = listed.webhook_subscriptions;
    const one = await pagerDuty.get(`/webhook_subscriptions/${subscription}`);
    expect(one.body.webhook_subscription.events).toHaveLength(4);
  });

  it('are all there after a restart, and what became due meanwhile happens once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
    const stateFile = join(folder, 'state.sqlite');
    const before = await begin({ stateFile, now: new Date(NOW) });
    const { id } = await before.control.triggerPagerDuty({
      service: 'PDATAPT',
      title: 'It is down',
      dedupKey: 'kept',
    });
    await before.stop();
    const after = await begin({ stateFile });
    const [kept] = await after.control.pagerDutyIncidents();
    expect(kept).toMatchObject({ id, dedupKey: 'kept', level: 1 });
    await after.control.setClock({ advanceByMs: 11 * MINUTE });
    expect((await after.control.pagerDutyIncidents())[0].level).toBe(2);
    const { body } = await pagerDutyOf(after).get('/users?total=true');
    expect(body.total).toBe(5);
    await after.stop();
    rmSync(folder, { recursive: true });
  });
});
