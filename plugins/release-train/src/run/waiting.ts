import {
  APPROVABLE_CANDIDATE_STATES,
  fromIso,
  isOpenCandidate,
  type Candidate,
  type Deployment,
  type DeploymentState,
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
  | { kind: 'underWay'; environment: string; state: DeploymentState }
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
  'underWay',
];

/** Whether this candidate waits for the reader's own LGTM. */
export function waitsForYou(candidate: Candidate, me?: string): boolean {
  return (
    me !== undefined &&
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
  return [
    { kind: 'underWay', component, environment, state: deployment.state },
  ];
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

/** The same thing that several components wait for, as one. */
export interface WaitingGroup {
  components: string[];
  /** As it is for the first of them. */
  waiting: Waiting;
}

/** Puts together what is the same for several components: a soak to the same day, as many LGTMs. */
export function groupWaiting(waiting: readonly Waiting[]): WaitingGroup[] {
  const groups = new Map<string, WaitingGroup>();
  waiting.forEach((one, index) => {
    const key = sharedKey(one) ?? String(index);
    const group = groups.get(key);
    if (group) group.components.push(one.component);
    else groups.set(key, { components: [one.component], waiting: one });
  });
  return [...groups.values()];
}

function sharedKey(waiting: Waiting): string | undefined {
  switch (waiting.kind) {
    case 'lgtm':
    case 'yourLgtm':
      return `${waiting.kind} ${waiting.missing}`;
    case 'soak':
      return `soak ${waiting.until}`;
    default:
      return undefined;
  }
}
