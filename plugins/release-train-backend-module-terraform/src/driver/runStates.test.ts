import { aRun } from '../__testUtils__/aRun';
import { nameRun, progressOf } from './runStates';

it.each([
  ['pending', 'pending'],
  ['fetching', 'running'],
  ['plan_queued', 'running'],
  ['planned', 'running'],
  ['policy_override', 'running'],
  ['confirmed', 'running'],
  ['applying', 'running'],
  ['applied', 'succeeded'],
  ['planned_and_finished', 'noop'],
  ['discarded', 'declined'],
  ['canceled', 'cancelled'],
  ['force_canceled', 'cancelled'],
  ['errored', 'failed'],
  ['policy_soft_failed', 'failed'],
])('a run that is %s is %s', (status, state) => {
  expect(progressOf(aRun({ status })).state).toBe(state);
});

it('tells a state that nobody has heard of', () => {
  expect(progressOf(aRun({ status: 'pondering' }))).toEqual({
    state: 'running',
    detail: "Terraform says 'pondering'",
  });
});

it.each(['planned', 'policy_checked', 'cost_estimated', 'pondering'])(
  'waits for our word when Terraform says so, also while it is %s',
  status => {
    const plan = { additions: 3, changes: 0, destructions: 1 };
    expect(progressOf(aRun({ status, isConfirmable: true, plan }))).toEqual({
      state: 'awaiting_confirm',
      detail: 'Waits to be confirmed: 3 to add, 0 to change, 1 to destroy',
    });
    expect(
      progressOf(aRun({ status, isConfirmable: true, canApply: false })),
    ).toEqual({
      state: 'running',
      detail: expect.stringMatching(/the token here may not apply it/),
    });
  },
);

it('tells a plan that failed from an apply that did', () => {
  expect(progressOf(aRun({ status: 'errored' })).detail).toMatch(/plan failed/);
  expect(
    progressOf(aRun({ status: 'errored', hasBegunToApply: true })).detail,
  ).toMatch(/apply failed/);
});

it('names a run so that people find it', () => {
  expect(nameRun(aRun())).toBe('run run-1 of commit aaaaaaaa');
  expect(
    nameRun(aRun({ isDestroy: true, isTargeted: true, commit: undefined })),
  ).toBe('the destroy run run-1 of some resources without a commit');
});
