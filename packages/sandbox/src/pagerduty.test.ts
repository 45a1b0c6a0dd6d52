import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Sandbox } from './startSandbox';
import { pagerDutyOf } from './__testUtils__/pagerDuty';
import { begin, endAll, until } from './__testUtils__/world';

/** A Thursday of bo's second week as primary. */
const NOW = '2026-04-02T19:00:00Z';
const MINUTE = 60_000;
const ROUTING_KEY = 'pdatapt0000000000000000000000000';

const emailsOf = (reply: { body: any }) =>
  reply.body.oncalls.map((it: any) => [
    it.escalation_level,
    it.user.summary.split(' ')[0].toLowerCase(),
    it.start,
    it.end,
  ]);

describe('PagerDuty', () => {
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

  const trigger = (service = 'PDATAPT', title = 'It is down') =>
    pagerDuty.as('ana@example.com').post('/incidents', {
      incident: {
        type: 'incident',
        title,
        service: { id: service, type: 'service_reference' },
      },
    });
  const assigneesOf = async (id: string) => {
    const { body } = await pagerDuty.get(`/incidents/${id}`);
    return body.incident.assignments.map((it: any) => it.assignee.id);
  };

  describe('tells accounts by their tokens', () => {
    it('refuses who has none, and asks for no version but 2', async () => {
      const nobody = await pagerDutyOf(sandbox, '').get('/users');
      expect(nobody.status).toBe(401);
      expect(
        (await pagerDutyOf(sandbox, 'bad-token').get('/users')).status,
      ).toBe(401);
      const old = await pagerDuty.ask('GET', '/users', undefined, {
        accept: 'application/vnd.pagerduty+json;version=1',
      });
      expect(old.status).toBe(406);
      const absent = await pagerDuty.get('/teams');
      expect(absent.status).toBe(404);
      expect(absent.body.error).toEqual({ message: 'Not Found', code: 2100 });
    });

    it('has a second account with data of its own', async () => {
      const other = pagerDutyOf(sandbox, 'sandbox-token-2');
      const { body } = await other.get('/services');
      expect(body.services.map((it: any) => it.id)).toEqual(['PWAREHS']);
      expect((await other.get('/services/PDATAPT')).status).toBe(404);
      const { body: any } = await pagerDutyOf(sandbox, 'whatever').get(
        '/services',
      );
      expect(any.services.map((it: any) => it.name)).toEqual([
        'Data Portal',
        'Explorer',
        'Infrastructure',
      ]);
    });

    it('limits each token by the minute of the sandbox clock', async () => {
      const first = await pagerDuty.get('/users?limit=1');
      expect(first.headers.get('ratelimit-limit')).toBe('960');
      expect(first.headers.get('ratelimit-remaining')).toBe('959');
      expect(Number(first.headers.get('ratelimit-reset'))).toBeGreaterThan(0);
      await sandbox.control.setClock({ advanceByMs: MINUTE });
      const next = await pagerDuty.get('/users?limit=1');
      expect(next.headers.get('ratelimit-remaining')).toBe('959');
    });
  });

  describe('knows people and services', () => {
    it('finds a person by e-mail, and how each can be reached', async () => {
      const { body: found } = await pagerDuty.get(
        '/users?query=bo@example.com&include[]=contact_methods',
      );
      expect(found).toMatchObject({
        limit: 25,
        offset: 0,
        total: null,
        more: false,
      });
      expect(found.users).toHaveLength(1);
      const [bo] = found.users;
      expect(bo.contact_methods.map((it: any) => it.type)).toEqual([
        'email_contact_method',
        'push_notification_contact_method',
        'phone_contact_method',
      ]);
      const reach: Record<string, number[]> = {};
      const { body: all } = await pagerDuty.get('/users');
      for (const { id, email } of all.users) {
        const methods = await pagerDuty.get(`/users/${id}/contact_methods`);
        const rules = await pagerDuty.get(`/users/${id}/notification_rules`);
        reach[email] = [
          methods.body.contact_methods.length,
          rules.body.notification_rules.length,
        ];
      }
      expect(reach).toEqual({
        'ana@example.com': [3, 2],
        'bo@example.com': [3, 2],
        'cy@example.com': [1, 1],
        'eli@example.com': [0, 0],
        'dee@example.com': [3, 2],
      });
      const { body: one } = await pagerDuty.get(
        `/users/${bo.id}/notification_rules?include[]=contact_methods`,
      );
      expect(one.notification_rules[0]).toMatchObject({
        type: 'assignment_notification_rule',
        start_delay_in_minutes: 0,
        urgency: 'high',
        contact_method: { type: 'push_notification_contact_method' },
      });
      // The token is an account's, which is nobody.
      expect((await pagerDuty.get('/users/me')).status).toBe(400);
      expect((await pagerDuty.get('/users/PNOBODY')).status).toBe(404);
    });

    it('tells the policy of a service, level by level', async () => {
      const { body } = await pagerDuty.get(
        '/services/PEXPLOR?include[]=escalation_policies',
      );
      expect(body.service).toMatchObject({
        name: 'Explorer',
        status: 'active',
      });
      const policy = body.service.escalation_policy;
      expect(policy).toMatchObject({ type: 'escalation_policy', num_loops: 0 });
      expect(
        policy.escalation_rules.map((rule: any) => [
          rule.escalation_delay_in_minutes,
          ...rule.targets.map((it: any) => [it.type, it.summary]),
        ]),
      ).toEqual([
        [10, ['schedule_reference', 'Single Cell Primary']],
        [30, ['schedule_reference', 'Single Cell Secondary']],
        [30, ['user_reference', 'Dee Example']],
      ]);
      const same = await pagerDuty.get(`/escalation_policies/${policy.id}`);
      expect(same.body.escalation_policy).toEqual(policy);
      const { body: plain } = await pagerDuty.get('/services/PEXPLOR');
      expect(plain.service.escalation_policy.type).toBe(
        'escalation_policy_reference',
      );
    });
  });

  describe('renders schedules', () => {
    it('hands over at nine on the wall, over both changes of the clocks', async () => {
      const { body } = await pagerDuty.get(
        '/schedules/PSCPRIM?since=2026-02-23T09:00:00-08:00&until=2026-03-16T16:00:00Z',
      );
      const { final_schedule: final, schedule_layers: layers } = body.schedule;
      expect(
        final.rendered_schedule_entries.map((it: any) => [
          it.start,
          it.end,
          it.user.summary,
        ]),
      ).toEqual([
        [
          '2026-02-23T09:00:00-08:00',
          '2026-03-02T09:00:00-08:00',
          'Ana Example',
        ],
        [
          '2026-03-02T09:00:00-08:00',
          '2026-03-09T09:00:00-07:00',
          'Bo Example',
        ],
        [
          '2026-03-09T09:00:00-07:00',
          '2026-03-16T09:00:00-07:00',
          'Cy Example',
        ],
      ]);
      expect(final.rendered_coverage_percentage).toBe(100);
      expect(layers).toHaveLength(1);
      expect(layers[0]).toMatchObject({
        rotation_turn_length_seconds: 604800,
        rotation_virtual_start: '2026-02-23T09:00:00-08:00',
      });
      // In autumn the week is an hour longer; it is the 36th turn.
      const { body: autumn } = await pagerDuty.get(
        '/schedules/PSCPRIM?since=2026-10-26T16:00:00Z&until=2026-11-02T17:00:00Z&time_zone=UTC',
      );
      expect(
        autumn.schedule.final_schedule.rendered_schedule_entries,
      ).toMatchObject([
        {
          start: '2026-10-26T16:00:00Z',
          end: '2026-11-02T17:00:00Z',
          user: { id: 'PELI001' },
        },
      ]);
    });

    it('cuts entries off at the edges, and tells what is not covered', async () => {
      const { body } = await pagerDuty.get(
        '/schedules/PSCPRIM?since=2026-02-16T17:00:00Z&until=2026-03-02T17:00:00Z',
      );
      const { final_schedule: final } = body.schedule;
      // Nobody before the anchor.
      expect(final.rendered_schedule_entries).toHaveLength(1);
      expect(final.rendered_coverage_percentage).toBe(50);
      const span = 'since=2026-04-01T00:00:00Z&until=2026-04-02T00:00:00Z';
      const cut = await pagerDuty.get(`/schedules/PSCPRIM?${span}`);
      expect(
        cut.body.schedule.final_schedule.rendered_schedule_entries,
      ).toMatchObject([
        {
          start: '2026-03-31T17:00:00-07:00',
          end: '2026-04-01T17:00:00-07:00',
        },
      ]);
      const whole = await pagerDuty.get(
        `/schedules/PSCPRIM?${span}&overflow=true`,
      );
      expect(
        whole.body.schedule.final_schedule.rendered_schedule_entries,
      ).toMatchObject([
        {
          start: '2026-03-30T09:00:00-07:00',
          end: '2026-04-06T09:00:00-07:00',
        },
      ]);
      const { body: bare } = await pagerDuty.get('/schedules/PSCPRIM');
      expect(bare.schedule.final_schedule).toEqual({
        name: 'Final Schedule',
        rendered_schedule_entries: [],
        rendered_coverage_percentage: null,
      });
      const wrong = await pagerDuty.get('/schedules/PSCPRIM?since=x&until=y');
      expect(wrong.status).toBe(400);
    });

    it('differs from the rotation of the example once, in two weeks', async () => {
      const { body } = await pagerDuty.get(
        '/schedules/PSCPRIM?since=2026-04-02T19:00:00Z&until=2026-05-25T16:00:00Z',
      );
      const overrides =
        body.schedule.overrides_subschedule.rendered_schedule_entries;
      expect(overrides).toMatchObject([
        {
          start: '2026-04-16T09:00:00-07:00',
          end: '2026-04-17T09:00:00-07:00',
          user: { id: 'PDEE001' },
        },
      ]);
      const elsewhere = await begin({
        now: new Date(NOW),
        pagerDutyDriftAt: new Date('2026-05-01T20:00:00Z'),
      });
      const { body: listed } = await pagerDutyOf(elsewhere).get(
        '/schedules/PSCPRIM/overrides?since=2026-04-02&until=2026-06-01',
      );
      expect(listed.overrides).toMatchObject([
        { start: '2026-05-01T09:00:00-07:00' },
      ]);
    });

    it('lets the override hold that was created last, and the first again', async () => {
      const path = '/schedules/PSCSECD/overrides';
      const override = (start: string, end: string, user: string) => ({
        start,
        end,
        user: { id: user, type: 'user_reference' },
      });
      const made = await pagerDuty.ask('POST', path, {
        overrides: [
          override(
            '2026-04-05T18:00:00-07:00',
            '2026-04-06T18:00:00-07:00',
            'PDEE001',
          ),
          override(
            '2026-04-06T00:00:00-07:00',
            '2026-04-06T12:00:00-07:00',
            'PANA001',
          ),
          override(
            '2026-04-06T00:00:00-07:00',
            '2026-04-06T12:00:00-07:00',
            'PNOBODY',
          ),
          override(
            '2026-04-06T12:00:00-07:00',
            '2026-04-06T00:00:00-07:00',
            'PANA001',
          ),
          override(
            '2026-03-01T00:00:00-07:00',
            '2026-03-02T00:00:00-07:00',
            'PANA001',
          ),
        ],
      });
      expect(made.status).toBe(201);
      expect(made.body.map((it: any) => it.status)).toEqual([
        201, 201, 400, 400, 400,
      ]);
      const shown = async () => {
        const { body } = await pagerDuty.get(
          '/schedules/PSCSECD?since=2026-04-05T00:00:00-07:00&until=2026-04-07T00:00:00-07:00',
        );
        return body.schedule.final_schedule.rendered_schedule_entries.map(
          (it: any) => [it.start.slice(5, 16), it.user.id],
        );
      };
      expect(await shown()).toEqual([
        ['04-05T00:00', 'PCYX001'],
        ['04-05T18:00', 'PDEE001'],
        ['04-06T00:00', 'PANA001'],
        ['04-06T12:00', 'PDEE001'],
        ['04-06T18:00', 'PELI001'],
      ]);
      const { id } = made.body[1].override;
      expect((await pagerDuty.ask('DELETE', `${path}/${id}`)).status).toBe(204);
      expect(await shown()).toEqual([
        ['04-05T00:00', 'PCYX001'],
        ['04-05T18:00', 'PDEE001'],
        ['04-06T18:00', 'PELI001'],
      ]);
      expect((await pagerDuty.ask('DELETE', `${path}/${id}`)).status).toBe(404);
      // One that is under way ends, as what happened has happened.
      await sandbox.control.setClock({ advanceTo: '2026-04-06T08:00:00Z' });
      const running = made.body[0].override.id;
      const ended = await pagerDuty.ask('DELETE', `${path}/${running}`);
      expect(ended.status).toBe(200);
      expect((await shown())[2]).toEqual(['04-06T01:00', 'PCYX001']);
      const log = await sandbox.control.requests({ path: '/overrides' });
      expect(
        log.map(({ status, effects }) => [status, effects.length]),
      ).toEqual([
        [201, 2],
        [204, 1],
        [404, 0],
        [200, 1],
      ]);
    });
  });

  describe('tells who is on call', () => {
    it('at every level, now and next, the manager always', async () => {
      const now = await pagerDuty.get('/oncalls');
      expect(emailsOf(now)).toEqual([
        [1, 'bo', '2026-03-30T16:00:00Z', '2026-04-06T16:00:00Z'],
        [2, 'cy', '2026-03-30T16:00:00Z', '2026-04-06T16:00:00Z'],
        [3, 'dee', null, null],
      ]);
      expect(now.body.oncalls[2].schedule).toBeNull();
      const next = await pagerDuty.get(
        '/oncalls?since=2026-04-02T19:00:00Z&until=2026-04-10T19:00:00Z&escalation_policy_ids[]=PSNGLCL&total=true',
      );
      expect(next.body.total).toBe(5);
      expect(emailsOf(next)).toEqual([
        [1, 'bo', '2026-03-30T16:00:00Z', '2026-04-06T16:00:00Z'],
        [1, 'cy', '2026-04-06T16:00:00Z', '2026-04-13T16:00:00Z'],
        [2, 'cy', '2026-03-30T16:00:00Z', '2026-04-06T16:00:00Z'],
        [2, 'eli', '2026-04-06T16:00:00Z', '2026-04-13T16:00:00Z'],
        [3, 'dee', null, null],
      ]);
    });

    it('changes hands at the very instant, and finds what is asked for', async () => {
      const at = (time: string) =>
        `/oncalls?since=${time}&until=${time}&schedule_ids[]=PSCPRIM`;
      const before = await pagerDuty.get(at('2026-04-06T15:59:59Z'));
      const after = await pagerDuty.get(at('2026-04-06T16:00:00Z'));
      expect(emailsOf(before)[0][1]).toBe('bo');
      expect(emailsOf(after)[0][1]).toBe('cy');
      const always = await pagerDuty.get('/oncalls?schedule_ids[]=null');
      expect(emailsOf(always)).toEqual([[3, 'dee', null, null]]);
      const cys = await pagerDuty.get(
        '/oncalls?user_ids[]=PCYX001&until=2026-06-01T00:00:00Z&earliest=true&include[]=users&include[]=schedules',
      );
      expect(emailsOf(cys).map(([level]: any) => level)).toEqual([1, 2]);
      expect(cys.body.oncalls[0].user.email).toBe('cy@example.com');
      expect(cys.body.oncalls[0].schedule.time_zone).toBe(
        'America/Los_Angeles',
      );
      const backwards = await pagerDuty.get(
        '/oncalls?since=2026-04-06T16:00:00Z&until=2026-04-05T16:00:00Z',
      );
      expect(backwards.status).toBe(400);
    });

    it('fills up to 250 on three pages, and counts who asks at once', async () => {
      const filled = await sandbox.control.fillPagerDuty({
        onCalls: 250,
        withinDays: 8,
      });
      expect(filled).toEqual({ onCalls: 250 });
      const span = 'since=2026-04-02T19:05:00Z&until=2026-04-10T19:00:00Z';
      const pages = [];
      for (const offset of [0, 100, 200]) {
        pages.push(
          await pagerDuty.get(`/oncalls?${span}&limit=1000&offset=${offset}`),
        );
      }
      expect(
        pages.map(({ body }) => [body.oncalls.length, body.limit, body.more]),
      ).toEqual([
        [100, 100, true],
        [100, 100, true],
        [50, 100, false],
      ]);
      // No page has all the levels of the team.
      expect(
        pages.map(({ body }) =>
          body.oncalls
            .filter((it: any) => it.escalation_policy.id === 'PSNGLCL')
            .map((it: any) => it.escalation_level),
        ),
      ).toEqual([[1, 1, 2, 2], [3], []]);
      expect(await sandbox.control.pagerDutyTokens()).toEqual([
        { token: 'sandbox-token', requests: 3, mostAtOnce: 1 },
      ]);
      await sandbox.control.clearPagerDutyTokens();
      await sandbox.control.troublePagerDuty({
        trouble: 'slow',
        path: 'oncalls',
      });
      const slow = pagerDuty.get('/oncalls');
      await until(
        () => sandbox.control.pagerDutyTokens(),
        ([use]) => use?.requests === 1,
      );
      await pagerDuty.get('/users');
      await pagerDutyOf(sandbox, 'sandbox-token-2').get('/users');
      expect((await slow).status).toBe(200);
      expect(await sandbox.control.pagerDutyTokens()).toEqual([
        { token: 'sandbox-token', requests: 2, mostAtOnce: 2 },
        { token: 'sandbox-token-2', requests: 1, mostAtOnce: 1 },
      ]);
    });

    it('fills a single policy too', async () => {
      await sandbox.control.fillPagerDuty({ onCalls: 250, policy: 'PSNGLCL' });
      const { body } = await pagerDuty.get(
        '/oncalls?escalation_policy_ids[]=PSNGLCL&limit=100&offset=200&total=true',
      );
      expect([body.total, body.oncalls.length, body.more]).toEqual([
        250,
        50,
        false,
      ]);
      await expect(
        sandbox.control.fillPagerDuty({ onCalls: 9, policy: 'PABSENT' }),
      ).rejects.toThrow(/404/);
    });
  });

  describe('has troubles', () => {
    it('as PagerDuty has them, once or more often', async () => {
      const answers: unknown[] = [];
      for (const trouble of [
        'rate-limited',
        'rate-limited-silently',
        'failing',
        'forbidden',
        'absent',
      ] as const) {
        await sandbox.control.troublePagerDuty({ trouble, path: 'oncalls' });
        expect((await pagerDuty.get('/users')).status).toBe(200);
        const { status, headers, body } = await pagerDuty.get('/oncalls');
        answers.push([
          status,
          headers.get('ratelimit-reset'),
          headers.get('retry-after'),
          body.error.code,
        ]);
      }
      expect(answers).toEqual([
        [429, '1', null, 2020],
        [429, null, null, 2020],
        [500, null, null, 2000],
        [403, null, null, 2010],
        [404, null, null, 2100],
      ]);
      expect((await pagerDuty.get('/oncalls')).status).toBe(200);
    });

    it('drops the reply of what was done', async () => {
      await sandbox.control.troublePagerDuty({
        trouble: 'reply-dropped',
        method: 'POST',
        path: 'incidents',
      });
      await expect(trigger()).rejects.toThrow();
      expect(await sandbox.control.pagerDutyIncidents()).toHaveLength(1);
      const [request] = await sandbox.control.requests({ path: '/incidents' });
      expect(request).toMatchObject({ status: null, fault: 'fault-1' });
      expect(request.effects).toHaveLength(1);
    });
  });

  describe('has incidents', () => {
    it('that need a known person behind them', async () => {
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
      const unsigned = await pagerDuty.ask('PUT', `/incidents/${id}`, {
        incident: { type: 'incident_reference', status: 'resolved' },
      });
      expect([unsigned.status, unsigned.body.error.code]).toEqual([400, 2016]);
      const { body: critical } = await pagerDuty.get('/services/PDATAPT');
      expect(critical.service.status).toBe('critical');
    });

    it('that go up level by level with the clock, until somebody takes them', async () => {
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

    it('that ask every level on its instant when the clock jumps over them', async () => {
      // Four minutes before the handoff, after which others are asked.
      await sandbox.control.setClock({ advanceTo: '2026-04-06T15:56:00Z' });
      const { body } = await trigger();
      const { id } = body.incident;
      await sandbox.control.setClock({ advanceTo: '2026-04-06T18:00:00Z' });
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

    it('that are listed by state, service and time', async () => {
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
  });

  describe('takes events', () => {
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

  it('tells of incidents by signed webhooks, twice where it is asked to', async () => {
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

  it('has a page, whose buttons act as one of the people', async () => {
    const read = async (path: string) =>
      (await (await fetch(`${sandbox.url}${path}`)).text()).replace(
        /\s+/g,
        ' ',
      );
    const press = (path: string, values: Record<string, string>) =>
      fetch(`${sandbox.url}/pagerduty/app/${path}`, {
        method: 'POST',
        body: new URLSearchParams(values),
      });
    const triggered = await press('trigger', {
      service: 'PEXPLOR',
      title: '<b>Down</b>',
    });
    expect(triggered.url).toBe(`${sandbox.url}/pagerduty/app`);
    const page = await read('/pagerduty');
    expect(page).toContain('&lt;b&gt;Down&lt;/b&gt;');
    expect(page).toContain('Single Cell Primary');
    const [{ id }] = await sandbox.control.pagerDutyIncidents();
    const { body } = await pagerDuty.get(`/incidents/${id}`);
    const path = body.incident.html_url.slice(sandbox.url.length);
    await press(`incidents/${id}`, { action: 'acknowledge', user: 'PELI001' });
    expect(await sandbox.control.pagerDutyIncidents()).toMatchObject([
      { status: 'acknowledged', assignees: ['eli@example.com'] },
    ]);
    expect(await read(path)).toContain('acknowledge by Eli Example');
    const nobody = await press(`incidents/${id}`, {
      action: 'resolve',
      user: 'PNOBODY',
    });
    expect(nobody.status).toBe(404);
    const absent = await fetch(`${sandbox.url}/pagerduty/app/incidents/Q0`);
    expect(absent.status).toBe(404);
  });

  it('is all there after a restart, and what became due meanwhile happens once', async () => {
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
