import {
  APPROVABLE_CANDIDATE_STATES,
  fromIso,
  isOpenCandidate,
  type Candidate,
  type Deployment,
  type Hold,
  type Run,
} from '@signalbox/backstage-plugin-release-train-common';

/** One thing that a run waits for, for one component, and for whom. */
export type Waiting = { component: string } & (
  | { kind: 'human' | 'confirm'; environment: string; url?: string }
  | { kind: 'objection'; userRef: string }
  | { kind: 'yourLgtm' | 'lgtm'; missing: number }
  | { kind: 'hold'; hold: Hold }
  | { kind: 'failedCases' | 'openCases'; count: number; total: number }
  | { kind: 'backMerge'; sha: string }
  | { kind: 'soak'; until: string }
);

/** The order in which people should look at them. */
const URGENCY: ReadonlyArray<Waiting['kind']> = [
  'human',
  'confirm',
  'objection',
  'failedCases',
  'backMerge',
  'yourLgtm',
  'hold',
  'lgtm',
  'openCases',
  'soak',
];

/** Whether this candidate waits for the reader's own LGTM. */
export function waitsForYou(candidate: Candidate, me?: string): boolean {
  return (
    APPROVABLE_CANDIDATE_STATES.includes(candidate.state) &&
    candidate.quorum.counted < candidate.quorum.needed &&
    candidate.eligibility?.mayApprove === true &&
    !candidate.approvals.some(({ userRef }) => userRef === me)
  );
}

/**
 * Everything that a run waits for, the most urgent first.
 *
 * @param deployments - the active deployments of the members
 * @param me - the reader's entity reference
 * @param now - the server's time, epoch milliseconds
 */
export function waitingOf(
  run: Pick<Run, 'candidates' | 'holds'>,
  deployments: readonly Deployment[],
  me: string | undefined,
  now: number,
): Waiting[] {
  const waiting: Waiting[] = [
    ...deployments.flatMap(waitingDeployment),
    ...run.holds.map(hold => ({
      kind: 'hold' as const,
      component: hold.component,
      hold,
    })),
    ...run.candidates
      .filter(({ state }) => isOpenCandidate(state) && state !== 'promoted')
      .flatMap(candidate => waitingCandidate(candidate, me, now)),
  ];
  return waiting.sort(
    (a, b) => URGENCY.indexOf(a.kind) - URGENCY.indexOf(b.kind),
  );
}

function waitingDeployment(deployment: Deployment): Waiting[] {
  const { component, environment, vendorUrl: url } = deployment;
  if (deployment.state === 'needs_human') {
    return [{ kind: 'human', component, environment, url }];
  }
  if (deployment.state === 'awaiting_confirm') {
    return [{ kind: 'confirm', component, environment, url }];
  }
  return [];
}

function waitingCandidate(
  candidate: Candidate,
  me: string | undefined,
  now: number,
): Waiting[] {
  const { component, quorum, checklist, soakedAt } = candidate;
  const waiting: Waiting[] = candidate.behindProd.map(sha => ({
    kind: 'backMerge',
    component,
    sha,
  }));
  for (const { verdict, userRef } of candidate.approvals) {
    if (verdict === 'objection') {
      waiting.push({ kind: 'objection', component, userRef });
    }
  }
  const missing = quorum.needed - quorum.counted;
  if (missing > 0) {
    const kind = waitsForYou(candidate, me) ? 'yourLgtm' : 'lgtm';
    waiting.push({ kind, component, missing });
  }
  const { total, failed } = checklist;
  const open = total - failed - checklist.passed - checklist.skipped;
  if (failed > 0) {
    waiting.push({ kind: 'failedCases', component, count: failed, total });
  }
  if (open > 0) {
    waiting.push({ kind: 'openCases', component, count: open, total });
  }
  if (soakedAt && fromIso(soakedAt) > now) {
    waiting.push({ kind: 'soak', component, until: soakedAt });
  }
  return waiting;
}

/** What somebody should do about a run now, and on whose tab. */
export interface NextAction {
  action:
    | Exclude<Waiting['kind'], 'lgtm' | 'openCases' | 'soak'>
    | 'promote'
    | 'open';
  component: string;
}

/** The one thing to do about a run now: what is stuck first, then what can go. */
export function nextActionOf(
  run: Pick<Run, 'candidates' | 'may'>,
  waiting: readonly Waiting[],
  members: readonly string[],
): NextAction | undefined {
  const [first] = waiting;
  if (first) {
    const { kind, component } = first;
    if (kind === 'lgtm' || kind === 'openCases' || kind === 'soak') {
      return { action: 'open', component };
    }
    return { action: kind, component };
  }
  const ready = run.candidates.find(({ state }) => state === 'approved');
  if (ready && run.may.promote) {
    return { action: 'promote', component: ready.component };
  }
  const component =
    ready?.component ??
    run.candidates.find(({ state }) => isOpenCandidate(state))?.component ??
    members[0];
  return component ? { action: 'open', component } : undefined;
}
