import type { Knex } from 'knex';
import {
  callOptions,
  startTestPages,
  type TestPages,
} from '../__testUtils__/startTestPages';
import { minutes, singleCell, T } from '../__testUtils__/testRotation';
import { TestClock } from '../__testUtils__/TestClock';
import { testDatabases } from '../__testUtils__/testDatabases';
import { PageEscalator } from './PageEscalator';
import { ScheduledDuty } from './ScheduledDuty';

const databases = testDatabases();
const bo = callOptions('bo');
const order = { rotation: 'single-cell', title: 'Explorer is down' };

const fail = () => {
  throw new Error('This must not happen');
};

describe.each(databases.eachSupportedId())('pages on %s', databaseId => {
  let knex: Knex;
  const replicas: TestPages[] = [];
  const start = async (
    options: Partial<Parameters<typeof startTestPages>[0]> = {},
  ) => {
    const replica = await startTestPages({ knex, ...options });
    replicas.push(replica);
    return replica;
  };
  const open = async (
    replica: TestPages,
    more: Partial<Parameters<TestPages['service']['open']>[0]> = {},
  ) => {
    const request = { ...order, ...more };
    const { page } = await replica.service.open(request, callOptions('vic'));
    return page;
  };
  const read = (replica: TestPages, id: string) =>
    replica.service.get(id, callOptions('vic'));
  const moveTo = async (replica: TestPages, afterMs: number) => {
    await replica.quiet();
    replica.clock.moveTo(T + afterMs);
    await replica.quiet();
  };

  beforeEach(async () => {
    knex = await databases.init(databaseId);
  }, 60_000);
  afterEach(async () => {
    await Promise.all(replicas.splice(0).map(replica => replica.stop()));
  });

  it('C3 with no acknowledgement: the primary at once, the secondary after 10 minutes, the tertiary after 40, and then nobody came', async () => {
    const replica = await start();
    const { id, steps } = await open(replica);
    await replica.quiet();
    expect(replica.names()).toEqual(['bo']);
    expect(steps).toEqual([
      {
        level: 'primary',
        title: 'Primary',
        at: '2026-03-04T18:00:00.000Z',
        state: 'done',
        person: 'user:default/bo',
      },
      {
        level: 'secondary',
        title: 'Secondary',
        at: '2026-03-04T18:10:00.000Z',
        state: 'waiting',
        person: 'user:default/cy',
      },
      {
        level: 'tertiary',
        title: 'Tertiary',
        at: '2026-03-04T18:40:00.000Z',
        state: 'waiting',
        person: 'user:default/dee',
      },
    ]);

    await moveTo(replica, minutes(10) - 1);
    expect(replica.names()).toEqual(['bo']);
    await moveTo(replica, minutes(10));
    expect(replica.names()).toEqual(['bo', 'cy']);
    await moveTo(replica, minutes(40) - 1);
    expect(replica.names()).toEqual(['bo', 'cy']);
    await moveTo(replica, minutes(40));
    expect(replica.names()).toEqual(['bo', 'cy', 'dee']);
    // The last level has as long as the longest step.
    await moveTo(replica, minutes(70) - 1);
    expect(await read(replica, id)).toMatchObject({ state: 'open' });
    await moveTo(replica, minutes(70));
    const page = await read(replica, id);
    expect(page).toMatchObject({ state: 'unanswered', level: 'tertiary' });
    expect(page.nextEscalationAt).toBeUndefined();
    expect(page.history.map(({ kind, level }) => [kind, level])).toEqual([
      ['opened', undefined],
      ['notified', 'primary'],
      ['escalated', 'secondary'],
      ['notified', 'secondary'],
      ['escalated', 'tertiary'],
      ['notified', 'tertiary'],
      ['unanswered', undefined],
    ]);
    expect(
      page.notified!.map(({ at, person, reason, outcomes }) => [
        at,
        person,
        reason,
        outcomes,
      ]),
    ).toEqual(
      [
        ['2026-03-04T18:00:00.000Z', 'user:default/bo', 'opened'],
        ['2026-03-04T18:10:00.000Z', 'user:default/cy', 'escalated'],
        ['2026-03-04T18:40:00.000Z', 'user:default/dee', 'escalated'],
      ].map(entry => [
        ...entry,
        [
          { channel: 'notifications', outcome: 'sent' },
          { channel: 'chat', outcome: 'sent' },
        ],
      ]),
    );
    expect(replica.notified.map(({ payload }) => payload)).toEqual([
      expect.objectContaining({
        severity: 'critical',
        topic: 'page',
        scope: `page:${id}:0`,
        link: `http://portal.example/catalog/default/component/gateway/on-call?page=${id}`,
      }),
      expect.objectContaining({ scope: `page:${id}:1` }),
      expect.objectContaining({ scope: `page:${id}:2` }),
    ]);

    // Somebody still may come.
    const { version } = page;
    const late = await replica.service.move(
      'acknowledge',
      { pageId: id, version },
      bo,
    );
    expect(late.state).toBe('acknowledged');
    expect(replica.instruments.of('on_call.pages.opened')).toHaveLength(1);
    expect(replica.instruments.of('on_call.pages.escalated')).toEqual([
      [1, { rotation: 'single-cell', by: 'time' }],
      [1, { rotation: 'single-cell', by: 'time' }],
    ]);
    expect(replica.instruments.of('on_call.pages.unanswered')).toHaveLength(1);
    expect(
      replica.instruments.of('on_call.pages.acknowledge.duration'),
    ).toEqual([[4200, { rotation: 'single-cell' }]]);
  });

  it('C3 acknowledged at T+9:59 it stops; at exactly T+10:00 it escalates', async () => {
    const replica = await start();
    const stopped = await open(replica);
    const goesOn = await open(replica, { title: 'Portal is down' });
    await replica.quiet();
    await moveTo(replica, minutes(10) - 1_000);
    const { version } = stopped;
    const page = await replica.service.move(
      'acknowledge',
      { pageId: stopped.id, version, note: 'looking' },
      bo,
    );
    expect(page).toMatchObject({
      state: 'acknowledged',
      acknowledgedBy: 'user:default/bo',
      acknowledgedAt: '2026-03-04T18:09:59.000Z',
      version: version + 1,
    });
    expect(page.steps.map(({ state }) => state)).toEqual([
      'done',
      'never',
      'never',
    ]);
    expect(page.history.at(-1)).toMatchObject({
      kind: 'acknowledged',
      by: 'user:default/bo',
      note: 'looking',
    });
    await moveTo(replica, minutes(10));
    await moveTo(replica, minutes(120));
    expect(replica.told.map(({ title, person }) => [title, person])).toEqual(
      expect.not.arrayContaining([
        ['Page: Explorer is down', 'user:default/cy'],
      ]),
    );
    expect((await read(replica, goesOn.id)).steps[1]).toMatchObject({
      at: '2026-03-04T18:10:00.000Z',
      state: 'done',
    });
    expect((await read(replica, stopped.id)).state).toBe('acknowledged');
  });

  it('C3 a backend stopped hard at T+5 and started at T+12 escalates once, at once', async () => {
    const clock = new TestClock('2026-03-04T18:00:00Z');
    const first = await start({ clock });
    const { id } = await open(first);
    await first.quiet();
    clock.moveTo(T + minutes(5));
    await first.stop();
    // Its last claim was never given back, as when it is killed in the middle of a step.
    await knex('pages')
      .where({ id })
      .update({
        lease_owner: 'killed',
        lease_until: T + minutes(5) + 15_000,
        next_at: T + minutes(5) + 15_000,
        fence: 7,
      });
    clock.moveTo(T + minutes(12));
    const second = await start({ clock });
    await second.quiet();
    expect(second.names()).toEqual(['cy']);
    const page = await read(second, id);
    expect(page.steps.map(({ at, state }) => [at, state])).toEqual([
      ['2026-03-04T18:00:00.000Z', 'done'],
      ['2026-03-04T18:12:00.000Z', 'done'],
      // Whoever was paged late has their whole time.
      ['2026-03-04T18:42:00.000Z', 'waiting'],
    ]);
    await moveTo(second, minutes(42) - 1);
    expect(second.names()).toEqual(['cy']);
    await moveTo(second, minutes(42));
    expect(second.names()).toEqual(['cy', 'dee']);
  });

  it('C3 two replicas notify once', async () => {
    const clock = new TestClock('2026-03-04T18:00:00Z');
    const both = [await start({ clock }), await start({ clock })];
    const ids: string[] = [];
    for (let i = 0; i < 6; i++) {
      ids.push((await open(both[i % 2], { title: `Page ${i}` })).id);
    }
    for (const after of [0, minutes(10), minutes(40), minutes(70)]) {
      clock.moveTo(T + after);
      await both[0].quiet();
    }
    // Notices of shifts are told beside them.
    const told = both
      .flatMap(replica => replica.told)
      .filter(({ dedupeKey }) => dedupeKey.startsWith('page:'));
    const keys = told.map(({ dedupeKey, person }) => `${dedupeKey} ${person}`);
    expect(keys).toHaveLength(18);
    expect(new Set(keys).size).toBe(18);
    for (const id of ids) {
      const { state, history } = await read(both[0], id);
      expect([state, history.length]).toEqual(['unanswered', 7]);
    }
  });

  it.each<[string, Record<string, unknown>]>([
    ['another replica has taken over', { fence: 9 }],
    ['somebody has acknowledged', { state: 'acknowledged', version: 2 }],
  ])(
    'a replica changes nothing of a page that %s while it worked the step out',
    async (_what, meanwhile) => {
      const replica = await start();
      const { id } = await open(replica);
      await replica.quiet();
      await replica.stop();
      await knex('pages').where({ id }).update({ fence: 8 });
      const events = () => knex('page_events').where({ page_id: id });
      const before = await events();
      const onDuty = ScheduledDuty.create(replica.schedules);
      const sleeper = PageEscalator.create({
        knex,
        clock: new TestClock('2026-03-04T18:30:00Z'),
        model: { rotations: new Map() } as any,
        onDuty: {
          of: async questions => {
            await knex('pages').where({ id }).update(meanwhile);
            return onDuty.of(questions);
          },
        },
        outbox: { putAll: fail } as any,
        metrics: {} as any,
        changed: fail,
      });
      expect(await sleeper.handle({ id, fence: 8 })).toBeUndefined();
      expect(await events()).toEqual(before);
      expect(await knex('pages').where({ id }).first()).toMatchObject({
        step: 0,
      });
    },
  );

  it('asks who is on call at the moment of the step, and keeps the ladder of the opening', async () => {
    const rotation = { ...singleCell };
    const replica = await start({ rotations: [rotation] });
    const { id } = await open(replica);
    // Eli stands in for the secondary, and the ladder gets quicker: only the first counts.
    replica.schedules.overrides.push({
      id: 'o1',
      level: 'secondary',
      start: T + minutes(5),
      end: T + minutes(60),
      person: 'user:default/eli',
      createdAt: T,
    });
    rotation.escalation = {
      steps: [
        { level: 'primary', afterMs: 0 },
        { level: 'tertiary', afterMs: minutes(1) },
      ],
    };
    await moveTo(replica, minutes(2));
    expect(replica.names()).toEqual(['bo']);
    await moveTo(replica, minutes(10));
    expect(replica.names()).toEqual(['bo', 'eli']);
    expect((await read(replica, id)).steps[1]).toMatchObject({
      level: 'secondary',
      person: 'user:default/eli',
    });
  });

  it('goes past levels with nobody at once, says so, and is unanswered where there is nobody at all', async () => {
    const nobody = { kind: 'list' as const, members: [] };
    const [tertiary] = singleCell.levels.slice(2);
    const replica = await start({
      rotations: [
        { ...singleCell, members: nobody },
        {
          ...singleCell,
          id: 'empty',
          members: nobody,
          levels: singleCell.levels.filter(level => level !== tertiary),
          escalation: { steps: singleCell.escalation.steps.slice(0, 2) },
        },
      ],
    });
    const page = await open(replica);
    await replica.quiet();
    expect(replica.names()).toEqual(['dee']);
    expect(page.history.map(({ kind, level }) => [kind, level])).toEqual([
      ['opened', undefined],
      ['nobody', 'primary'],
      ['escalated', 'secondary'],
      ['nobody', 'secondary'],
      ['escalated', 'tertiary'],
      ['notified', 'tertiary'],
    ]);
    expect(page.notified!.map(({ person }) => person)).toEqual([
      undefined,
      undefined,
      'user:default/dee',
    ]);
    const empty = await open(replica, { rotation: 'empty' });
    expect(empty.state).toBe('unanswered');
    expect(empty.history.map(({ kind }) => kind)).toEqual([
      'opened',
      'nobody',
      'escalated',
      'nobody',
      'unanswered',
    ]);
  });

  it('is escalated by hand, also by whoever has acknowledged it, and not past the last level', async () => {
    const replica = await start();
    const opened = await open(replica);
    const move = (
      what: 'acknowledge' | 'escalate' | 'resolve',
      page: { id: string; version: number },
    ) =>
      replica.service.move(
        what,
        { pageId: page.id, version: page.version, note: `${what}!` },
        bo,
      );
    await moveTo(replica, minutes(3));
    const acknowledged = await move('acknowledge', opened);
    await expect(move('escalate', opened)).rejects.toMatchObject({
      name: 'ConflictError',
      code: 'STALE_VERSION',
    });
    await expect(move('acknowledge', acknowledged)).rejects.toMatchObject({
      code: 'ALREADY_ACKNOWLEDGED',
    });
    await moveTo(replica, minutes(4));
    const handed = await move('escalate', acknowledged);
    expect(handed).toMatchObject({
      state: 'open',
      level: 'secondary',
      nextEscalationAt: '2026-03-04T18:34:00.000Z',
    });
    expect(handed.acknowledgedBy).toBeUndefined();
    expect(handed.history.slice(-2)).toEqual([
      expect.objectContaining({
        kind: 'escalated',
        by: 'user:default/bo',
        note: 'escalate!',
      }),
      expect.objectContaining({ kind: 'notified', person: 'user:default/cy' }),
    ]);
    expect(handed.notified![1].reason).toBe('escalated-by-hand');
    await moveTo(replica, minutes(10));
    expect(replica.names()).toEqual(['bo', 'cy']);
    await moveTo(replica, minutes(34));
    expect(replica.names()).toEqual(['bo', 'cy', 'dee']);
    const last = await read(replica, opened.id);
    await expect(move('escalate', last)).rejects.toMatchObject({
      code: 'EVERY_LEVEL_PAGED',
    });
    const over = await move('resolve', last);
    expect(over).toMatchObject({
      state: 'resolved',
      resolvedBy: 'user:default/bo',
    });
    await expect(move('acknowledge', over)).rejects.toMatchObject({
      code: 'ALREADY_RESOLVED',
    });
  });

  it('joins the page of the same key until it is resolved, and answers a repeated request with the same page', async () => {
    const replica = await start();
    const vic = callOptions('vic');
    const service = { ...vic, actor: 'plugin:sentry', userRef: undefined };
    const joining = { ...order, dedupeKey: 'sentry-1' };
    const answers = await Promise.all(
      [vic, service, bo].map(who => replica.service.open(joining, who)),
    );
    expect(new Set(answers.map(({ page }) => page.id)).size).toBe(1);
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    await replica.quiet();
    expect(replica.names()).toEqual(['bo']);
    const { id, version } = answers[0].page;
    await replica.service.move('resolve', { pageId: id, version }, bo);
    const anew = await replica.service.open(joining, service);
    expect([anew.created, anew.page.id === id]).toEqual([true, false]);
    expect(anew.page.openedBy).toBe('plugin:sentry');
    expect(anew.page.history[0].by).toBeUndefined();

    const keyed = { ...order, title: 'Once', idempotencyKey: 'k1' };
    const once = await replica.service.open(keyed, vic);
    const again = await replica.service.open(keyed, vic);
    expect([again.created, again.page.id]).toEqual([false, once.page.id]);
    await expect(
      replica.service.open({ ...keyed, title: 'Other' }, vic),
    ).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    const others = await replica.service.open(keyed, bo);
    expect(others.created).toBe(true);
  });

  it('counts whom pages were sent to, and finds what is open', async () => {
    const replica = await start();
    const first = await open(replica);
    const second = await open(replica, {
      title: 'About a component',
      entityRef: 'component:default/portal',
      rotation: undefined,
    });
    await moveTo(replica, minutes(10));
    expect(
      await replica.reader.counted('single-cell', T, T + minutes(11)),
    ).toEqual([
      { person: 'user:default/bo', at: T },
      { person: 'user:default/bo', at: T },
      { person: 'user:default/cy', at: T + minutes(10) },
      { person: 'user:default/cy', at: T + minutes(10) },
    ]);
    expect(
      await replica.reader.counted('single-cell', T, T + minutes(10)),
    ).toHaveLength(2);
    const { version } = await read(replica, first.id);
    await replica.service.move('resolve', { pageId: first.id, version }, bo);
    const ids = async (of: Parameters<TestPages['reader']['openFor']>[0]) =>
      (await replica.reader.openFor(of)).map(({ id }) => id);
    expect(await ids({})).toEqual([second.id]);
    expect(await ids({ rotations: ['single-cell'] })).toEqual([second.id]);
    expect(await ids({ rotations: ['other'] })).toEqual([]);
    expect(await ids({ entityRefs: ['component:default/portal'] })).toEqual([
      second.id,
    ]);
  });
});
