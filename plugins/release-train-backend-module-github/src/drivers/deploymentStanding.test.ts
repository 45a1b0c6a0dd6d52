import fc from 'fast-check';
import { runIdOf, standingOf } from './deploymentStanding';

const AT = '2026-11-25T18:00:00Z';
const RUN = 'https://github.com/o/r/actions/runs/1';

// `state@job of run 1 | description`, or `state#address | description`, as they happened; GitHub
// lists the newest first.
const said = (...entries: string[]) =>
  entries.reverse().map(entry => {
    const [, state, sign, place, description = ''] =
      /^(\w+)(?:(@|#)(\S+))?(?: \| (.*))?$/.exec(entry)!;
    const url = sign === '@' ? `${RUN}/job/${place}` : place ?? '';
    return {
      state,
      created_at: AT,
      creator: { login: 'github-actions[bot]' },
      log_url: url,
      description,
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
    'failure then success, of nobody knows whom',
    said('failure', 'success'),
    'failure',
  ],
  [
    'failure then success, of one run that tells no job',
    said(`failure#${RUN}`, `success#${RUN}`),
    'failure',
  ],
  [
    'failure then success of two jobs that are named',
    said(
      `failure#${RUN} | e2e: failure`,
      `success#${RUN} | functional: success`,
    ),
    'failure',
  ],
  [
    'failure then success of one job that is named',
    said(
      `failure#${RUN} | e2e: failure`,
      `success#${RUN} | e2e: second attempt`,
    ),
    'success',
  ],
  [
    'failure then success of the same job',
    said('failure@1', 'success@1'),
    'success',
  ],
  [
    'failure of one job, success of another',
    said('failure@1', 'success@2'),
    'failure',
  ],
  [
    'success of one job, failure of another',
    said('success@1', 'failure@2'),
    'failure',
  ],
  [
    'failure then success of one build elsewhere',
    said('failure#https://ci/builds/7', 'success#https://ci/builds/7'),
    'success',
  ],
  [
    'failure then success of two builds elsewhere',
    said('failure#https://ci/builds/7', 'success#https://ci/builds/8'),
    'failure',
  ],
  [
    'a job that goes on after a success',
    said('success@1', 'in_progress@2'),
    'open',
  ],
  ['replaced by a later one', said('success', 'inactive'), 'success'],
  ['failed, then marked inactive', said('failure', 'inactive'), 'failure'],
])('%s', (_name, statuses, state) => {
  expect(standingOf(statuses).state).toBe(state);
});

it('does not let another account take a failure back', () => {
  const [success, failure] = said('failure@1', 'success@1');
  const creator = { login: 'ana' };
  expect(standingOf([{ ...success, creator }, failure]).state).toBe('failure');
});

it('tells since when, where, and which runs spoke', () => {
  const other = RUN.replace(/1$/, '2');
  expect(
    standingOf(said('in_progress@1', `success#${other}`, 'success@1')),
  ).toEqual({
    state: 'success',
    latest: 'success',
    inactive: false,
    since: Date.parse(AT),
    url: `${RUN}/job/1`,
    runIds: [1, 2],
  });
});

it('tells whose failure it is, and whether it was marked inactive last', () => {
  expect(
    standingOf(said('failure | e2e: 3 of 80 failed', 'success', 'inactive')),
  ).toMatchObject({
    failure: 'e2e: 3 of 80 failed',
    latest: 'success',
    inactive: true,
  });
  expect(standingOf(said('error')).failure).toBe('by github-actions[bot]');
  expect(standingOf([{ state: 'inactive', created_at: AT }])).toEqual({
    state: 'open',
    latest: undefined,
    inactive: true,
    runIds: [],
  });
});

it.each([
  [RUN, 1],
  [`${RUN}/job/7`, 1],
  ['https://ci.example.com/runs/12', undefined],
  ['', undefined],
  [undefined, undefined],
])('the run of %s is %s', (url, id) => {
  expect(runIdOf(url)).toBe(id);
});

it('is never a success over the last word of a job that failed, in whatever order they speak', () => {
  const words = fc.array(
    fc.record({
      state: fc.constantFrom('in_progress', 'success', 'failure', 'error'),
      // Nobody knows whose the words of `undefined` are.
      job: fc.constantFrom('1', '2', '3', undefined),
    }),
    { maxLength: 8 },
  );
  let successes = 0;
  fc.assert(
    fc.property(words, spoken => {
      const { state } = standingOf(
        said(
          ...spoken.map(
            word => `${word.state}${word.job ? `@${word.job}` : ''}`,
          ),
        ),
      );
      const isFailure = (word?: { state: string }) =>
        word?.state === 'failure' || word?.state === 'error';
      const stands =
        spoken.some(word => !word.job && isFailure(word)) ||
        ['1', '2', '3'].some(job =>
          isFailure(spoken.filter(word => word.job === job).at(-1)),
        );
      expect(state === 'failure').toBe(stands);
      expect(state === 'success').toBe(
        !stands && spoken.at(-1)?.state === 'success',
      );
      successes += Number(state === 'success');
    }),
    { numRuns: 10_000 },
  );
  expect(successes).toBeGreaterThan(500);
});
