import type { TerraformRun } from '../client/TerraformRun';
import { aRun, OURS, THEIRS } from '../__testUtils__/aRun';
import { chooseRun } from './chooseRun';

type Values = Partial<TerraformRun>;

/** Runs, the newest first, that count how many were read. */
function listed(...values: Values[]) {
  const seen = { read: 0 };
  const runs = (async function* list() {
    for (const [index, value] of values.entries()) {
      seen.read++;
      yield aRun({ id: `run-${values.length - index}`, ...value });
    }
  })();
  return { runs, seen };
}

const theirs = (status: string, values: Values = {}): Values => ({
  commit: THEIRS,
  status,
  ...values,
});
const ours = (status: string, values: Values = {}): Values => ({
  status,
  ...values,
});

it.each<[string, Values[], string, string | undefined]>([
  ['nothing', [], 'none', undefined],
  ['only what others applied', [theirs('applied')], 'none', undefined],
  ['ours at work', [ours('planning')], 'run', 'run-1'],
  [
    'ours in a state that nobody knows',
    [ours('pondering'), theirs('planned')],
    'run',
    'run-2',
  ],
  [
    'ours behind a newer one',
    [theirs('pending'), ours('planned')],
    'other',
    'run-2',
  ],
  ['an older one of another commit', [theirs('planned')], 'other', 'run-1'],
  ['one without a commit', [{ commit: undefined }], 'other', 'run-1'],
  ['ours, applied', [ours('applied')], 'run', 'run-1'],
  ['ours, without changes', [ours('planned_and_finished')], 'run', 'run-1'],
  [
    'ours, applied, and a newer one under way',
    [theirs('planned'), ours('applied')],
    'run',
    'run-1',
  ],
  [
    'ours, applied, and a newer one without changes',
    [theirs('planned_and_finished'), ours('applied')],
    'run',
    'run-1',
  ],
  [
    'ours, and another applied over it',
    [theirs('applied'), ours('applied')],
    'passed',
    'run-1',
  ],
  [
    'ours, and destroyed since',
    [ours('applied', { isDestroy: true }), ours('applied')],
    'passed',
    'run-1',
  ],
  [
    'ours, refreshed since',
    [theirs('applied', { isRefreshOnly: true }), ours('applied')],
    'run',
    'run-1',
  ],
  ['ours, failed', [ours('errored')], 'ended', 'run-1'],
  [
    'ours, applied once, failed when it was applied again',
    [ours('errored'), ours('applied')],
    'ended',
    'run-2',
  ],
  ['ours, discarded', [ours('discarded'), theirs('applied')], 'ended', 'run-2'],
  [
    'ours, discarded the second time',
    [ours('discarded'), ours('applied')],
    'run',
    'run-1',
  ],
  [
    'ours, discarded, and another under way',
    [ours('discarded'), theirs('planned')],
    'other',
    'run-1',
  ],
  [
    'a speculative plan of ours and one of another',
    [
      ours('planning', { isPlanOnly: true }),
      theirs('planned_and_finished', { isPlanOnly: true }),
    ],
    'none',
    undefined,
  ],
  [
    'a destroy run of ours',
    [ours('planned', { isDestroy: true })],
    'other',
    'run-1',
  ],
  [
    'a run of some resources of ours',
    [ours('applied', { isTargeted: true })],
    'none',
    undefined,
  ],
])('chooses of %s', async (_name, values, choice, id) => {
  const chosen = await chooseRun(listed(...values).runs, OURS.toUpperCase());
  expect(chosen.choice).toBe(choice);
  expect('run' in chosen ? chosen.run.id : undefined).toBe(id);
});

it('reads no further than it has to', async () => {
  const { runs, seen } = listed(
    theirs('discarded'),
    ours('planned'),
    theirs('applied'),
  );
  await chooseRun(runs, OURS);
  expect(seen.read).toBe(2);
});
