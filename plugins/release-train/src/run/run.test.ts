import {
  aCandidate,
  aRun,
  anEndedRun,
  COMPONENT,
} from '../__testUtils__/fixtures';
import { candidateOf, currentRun } from './currentRun';
import { headlineOf } from './headline';
import { phaseOf, type Phase } from './phase';
import { soakOf, stopsOf } from './stops';

const at = (instant: string) => Date.parse(instant);
const FRIDAY = at('2026-11-27T14:00:00Z');
const SOAKED = at('2026-12-02T09:00:00Z');
const OVERDUE = at('2026-12-02T19:00:00Z');

describe('which run the tab is about', () => {
  const underWay = aRun();
  const next = aRun({ id: 'next', slotDate: '2026-12-03', state: 'scheduled' });
  const collecting = aRun({ ...next, state: 'collecting' });
  const ended = anEndedRun();

  it.each([
    ['the one under way', [next, underWay], [ended], 'run-1'],
    ['the older of two under way', [collecting, underWay], [ended], 'run-1'],
    ['the last one while the next is scheduled', [next], [ended], 'run-0'],
    ['the next one once it collects', [collecting], [ended], 'next'],
    ['the first one before any has ended', [next], [], 'next'],
    ['none', [], [], undefined],
  ])('is %s', (_, active, endedRuns, id) => {
    expect(currentRun(active, endedRuns)?.id).toBe(id);
  });

  it('goes by the newest revision of the component', () => {
    const run = aRun({
      candidates: [
        aCandidate(),
        aCandidate({ id: 'other', component: 'component:default/infra' }),
        aCandidate({ id: 'newest', revision: 2 }),
      ],
    });
    expect(candidateOf(run, COMPONENT)?.id).toBe('newest');
  });
});

describe('where a component is in a run', () => {
  it.each([
    ['soaking', 'soaking', undefined, FRIDAY, 'soaking'],
    ['ready', 'approvable', undefined, SOAKED, 'ready'],
    // A new revision in a run that was ready starts its soak again.
    ['ready', 'soaking', undefined, FRIDAY, 'soaking'],
    ['ready', 'pinned', undefined, FRIDAY, 'staging'],
    ['soaking', 'pinned', undefined, FRIDAY, 'staging'],
    // Another member of the train is being promoted.
    ['promoting', 'approved', undefined, SOAKED, 'ready'],
    ['promoting', 'soaking', undefined, FRIDAY, 'soaking'],
    ['promoting', 'verified', undefined, SOAKED, 'shipped'],
    ['promoting', 'promoted', undefined, SOAKED, 'promoting'],
    ['ready', 'approved', 'running', SOAKED, 'promoting'],
    ['promoting', 'promoted', 'verifying', SOAKED, 'verifying'],
    ['soaking', 'unchanged', undefined, FRIDAY, 'unchanged'],
    ['shipped', 'vetoed', undefined, SOAKED, 'vetoed'],
    ['rolled_back', 'verified', undefined, SOAKED, 'rolled_back'],
    ['cancelled', 'soaking', undefined, FRIDAY, 'cancelled'],
  ] as const)(
    'run %s, candidate %s, deployment %s',
    (run, candidate, deployment, now, phase) => {
      expect(
        phaseOf(
          { state: run },
          aCandidate({ state: candidate }),
          deployment && { state: deployment },
          now,
        ),
      ).toBe(phase);
    },
  );

  it('is where the run is, before there is a candidate', () => {
    expect(phaseOf({ state: 'collecting' }, undefined, undefined, FRIDAY)).toBe(
      'collecting',
    );
  });
});

describe('the headline', () => {
  const say = (phase: Phase, now: number, values = {}) =>
    headlineOf({
      phase,
      run: aRun(),
      candidate: aCandidate(),
      allowed: false,
      needsHuman: false,
      stagingFailed: false,
      now,
      ...values,
    });

  it.each([
    ['soaking', FRIDAY, 'soaking', '2026-12-02T18:00:00.000Z'],
    ['ready', SOAKED, 'waiting', '2026-12-02T18:00:00.000Z'],
    ['ready', OVERDUE, 'overdue', '2026-12-02T18:00:00.000Z'],
    ['soaking', OVERDUE, 'soakingDue', '2026-12-02T18:00:00.000Z'],
    ['collecting', FRIDAY, 'collecting', '2026-11-26T18:00:00.000Z'],
    ['promoting', SOAKED, 'promoting', undefined],
  ] as const)('of %s', (phase, now, message, time) => {
    expect(say(phase, now)).toMatchObject({ message });
    expect(say(phase, now).at).toBe(time);
  });

  it('counts down to the end of the soak where that is later than the plan', () => {
    const candidate = aCandidate({ soakedAt: '2026-12-04T08:00:00.000Z' });
    expect(say('soaking', FRIDAY, { candidate }).at).toBe(candidate.soakedAt);
  });

  it('asks to promote as soon as every guard is open, and for a human before all else', () => {
    expect(say('ready', SOAKED, { allowed: true }).message).toBe('ready');
    expect(say('soaking', SOAKED, { allowed: true }).message).toBe('ready');
    expect(
      say('promoting', SOAKED, { allowed: true, needsHuman: true }).message,
    ).toBe('needsHuman');
  });
});

describe('the stops', () => {
  const statuses = (phase: Phase) =>
    stopsOf(aRun(), aCandidate(), phase)
      .map(({ status }) => status[0])
      .join('');

  it.each([
    ['scheduled', 'aaaaaaa'],
    ['collecting', 'naaaaaa'],
    ['soaking', 'dddnaaa'],
    ['ready', 'ddddnaa'],
    ['promoting', 'dddddna'],
    ['verifying', 'ddddddn'],
    ['shipped', 'ddddddd'],
    ['cancelled', 'dddnnnn'],
  ] as const)('of a run that is %s', (phase, expected) => {
    // d done, n now or not reached, a ahead
    expect(statuses(phase)).toBe(expected);
  });

  it('count the soak in calendar days of the train, across a clock change too', () => {
    const zone = 'America/Los_Angeles';
    const soak = (now: string) => soakOf(aCandidate(), zone, at(now));
    expect(soak('2026-11-26T18:13:00Z')).toMatchObject({ day: 1, days: 6 });
    expect(soak('2026-11-27T07:59:00Z')).toMatchObject({ day: 1 });
    expect(soak('2026-11-27T08:00:00Z')).toMatchObject({ day: 2 });
    expect(soak('2026-12-02T07:59:00Z')).toMatchObject({ day: 6 });
    expect(soak('2026-12-03T00:00:00Z')).toMatchObject({ day: 6, progress: 1 });

    const overChange = aCandidate({
      stagedAt: '2026-10-29T17:12:00.000Z',
      soakedAt: '2026-11-04T08:00:00.000Z',
    });
    expect(soakOf(overChange, zone, at('2026-11-04T07:59:00Z'))).toMatchObject({
      day: 6,
      days: 6,
    });
    expect(soakOf(undefined, zone, FRIDAY)).toBeUndefined();
  });
});
