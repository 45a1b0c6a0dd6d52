import { computeFigures, type FigureDeployment } from './figures';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZONE = 'America/Los_Angeles';
/** Monday, 2 March 2026, 00:00 in Los Angeles; the clocks change on the Sunday after. */
const MONDAY = Date.parse('2026-03-02T08:00:00Z');

const deployment = (
  endedAt: number,
  more: Partial<FigureDeployment> = {},
): FigureDeployment => ({
  component: 'component:default/explorer',
  sha: 'a'.repeat(40),
  kind: 'train',
  state: 'succeeded',
  dispatchedAt: endedAt - 60_000,
  endedAt,
  mergedAt: [],
  ...more,
});

const range = { from: MONDAY, to: MONDAY + 14 * DAY, timeZone: ZONE };

describe('computeFigures', () => {
  it('has nothing to say without deployments, and says of how many', () => {
    const { total, weeks } = computeFigures([], range);
    expect(total).toEqual({
      deployments: 0,
      leadTime: { n: 0 },
      changeFailure: { n: 0, failed: 0 },
      restore: { n: 0 },
    });
    expect(weeks.map(week => week.weekOf)).toEqual([
      '2026-03-02',
      '2026-03-09',
      // The clocks have gone forward, so 14 days end an hour into the next week.
      '2026-03-16',
    ]);
  });

  it('counts a week by the local Monday, across a clock change', () => {
    const lastMinute = Date.parse('2026-03-09T06:59:59.999Z');
    const { weeks } = computeFigures(
      [deployment(lastMinute), deployment(lastMinute + 1)],
      range,
    );
    expect(weeks.map(week => week.figures.deployments)).toEqual([1, 1, 0]);
  });

  it('measures the lead time from the merge of each change', () => {
    const at = MONDAY + 2 * DAY;
    const { total } = computeFigures(
      [
        deployment(at, {
          mergedAt: [at - 10 * HOUR, at - 20 * HOUR, at - 40 * HOUR],
        }),
        deployment(at + HOUR, { mergedAt: [at + HOUR - 30 * HOUR] }),
      ],
      range,
    );
    expect(total.leadTime).toEqual({
      n: 4,
      medianMs: 25 * HOUR,
      p90Ms: 40 * HOUR,
    });
  });

  it('counts a failure and what was rolled back, and the time until it was good again', () => {
    const bad = 'b'.repeat(40);
    const at = MONDAY + DAY;
    const { total } = computeFigures(
      [
        deployment(at),
        deployment(at + HOUR, { sha: bad }),
        deployment(at + 3 * HOUR, { kind: 'rollback', replacesSha: bad }),
        deployment(at + DAY, { state: 'failed' }),
        deployment(at + DAY + 4 * HOUR),
        deployment(at + DAY, {
          component: 'component:default/infra',
          state: 'timed_out',
        }),
      ],
      range,
    );
    expect(total.deployments).toBe(3);
    expect(total.changeFailure).toEqual({ n: 5, failed: 3, rate: 0.6 });
    // Two hours until the rollback, four until the next success; infra is not good again yet.
    expect(total.restore).toEqual({ n: 2, medianMs: 3 * HOUR });
  });

  it('lets what happened after the interval say what became of it', () => {
    const bad = 'b'.repeat(40);
    const end = range.to;
    const { total } = computeFigures(
      [
        deployment(end - HOUR, { sha: bad }),
        deployment(end + HOUR, { kind: 'rollback', replacesSha: bad }),
      ],
      range,
    );
    expect(total).toMatchObject({
      deployments: 1,
      changeFailure: { n: 1, failed: 1 },
      restore: { n: 1, medianMs: 2 * HOUR },
    });
  });

  it.each(['cancelled', 'declined', 'superseded', 'noop', 'running'] as const)(
    'does not count one that is %s',
    state => {
      const { total } = computeFigures(
        [deployment(MONDAY + DAY, { state })],
        range,
      );
      expect(total).toMatchObject({
        deployments: 0,
        changeFailure: { n: 0 },
      });
    },
  );

  it('does not count one that was never sent', () => {
    const { total } = computeFigures(
      [deployment(MONDAY + DAY, { dispatchedAt: undefined, state: 'failed' })],
      range,
    );
    expect(total.changeFailure.n).toBe(0);
  });
});
