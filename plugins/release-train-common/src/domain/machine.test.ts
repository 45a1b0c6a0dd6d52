import fc from 'fast-check';
import { CANDIDATE_STATES, CANDIDATE_TRANSITIONS } from './candidate';
import {
  ACTIVE_DEPLOYMENT_STATES,
  DEPLOYMENT_STATES,
  DEPLOYMENT_TRANSITIONS,
  isActiveDeployment,
  type DeploymentEventName,
  type DeploymentState,
} from './deployment';
import { transition } from './machine';
import { ACTIVE_RUN_STATES, RUN_STATES, RUN_TRANSITIONS } from './run';

const EVENTS = [
  ...new Set(
    Object.values(DEPLOYMENT_TRANSITIONS).flatMap(row => Object.keys(row)),
  ),
] as DeploymentEventName[];

/** Every state that a deployment went through, for any sequence of events. */
const histories = fc
  .array(fc.constantFrom(...EVENTS), { minLength: 1, maxLength: 40 })
  .map(events => {
    const visited: DeploymentState[] = ['requested'];
    for (const event of events) {
      const step = transition(
        DEPLOYMENT_TRANSITIONS,
        visited[visited.length - 1],
        event,
      );
      if (step.ok) visited.push(step.to);
    }
    return visited;
  });

describe('the deployment machine', () => {
  it('is never with the vendor without a committed intent', () => {
    fc.assert(
      fc.property(histories, visited => {
        const sent = visited.findIndex(state =>
          [
            'unknown',
            'dispatched',
            'running',
            'awaiting_confirm',
            'confirming',
            'verifying',
            'succeeded',
          ].includes(state),
        );
        const intended = visited.indexOf('dispatching');
        expect(sent < 0 || (intended >= 0 && intended < sent)).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });

  it('never sends again out of doubt: it is proven absent, found, or a person is asked', () => {
    fc.assert(
      fc.property(histories, visited => {
        const next = visited.filter((_, i) => visited[i - 1] === 'unknown');
        expect(['dispatched', 'queued', 'needs_human']).toEqual(
          expect.arrayContaining(next),
        );
      }),
      { numRuns: 10_000 },
    );
  });

  it('succeeds by proof or by a person only', () => {
    const before = DEPLOYMENT_STATES.filter(state =>
      Object.values(DEPLOYMENT_TRANSITIONS[state]).includes('succeeded'),
    );
    expect(before).toEqual(['needs_human', 'verifying']);
  });

  it('ends for good', () => {
    for (const state of DEPLOYMENT_STATES) {
      expect(isActiveDeployment(state)).toBe(
        Object.keys(DEPLOYMENT_TRANSITIONS[state]).length > 0,
      );
    }
    expect(ACTIVE_DEPLOYMENT_STATES).toHaveLength(12);
  });
});

describe.each([
  ['deployment', DEPLOYMENT_TRANSITIONS, DEPLOYMENT_STATES],
  ['run', RUN_TRANSITIONS, RUN_STATES],
  ['candidate', CANDIDATE_TRANSITIONS, CANDIDATE_STATES],
])('the %s table', (_name, table, states) => {
  it('leads to states that exist, and reaches each of them', () => {
    const targets = new Set(
      Object.values(table).flatMap(row => Object.values(row as object)),
    );
    for (const target of targets) expect(states).toContain(target);
    const first = states[0];
    for (const state of states) {
      expect(state === first || targets.has(state)).toBe(true);
    }
  });

  it('refuses what a state does not know, in words', () => {
    const last = states[states.length - 1];
    expect(transition(table as any, last, 'fly')).toEqual({
      ok: false,
      refusal: `'fly' does not apply in state '${last}'`,
    });
  });
});

it('a run that has ended is not active', () => {
  expect(ACTIVE_RUN_STATES).not.toContain('shipped');
  for (const state of ACTIVE_RUN_STATES) {
    expect(Object.keys(RUN_TRANSITIONS[state]).length).toBeGreaterThan(0);
  }
});
