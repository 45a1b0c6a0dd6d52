import { at } from '../__testUtils__/rotations';
import {
  escalationPlan,
  isEscalationDue,
  nextEscalation,
  PAGE_TRANSITIONS,
  pageTransition,
  type PageEventKind,
  type PageState,
} from './escalation';

const MINUTE = 60_000;
const openedAt = at('2026-03-04T03:00Z');

// The seed: secondary after 10 minutes, tertiary after 30 more.
const policy = {
  steps: [
    { level: 'primary', afterMs: 0 },
    { level: 'secondary', afterMs: 10 * MINUTE },
    { level: 'tertiary', afterMs: 30 * MINUTE },
  ],
};

it('C3 pages the primary at once, the secondary at +10 min, the tertiary at +40 min', () => {
  expect(escalationPlan(policy, openedAt)).toEqual([
    { level: 'primary', at: openedAt },
    { level: 'secondary', at: openedAt + 10 * MINUTE },
    { level: 'tertiary', at: openedAt + 40 * MINUTE },
  ]);
});

it('C3 escalates at exactly +10 min, and not a millisecond before', () => {
  const first = { policy, step: 0, steppedAt: openedAt };
  const due = openedAt + 10 * MINUTE;
  expect(nextEscalation(first)).toBe(due);
  expect(isEscalationDue({ ...first, now: due - 1 })).toBe(false);
  expect(isEscalationDue({ ...first, now: due })).toBe(true);
  // What is late counts from when it was done: the secondary has the whole 30 minutes.
  const late = due + 2 * MINUTE;
  expect(nextEscalation({ policy, step: 1, steppedAt: late })).toBe(
    late + 30 * MINUTE,
  );
  const last = { policy, step: 2, steppedAt: late };
  expect(nextEscalation(last)).toBeUndefined();
  expect(isEscalationDue({ ...last, now: Infinity })).toBe(false);
});

describe('a page', () => {
  it.each([
    ['open', 'acknowledge', 'acknowledged'],
    ['open', 'escalate', 'open'],
    ['open', 'escalate-by-hand', 'open'],
    ['open', 'resolve', 'resolved'],
    ['open', 'exhaust', 'unanswered'],
    ['acknowledged', 'acknowledge', 'ALREADY_ACKNOWLEDGED'],
    // C3: an acknowledgement stops the clock.
    ['acknowledged', 'escalate', 'ALREADY_ACKNOWLEDGED'],
    ['acknowledged', 'escalate-by-hand', 'open'],
    ['acknowledged', 'resolve', 'resolved'],
    ['acknowledged', 'exhaust', 'ALREADY_ACKNOWLEDGED'],
    ['unanswered', 'acknowledge', 'acknowledged'],
    ['unanswered', 'escalate', 'EVERY_LEVEL_PAGED'],
    ['unanswered', 'escalate-by-hand', 'EVERY_LEVEL_PAGED'],
    ['unanswered', 'resolve', 'resolved'],
    ['unanswered', 'exhaust', 'EVERY_LEVEL_PAGED'],
    ['resolved', 'acknowledge', 'ALREADY_RESOLVED'],
    ['resolved', 'escalate', 'ALREADY_RESOLVED'],
    ['resolved', 'escalate-by-hand', 'ALREADY_RESOLVED'],
    ['resolved', 'resolve', 'ALREADY_RESOLVED'],
    ['resolved', 'exhaust', 'ALREADY_RESOLVED'],
  ] as Array<[PageState, PageEventKind, string]>)(
    'that is %s answers to %s with %s',
    (state, event, answer) => {
      const { state: to, refusal } = pageTransition(state, event);
      expect(to ?? refusal?.code).toBe(answer);
      expect(refusal?.message ?? 'a sentence').toMatch(/\w+ \w+/);
    },
  );

  it('has no state and no event beside those', () => {
    expect(Object.values(PAGE_TRANSITIONS).flatMap(Object.keys)).toHaveLength(
      20,
    );
  });
});
