import { Sandbox } from './startSandbox';
import { pagerDutyOf } from './__testUtils__/pagerDuty';
import { begin, endAll } from './__testUtils__/world';

/** A Thursday of bo's second week as primary, cy's as secondary. */
const NOW = '2026-04-02T19:00:00Z';

describe('schedules of PagerDuty', () => {
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
      ['2026-02-23T09:00:00-08:00', '2026-03-02T09:00:00-08:00', 'Ana Example'],
      ['2026-03-02T09:00:00-08:00', '2026-03-09T09:00:00-07:00', 'Bo Example'],
      ['2026-03-09T09:00:00-07:00', '2026-03-16T09:00:00-07:00', 'Cy Example'],
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
    expect(log.map(({ status, effects }) => [status, effects.length])).toEqual([
      [201, 2],
      [204, 1],
      [404, 0],
      [200, 1],
    ]);
  });
});
