import { Sandbox } from './startSandbox';
import { openIncident, pagerDutyOf } from './__testUtils__/pagerDuty';
import { begin, endAll, until } from './__testUtils__/world';

/** A Thursday of bo's second week as primary, cy's as secondary. */
const NOW = '2026-04-02T19:00:00Z';
const MINUTE = 60_000;

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

  it('pages every list alike', async () => {
    await openIncident(pagerDuty);
    await sandbox.control.addWebhook({
      source: 'pagerduty',
      url: 'http://localhost:1/nobody',
      secret: 'sandbox-secret',
    });
    const [{ id }] = await sandbox.control.pagerDutyIncidents();
    const lists = {
      '/users': 'users',
      '/services': 'services',
      '/escalation_policies': 'escalation_policies',
      '/schedules': 'schedules',
      '/oncalls': 'oncalls',
      '/incidents': 'incidents',
      [`/incidents/${id}/log_entries`]: 'log_entries',
      '/webhook_subscriptions': 'webhook_subscriptions',
    };
    const counts: Record<string, number> = {};
    for (const [path, name] of Object.entries(lists)) {
      const { body } = await pagerDuty.get(`${path}?limit=1&total=true`);
      expect(body).toMatchObject({ limit: 1, offset: 0 });
      expect(body[name]).toHaveLength(1);
      expect(body.more).toBe(body.total > 1);
      counts[name] = body.total;
      const beyond = await pagerDuty.get(`${path}?offset=50&limit=500`);
      expect(beyond.body).toMatchObject({
        [name]: [],
        limit: 100,
        offset: 50,
        more: false,
        total: null,
      });
      expect((await pagerDuty.get(`${path}?limit=x`)).status).toBe(400);
    }
    expect(counts).toEqual({
      users: 5,
      services: 3,
      escalation_policies: 1,
      schedules: 2,
      oncalls: 3,
      incidents: 1,
      log_entries: 2,
      webhook_subscriptions: 1,
    });
    expect((await pagerDuty.get('/users?offset=9999')).status).toBe(400);
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
        ms: 700,
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
      await expect(openIncident(pagerDuty)).rejects.toThrow();
      expect(await sandbox.control.pagerDutyIncidents()).toHaveLength(1);
      const [request] = await sandbox.control.requests({ path: '/incidents' });
      expect(request).toMatchObject({ status: null, fault: 'fault-1' });
      expect(request.effects).toHaveLength(1);
    });
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
});
