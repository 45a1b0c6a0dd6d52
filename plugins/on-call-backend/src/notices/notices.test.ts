import type { Knex } from 'knex';
import {
  startTestPages,
  type TestPages,
} from '../__testUtils__/startTestPages';
import { days, minutes } from '../__testUtils__/testRotation';
import { TestClock } from '../__testUtils__/TestClock';
import { testDatabases } from '../__testUtils__/testDatabases';
import { until } from '../__testUtils__/until';

const databases = testDatabases();

/** The handoff from bo to cy: Monday, 9 March 2026, 09:00, one day after summer time began. */
const HANDOFF = Date.parse('2026-03-09T16:00:00Z');
const AHEAD = [days(7), days(1)];
/** Long enough for a loop that was woken to have looked. */
const pause = () =>
  new Promise(resolve => {
    setTimeout(resolve, 150);
  });

describe.each(databases.eachSupportedId())('notices on %s', databaseId => {
  let knex: Knex;
  const replicas: TestPages[] = [];
  const settle = async (replica: TestPages) => {
    await pause();
    await replica.quiet();
  };
  const start = async (
    now: number,
    options: Partial<Parameters<typeof startTestPages>[0]> = {},
  ) => {
    const clock = new TestClock(new Date(now).toISOString());
    const replica = await startTestPages({
      knex,
      clock,
      aheadMs: AHEAD,
      ...options,
    });
    replicas.push(replica);
    await settle(replica);
    return replica;
  };
  const moveTo = async (replica: TestPages, instant: number) => {
    replica.clock.moveTo(instant);
    await settle(replica);
  };
  /** What has been told since the last time it was asked: person, level and kind. */
  const take = (...from: TestPages[]) =>
    from
      .flatMap(replica => replica.told.splice(0))
      .map(({ person, dedupeKey }) => {
        const [, , shift, level, ...kind] = dedupeKey.split(':');
        return `${person.split('/')[1]} ${level} of ${shift}: ${kind.join(
          ' ',
        )}`;
      })
      .sort();

  beforeEach(async () => {
    knex = await databases.init(databaseId);
  }, 60_000);
  afterEach(async () => {
    await Promise.all(replicas.splice(0).map(replica => replica.stop()));
  });

  it('are given 7 days and 1 day ahead and at the handoff, to primary and secondary, once', async () => {
    const replica = await start(HANDOFF - days(7) - minutes(61));
    take(replica);
    await moveTo(replica, HANDOFF - days(7) - 1);
    expect(take(replica)).toEqual(
      expect.not.arrayContaining([expect.stringContaining('of 2')]),
    );
    await moveTo(replica, HANDOFF - days(7));
    const [cy, eli] = ['cy', 'eli'];
    expect(take(replica)).toEqual([
      `${cy} primary of 2: ahead ${days(7)}`,
      `${eli} secondary of 2: ahead ${days(7)}`,
    ]);
    // The handoff before is an hour later, in winter time.
    await moveTo(replica, HANDOFF - days(7) + minutes(60));
    expect(take(replica)).toEqual([
      'bo primary of 1: handoff',
      'cy secondary of 1: handoff',
    ]);
    await moveTo(replica, HANDOFF - days(1) - 1);
    expect(take(replica)).toEqual([]);
    await moveTo(replica, HANDOFF - days(1));
    expect(take(replica)).toEqual([
      `${cy} primary of 2: ahead ${days(1)}`,
      `${eli} secondary of 2: ahead ${days(1)}`,
    ]);
    await moveTo(replica, HANDOFF - 1);
    expect(take(replica)).toEqual([]);
    await moveTo(replica, HANDOFF);
    expect(take(replica)).toEqual(
      expect.arrayContaining([
        'cy primary of 2: handoff',
        'eli secondary of 2: handoff',
      ]),
    );
    await moveTo(replica, HANDOFF + minutes(10));
    expect(take(replica)).toEqual([]);
  });

  it('say what differs between primary and secondary, whether one is ready, and where the handoff note is', async () => {
    const ahead = await start(HANDOFF - days(1), { readiness: 'gaps' });
    const [primary, secondary] = ['cy', 'eli'].map(
      name => ahead.told.find(({ person }) => person.endsWith(`/${name}`))!,
    );
    const ready =
      'http://portal.example/catalog/default/component/gateway/on-call#readiness';
    expect(primary).toMatchObject({
      person: 'user:default/cy',
      title: 'Single Cell: you are Primary from Mon 9 Mar, 09:00 PDT',
      link: ready,
    });
    expect(primary.text).toContain('Pages come to you first');
    expect(primary.text).toContain('until Mon 16 Mar, 09:00 PDT: in 1 day.');
    expect(primary.text).toContain(
      `[You are not ready for it yet: see what is missing](${ready}).`,
    );
    expect(primary.text).toContain('ask in #help-infra');
    expect(secondary.person).toBe('user:default/eli');
    expect(secondary.text).toContain(
      'a page comes to you when Primary has not acknowledged it for 10 minutes',
    );
    ahead.told.splice(0);
    await moveTo(ahead, HANDOFF);
    const handoff = ahead.told.find(({ person }) => person.endsWith('/cy'))!;
    const note =
      'http://portal.example/catalog/default/component/gateway/on-call?shift=single-cell%3A1#handoff';
    expect(handoff).toMatchObject({
      title: 'Single Cell: you are Primary now',
      link: note,
    });
    expect(handoff.text).toContain(`acknowledge the [handoff note](${note})`);
    expect(handoff.text).toContain(ready);
    expect(ahead.notified.map(({ payload }) => payload.topic)).toEqual(
      expect.arrayContaining(['shift', 'handoff']),
    );
  });

  it('reach whoever gets the shift late, the nearest only, and nobody twice', async () => {
    const replica = await start(HANDOFF - days(3));
    expect(take(replica)).toContain(`cy primary of 2: ahead ${days(7)}`);
    replica.schedules.transfers.push({
      swapId: 's1',
      level: 'primary',
      shift: 2,
      person: 'user:default/ana',
      agreedAt: HANDOFF - days(3),
    });
    replica.scheduleChanged();
    await settle(replica);
    expect(take(replica)).toEqual([`ana primary of 2: ahead ${days(7)}`]);

    // Twelve hours before, both have passed: only the nearer is given.
    await moveTo(replica, HANDOFF - days(0.5));
    take(replica);
    replica.schedules.overrides.push({
      id: 'o1',
      level: 'secondary',
      start: HANDOFF,
      end: HANDOFF + days(1),
      person: 'user:default/bo',
      createdAt: HANDOFF - days(0.5),
    });
    replica.scheduleChanged();
    await settle(replica);
    expect(take(replica)).toEqual([`bo secondary of 2: ahead ${days(1)}`]);

    // Swapped back and forth: whoever was told is not told again.
    replica.schedules.transfers.pop();
    replica.scheduleChanged();
    await settle(replica);
    expect(take(replica)).toEqual([`cy primary of 2: ahead ${days(1)}`]);
    replica.schedules.overrides.pop();
    replica.scheduleChanged();
    await settle(replica);
    expect(take(replica)).toEqual([]);
  });

  it('are not given of the resumption of a shift that somebody holds already', async () => {
    // Bo's week began on the 2nd; ana has one day of it. He was told of nothing, being down.
    const resumed = HANDOFF - days(3);
    const replica = await start(resumed - days(2), { aheadMs: [] });
    replica.schedules.overrides.push({
      id: 'o1',
      level: 'primary',
      start: resumed - days(1),
      end: resumed,
      person: 'user:default/ana',
      createdAt: resumed - days(2),
    });
    replica.scheduleChanged();
    for (const instant of [
      resumed - days(1),
      resumed,
      // By now what he had before is out of sight.
      resumed + minutes(60),
    ]) {
      await moveTo(replica, instant);
    }
    expect(take(replica)).toEqual(['ana primary of 1: handoff']);
  });

  it('are given after a time of being down, and once by two replicas', async () => {
    const first = await start(HANDOFF - days(8));
    await first.stop();
    take(first);
    // Down from before the first notice until two hours after the handoff.
    const clock = new TestClock(new Date(HANDOFF + minutes(120)).toISOString());
    const both = await Promise.all([
      start(HANDOFF, { clock }),
      start(HANDOFF, { clock }),
    ]);
    await until(async () => (await knex('shift_notices')).length > 0);
    await settle(both[0]);
    expect(take(...both)).toEqual([
      `ana secondary of 3: ahead ${days(7)}`,
      'cy primary of 2: handoff',
      `eli primary of 3: ahead ${days(7)}`,
      'eli secondary of 2: handoff',
    ]);
    // A day after the handoff nobody is told that it began.
    const late = new TestClock(new Date(HANDOFF + days(8)).toISOString());
    const again = await start(HANDOFF, { clock: late });
    expect(take(again)).toEqual(
      expect.not.arrayContaining([expect.stringContaining('of 3')]),
    );
  });
});
