import { runIdOf, standingOf } from './deploymentStanding';

const AT = '2026-11-25T18:00:00Z';
const said = (...states: string[]) =>
  // Written as they happened; GitHub lists the newest first.
  states.reverse().map(entry => {
    const [state, run] = entry.split('@');
    return {
      state,
      created_at: AT,
      log_url: run ? `https://github.com/o/r/actions/runs/${run}/job/5` : '',
    };
  });

it.each([
  ['nothing yet', said(), 'open'],
  ['queued', said('queued'), 'open'],
  ['under way', said('queued', 'in_progress'), 'open'],
  ['a success', said('in_progress', 'success'), 'success'],
  ['success then failure', said('success', 'failure'), 'failure'],
  ['success then error', said('success', 'error'), 'failure'],
  [
    'failure then success of the same run',
    said('failure@1', 'success@1'),
    'success',
  ],
  [
    'failure of one run, success of another',
    said('failure@1', 'success@2'),
    'failure',
  ],
  [
    'success of one run, failure of another',
    said('success@1', 'failure@2'),
    'failure',
  ],
  [
    'a run that goes on after a success',
    said('success@1', 'in_progress@2'),
    'open',
  ],
  ['replaced by a later one', said('success', 'inactive'), 'success'],
  ['failed, then marked inactive', said('failure', 'inactive'), 'failure'],
])('%s', (_name, statuses, state) => {
  expect(standingOf(statuses).state).toBe(state);
});

it('tells since when, where, and which runs spoke', () => {
  expect(standingOf(said('in_progress@1', 'success@2', 'success@1'))).toEqual({
    state: 'success',
    since: Date.parse(AT),
    url: 'https://github.com/o/r/actions/runs/1/job/5',
    runIds: [1, 2],
  });
});

it.each([
  ['https://github.com/o/r/actions/runs/12', 12],
  ['https://github.com/o/r/actions/runs/12/job/7', 12],
  ['https://ci.example.com/runs/12', undefined],
  ['', undefined],
  [undefined, undefined],
])('the run of %s is %s', (url, id) => {
  expect(runIdOf(url)).toBe(id);
});
