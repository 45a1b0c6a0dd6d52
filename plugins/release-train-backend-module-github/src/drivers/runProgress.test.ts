import {
  failureOf,
  progressOfUnfinished,
  wasCancelledInQueue,
} from './runProgress';

it.each([
  ['queued', 'pending'],
  ['requested', 'pending'],
  ['pending', 'pending'],
  ['waiting', 'pending'],
  ['in_progress', 'running'],
  ['something GitHub adds later', 'running'],
  [null, 'running'],
])('a run that is %s is %s', (status, state) => {
  expect(progressOfUnfinished(status).state).toBe(state);
});

it.each([
  ['failure', /failed$/],
  ['timed_out', /timed out/],
  ['startup_failure', /could not start/],
  ['action_required', /somebody to act/],
  ['skipped', /nothing was deployed/],
  ['neutral', /not a pass/],
  ['stale', /gave up/],
  ['something GitHub adds later', /ended as 'something/],
])('a run that ended as %s has failed', (conclusion, detail) => {
  expect(failureOf(conclusion, [])).toEqual({
    state: 'failed',
    detail: expect.stringMatching(detail),
  });
});

it('names the jobs that failed', () => {
  const jobs = [
    { name: 'deploy', conclusion: 'success' },
    { name: 'e2e', conclusion: 'failure' },
    { name: 'notify', conclusion: 'skipped' },
  ];
  expect(failureOf('failure', jobs)?.detail).toBe(
    'The workflow run failed: e2e',
  );
  expect(failureOf('success', jobs)?.detail).toMatch(/failed: e2e$/);
  expect(failureOf('success', jobs.slice(0, 1))).toBeUndefined();
});

describe('wasCancelledInQueue', () => {
  const at = (second: number) =>
    new Date(Date.UTC(2026, 10, 25, 18, 0, second)).toISOString();
  const job = {
    name: 'deploy',
    conclusion: 'cancelled',
    created_at: at(0),
    started_at: at(0),
    completed_at: at(30),
    runner_id: null,
    steps: [],
  };
  const guard = { ...job, name: 'guard', conclusion: 'success', runner_id: 4 };

  it.each([
    ['no jobs at all', [], true],
    ['a job that only waited', [job], true],
    [
      'a job stamped when it was cancelled',
      [{ ...job, started_at: at(30) }],
      true,
    ],
    ['runner 0, which is none', [{ ...job, runner_id: 0 }], true],
    ['a guard that had passed before the queue', [guard, job], true],
    ['a job with a runner', [{ ...job, runner_id: 4 }], false],
    ['a job with steps', [{ ...job, steps: [{}] }], false],
    ['a job that started later', [job, { ...job, started_at: at(9) }], false],
    ['no job that was cancelled', [guard], false],
  ])('%s', (_name, jobs, expected) => {
    expect(wasCancelledInQueue(jobs)).toBe(expected);
  });
});
