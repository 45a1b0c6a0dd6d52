import fc from 'fast-check';
import {
  CANDIDATE_TRANSITIONS,
  isOpenCandidate,
  type CandidateEventName,
  type CandidateState,
} from './candidate';
import {
  DEPLOYMENT_TRANSITIONS,
  isActiveDeployment,
  type DeploymentEventName,
  type DeploymentState,
} from './deployment';
import { evaluateDeploymentGuards, type GuardApproval } from './guards';
import { transition } from './machine';

const RULES = { timeZone: 'America/Los_Angeles', soakDays: 6, quorum: 2 };
const PEOPLE = ['ana', 'bo', 'cy', 'dee'];
const HOUR = 3_600_000;

interface Candidate {
  id: string;
  sha: string;
  revision: number;
  state: CandidateState;
  author: string;
  stagedAt?: number;
  approvals: GuardApproval[];
}

interface Deployment {
  id: string;
  environment: 'staging' | 'prod';
  sha: string;
  candidate?: Candidate;
  actor: string;
  state: DeploymentState;
  /** Whether the intent to send was committed, and how often something was sent. */
  intended: boolean;
  /** The vendor has said that it failed, and nobody has taken that back. */
  failureStands: boolean;
}

/** What a person, the clock or the vendor does; numbers choose among what there is. */
type Action =
  | { does: 'pass'; hours: number }
  | { does: 'pin'; author: number }
  | { does: 'say'; who: number; which: number; verdict: 'lgtm' | 'objection' }
  | { does: 'withdraw'; who: number; which: number }
  | { does: 'ask'; who: number; which: number; prod: boolean; bare: boolean }
  | { does: 'work'; which: number }
  | { does: 'report'; which: number; event: DeploymentEventName };

/** What only the scheduler itself does; the vendor's word never brings it about. */
const OUR_OWN: readonly string[] = ['admit', 'block', 'claim'];

const REPORTS = [
  ...new Set(
    Object.values(DEPLOYMENT_TRANSITIONS).flatMap(row => Object.keys(row)),
  ),
].filter(event => !OUR_OWN.includes(event)) as DeploymentEventName[];

/** The road of what goes well, on which most of what is reported is. */
const ROAD: DeploymentEventName[] = ['accepted', 'start', 'finish', 'prove'];

const index = fc.nat({ max: 7 });
const report = (event: DeploymentEventName): Action => ({
  does: 'report',
  which: 0,
  event,
});

const anything: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    does: fc.constant('pass' as const),
    hours: fc.integer({ min: 1, max: 48 }),
  }),
  fc.record({ does: fc.constant('pin' as const), author: index }),
  fc.record({
    does: fc.constant('say' as const),
    who: index,
    which: index,
    verdict: fc.constantFrom('lgtm' as const, 'objection' as const),
  }),
  fc.record({
    does: fc.constant('withdraw' as const),
    who: index,
    which: index,
  }),
  fc.record({
    does: fc.constant('ask' as const),
    who: index,
    which: index,
    prod: fc.boolean(),
    bare: fc.boolean(),
  }),
  fc.record({ does: fc.constant('work' as const), which: index }),
  fc.record({
    does: fc.constant('report' as const),
    which: index,
    event: fc.constantFrom(...REPORTS),
  }),
);

/** A week as it should go, from the cut to production, with people and times by chance. */
const week: fc.Arbitrary<Action[]> = fc
  .record({
    author: index,
    hours: fc.integer({ min: 115, max: 155 }),
    first: index,
    second: index,
    promoter: index,
  })
  .map(({ author, hours, first, second, promoter }) => [
    { does: 'pin', author },
    { does: 'work', which: 0 },
    ...ROAD.map(report),
    { does: 'pass', hours },
    { does: 'say', who: first, which: 0, verdict: 'lgtm' },
    { does: 'say', who: second, which: 0, verdict: 'lgtm' },
    { does: 'ask', who: promoter, which: 0, prod: true, bare: false },
    { does: 'work', which: 0 },
    ...ROAD.map(report),
  ]);

/** Two weeks in which things are left out, and other things happen in between. */
const actions: fc.Arbitrary<Action[]> = fc
  .tuple(week, week)
  .chain(weeks =>
    fc.tuple(
      ...weeks
        .flat()
        .map(planned =>
          fc.tuple(
            fc.oneof(
              { weight: 12, arbitrary: fc.constant([planned]) },
              { weight: 1, arbitrary: fc.constant([]) },
            ),
            fc.oneof(
              { weight: 8, arbitrary: fc.constant([]) },
              { weight: 1, arbitrary: fc.array(anything, { maxLength: 3 }) },
            ),
          ),
        ),
    ),
  )
  .map(steps => steps.flat(2));

/** The calendar day in the train's zone, by another way than the product's. */
function dayOf(instant: number): number {
  const date = new Intl.DateTimeFormat('en-CA', {
    timeZone: RULES.timeZone,
    dateStyle: 'short',
  }).format(instant);
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

/** One component on a train, moved by the tables and the guards alone. */
class World {
  now = Date.parse('2026-02-26T18:00:00Z');
  readonly candidates: Candidate[] = [];
  readonly deployments: Deployment[] = [];
  readonly current: { staging?: string; prod?: string } = {};
  /** How often something was sent to production, and arrived. */
  sent = 0;
  shipped = 0;

  do(action: Action): void {
    switch (action.does) {
      case 'pass':
        this.now += action.hours * HOUR;
        return;
      case 'pin':
        this.pin(PEOPLE[action.author % PEOPLE.length]);
        return;
      case 'say':
        this.say(action.which, PEOPLE[action.who % PEOPLE.length], action);
        return;
      case 'withdraw':
        this.say(action.which, PEOPLE[action.who % PEOPLE.length]);
        return;
      case 'ask':
        this.ask(action);
        return;
      case 'work':
        this.work(pick(this.deployments, action.which));
        return;
      default:
        this.report(pick(this.deployments, action.which), action.event);
    }
  }

  private pin(author: string): void {
    for (const earlier of this.candidates) {
      if (isOpenCandidate(earlier.state)) this.move(earlier, 'supersede');
    }
    const revision = this.candidates.length + 1;
    const candidate: Candidate = {
      id: `c${revision}`,
      sha: revision.toString(16).padStart(40, 'a'),
      revision,
      state: 'pinned',
      author,
      approvals: [],
    };
    this.candidates.push(candidate);
    this.insert('staging', candidate.sha, 'train', candidate);
  }

  private say(
    which: number,
    userRef: string,
    word?: { verdict: GuardApproval['verdict'] },
  ): void {
    const candidate = pick(this.candidates, which);
    if (!candidate) return;
    candidate.approvals = [
      ...candidate.approvals.filter(said => said.userRef !== userRef),
      ...(word ? [{ userRef, verdict: word.verdict }] : []),
    ];
  }

  private ask(asked: Extract<Action, { does: 'ask' }>): void {
    const candidate = pick(this.candidates, asked.which);
    const actor = PEOPLE[asked.who % PEOPLE.length];
    if (!candidate) return;
    this.insert(
      asked.prod ? 'prod' : 'staging',
      candidate.sha,
      actor,
      asked.bare ? undefined : candidate,
    );
  }

  private insert(
    environment: Deployment['environment'],
    sha: string,
    actor: string,
    candidate?: Candidate,
  ): void {
    const deployment: Deployment = {
      id: `d${this.deployments.length + 1}`,
      environment,
      sha,
      candidate,
      actor,
      state: 'requested',
      intended: false,
      failureStands: false,
    };
    if (this.reasons(deployment).length > 0) return;
    this.deployments.push(deployment);
    this.step(deployment, 'admit');
  }

  /** A replica takes it: the guards once more, and then the intent. */
  private work(deployment: Deployment | undefined): void {
    if (!deployment) return;
    if (!['queued', 'blocked'].includes(deployment.state)) return;
    if (this.reasons(deployment).length > 0) {
      this.step(deployment, 'block');
      return;
    }
    if (deployment.state === 'blocked') this.step(deployment, 'admit');
    deployment.intended = true;
    this.step(deployment, 'claim');
    if (deployment.environment === 'prod') this.oracle(deployment);
  }

  private report(
    deployment: Deployment | undefined,
    event: DeploymentEventName,
  ): void {
    if (!deployment) return;
    this.step(deployment, event);
    if (deployment.state === 'failed') deployment.failureStands = true;
  }

  private step(deployment: Deployment, event: DeploymentEventName): void {
    const step = transition(DEPLOYMENT_TRANSITIONS, deployment.state, event);
    if (!step.ok) return;
    deployment.state = step.to;
    if (step.to !== 'succeeded') return;
    must(deployment.intended, 'nothing succeeds that was not intended');
    must(!deployment.failureStands, 'no success over a standing failure');
    this.current[deployment.environment] = deployment.sha;
    const { candidate } = deployment;
    if (!candidate || candidate.sha !== deployment.sha) return;
    if (deployment.environment === 'prod') {
      this.shipped += 1;
      this.move(candidate, 'promote');
      this.move(candidate, 'verify');
    } else if (candidate.stagedAt === undefined) {
      this.move(candidate, 'stage');
      this.move(candidate, 'soak');
      if (candidate.state === 'soaking') candidate.stagedAt = this.now;
    }
  }

  private move(candidate: Candidate, event: CandidateEventName): void {
    const step = transition(CANDIDATE_TRANSITIONS, candidate.state, event);
    if (step.ok) candidate.state = step.to;
  }

  private reasons(deployment: Deployment) {
    const { environment, candidate, sha, actor } = deployment;
    const prod = environment === 'prod';
    return evaluateDeploymentGuards({
      now: this.now,
      actor,
      permitted: true,
      sha,
      environment: {
        name: environment,
        triggered: true,
        currentSha: this.current[environment],
        needsCandidate: prod,
        ...(prod && {
          previous: {
            name: 'staging',
            reached: this.deployments.some(
              other =>
                other.environment === 'staging' &&
                other.sha === sha &&
                other.state === 'succeeded',
            ),
          },
        }),
      },
      other: this.deployments.find(
        other =>
          other.id !== deployment.id &&
          other.environment === environment &&
          isActiveDeployment(other.state),
      ),
      ...(prod &&
        candidate && {
          candidate: {
            ...candidate,
            authorRefs: [candidate.author],
            current: candidate.revision === this.candidates.length,
          },
          rules: RULES,
        }),
    });
  }

  /** What must be true of whatever is sent to production, counted without the product's help. */
  private oracle({ candidate, sha, actor }: Deployment): void {
    this.sent += 1;
    must(candidate?.sha === sha, 'only what is pinned goes to production');
    const { stagedAt, author, approvals, revision, state } = candidate!;
    must(revision === this.candidates.length, 'it is the newest revision');
    must(state !== 'superseded', 'it is not superseded');
    must(
      stagedAt !== undefined && dayOf(this.now) - dayOf(stagedAt) >= 6,
      'it has soaked for six calendar days',
    );
    const words = approvals.filter(
      ({ userRef, verdict }) =>
        verdict === 'lgtm' && userRef !== author && userRef !== actor,
    );
    must(words.length >= 2, 'two others have approved it');
    must(
      approvals.every(({ verdict }) => verdict === 'lgtm'),
      'nobody objects',
    );
  }

  /** Two are never under way in one place. */
  check(): void {
    for (const environment of ['staging', 'prod']) {
      const active = this.deployments.filter(
        deployment =>
          deployment.environment === environment &&
          isActiveDeployment(deployment.state),
      );
      must(active.length <= 1, `one deployment at a time in ${environment}`);
    }
  }
}

function must(holds: boolean, promise: string): void {
  if (!holds) throw new Error(`Broken: ${promise}`);
}

function pick<T>(all: readonly T[], which: number): T | undefined {
  // The newest are the likeliest to matter.
  return all.at(-1 - (which % Math.max(all.length, 1)));
}

describe('a train whatever happens', () => {
  it('keeps one deployment a place, sends nothing unsoaked or superseded, and no success over a failure', () => {
    let sent = 0;
    let shipped = 0;
    fc.assert(
      fc.property(actions, happened => {
        const world = new World();
        for (const action of happened) {
          world.do(action);
          world.check();
        }
        sent += world.sent;
        shipped += world.shipped;
      }),
      { numRuns: 10_000 },
    );
    // Else the promises about production were not put to the test.
    expect(sent).toBeGreaterThan(500);
    expect(shipped).toBeGreaterThan(100);
  });

  it('can ship all the same', () => {
    const world = new World();
    world.do({ does: 'pin', author: 0 });
    for (const prod of [false, true]) {
      if (prod) {
        world.do({ does: 'pass', hours: 145 });
        world.do({ does: 'say', who: 1, which: 0, verdict: 'lgtm' });
        world.do({ does: 'say', who: 2, which: 0, verdict: 'lgtm' });
        world.do({ does: 'ask', who: 3, which: 0, prod, bare: false });
      }
      world.do({ does: 'work', which: 0 });
      for (const event of ROAD) world.do({ does: 'report', which: 0, event });
    }
    expect(world.shipped).toBe(1);
  });
});
