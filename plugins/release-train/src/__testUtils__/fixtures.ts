import type { Entity } from '@backstage/catalog-model';
import {
  RELEASE_TRAIN_ANNOTATION,
  type Candidate,
  type Change,
  type Deployment,
  type EnvironmentState,
  type GuardReport,
  type Matrix,
  type ReleaseNotes,
  type Run,
  type Train,
} from '@signalbox/backstage-plugin-release-train-common';

/** Friday 27 November 2026, 06:00 in Los Angeles: five days and four hours before the promotion. */
export const NOW = '2026-11-27T14:00:00.000Z';
export const COMPONENT = 'component:default/explorer';
export const ANA = 'user:default/ana';
export const BO = 'user:default/bo';
export const CY = 'user:default/cy';

export const sha = (digits: string) => digits.padEnd(40, '0');
export const CANDIDATE_SHA = sha('cd6e725');
export const PROD_SHA = sha('0684041');

const repository = 'https://github.com/example-org/explorer';

export function anEntity(
  annotations: Record<string, string> = {
    [RELEASE_TRAIN_ANNOTATION]: 'single-cell',
  },
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'explorer', namespace: 'default', annotations },
    spec: { type: 'service', owner: 'group:default/single-cell' },
  };
}

export function aTrain(values: Partial<Train> = {}): Train {
  return {
    id: 'single-cell',
    timeZone: 'America/Los_Angeles',
    members: ['component:default/infra', COMPONENT],
    cut: {
      weekday: 4,
      time: '10:00',
      environment: 'staging',
      leadMinutes: 120,
    },
    promote: {
      weekday: 3,
      time: '10:00',
      environment: 'prod',
      leadMinutes: 120,
    },
    soakDays: 6,
    quorum: 2,
    hotfixQuorum: 1,
    promotesItself: false,
    freezes: [],
    approvers: 'group:default/single-cell',
    channel: '#single-cell-ops',
    nextSlot: {
      date: '2026-12-03',
      cutAt: '2026-12-03T18:00:00.000Z',
      promoteAt: '2026-12-09T18:00:00.000Z',
    },
    ...values,
  };
}

export function aCandidate(values: Partial<Candidate> = {}): Candidate {
  return {
    id: 'candidate-1',
    runId: 'run-1',
    component: COMPONENT,
    revision: 1,
    state: 'soaking',
    version: 4,
    sha: CANDIDATE_SHA,
    shaUrl: `${repository}/commit/${CANDIDATE_SHA}`,
    baseSha: PROD_SHA,
    compareUrl: `${repository}/compare/${PROD_SHA}...${CANDIDATE_SHA}`,
    authors: [{ login: 'bo-example', userRef: BO }],
    stagedAt: '2026-11-26T18:12:00.000Z',
    soakedAt: '2026-12-02T08:00:00.000Z',
    approvals: [
      {
        userRef: ANA,
        verdict: 'lgtm',
        comment: 'walked the gene-set cases',
        at: '2026-11-27T13:14:00.000Z',
        source: 'portal',
      },
    ],
    quorum: { needed: 2, counted: 1 },
    eligibility: { mayApprove: true, reasons: [] },
    changeCount: 4,
    changesComplete: true,
    pinnedAt: '2026-11-26T18:00:00.000Z',
    behindProd: [],
    checklist: { total: 0, passed: 0, failed: 0, skipped: 0 },
    asOf: NOW,
    ...values,
  };
}

export function aRun(values: Partial<Run> = {}): Run {
  return {
    id: 'run-1',
    train: 'single-cell',
    timeZone: 'America/Los_Angeles',
    slotDate: '2026-11-26',
    state: 'soaking',
    version: 7,
    lane: 'train',
    holds: [],
    pins: [],
    may: { hold: true, manage: true, promote: true },
    late: false,
    schedule: {
      holdCallAt: '2026-11-26T16:00:00.000Z',
      cutAt: '2026-11-26T18:00:00.000Z',
      stagedAt: '2026-11-26T18:12:00.000Z',
      soakedAt: '2026-12-02T08:00:00.000Z',
      lgtmCallAt: '2026-12-02T16:00:00.000Z',
      promoteAt: '2026-12-02T18:00:00.000Z',
    },
    candidates: [aCandidate()],
    asOf: NOW,
    ...values,
  };
}

/** Last week's run, shipped. */
export function anEndedRun(values: Partial<Run> = {}): Run {
  return aRun({
    id: 'run-0',
    slotDate: '2026-11-19',
    state: 'shipped',
    schedule: {
      holdCallAt: '2026-11-19T16:00:00.000Z',
      cutAt: '2026-11-19T18:00:00.000Z',
      soakedAt: '2026-11-25T08:00:00.000Z',
      lgtmCallAt: '2026-11-25T16:00:00.000Z',
      promoteAt: '2026-11-25T18:00:00.000Z',
      promotedAt: '2026-11-25T18:01:00.000Z',
      endedAt: '2026-11-25T18:04:00.000Z',
    },
    candidates: [
      aCandidate({
        id: 'candidate-0',
        runId: 'run-0',
        sha: PROD_SHA,
        state: 'verified',
      }),
    ],
    ...values,
  });
}

export function aDeployment(values: Partial<Deployment> = {}): Deployment {
  return {
    id: '01KB5P0000000000000000DEP1',
    component: COMPONENT,
    environment: 'staging',
    sha: CANDIDATE_SHA,
    shaUrl: `${repository}/commit/${CANDIDATE_SHA}`,
    kind: 'train',
    attempt: 1,
    state: 'succeeded',
    active: false,
    version: 6,
    mechanism: 'github-workflow',
    runId: 'run-1',
    candidateId: 'candidate-1',
    requestedBy: 'train:single-cell',
    requestedAt: '2026-11-26T18:00:10.000Z',
    dueAt: '2026-11-26T18:00:10.000Z',
    startedAt: '2026-11-26T18:01:00.000Z',
    endedAt: '2026-11-26T18:12:00.000Z',
    vendorUrl: `${repository}/actions/runs/17`,
    reasons: [],
    overridden: [],
    may: { settle: true },
    asOf: NOW,
    ...values,
  };
}

/** A promotion on its way. */
export function aPromotion(values: Partial<Deployment> = {}): Deployment {
  return aDeployment({
    id: '01KB5P0000000000000000DEP2',
    environment: 'prod',
    state: 'running',
    active: true,
    requestedBy: CY,
    requestedAt: '2026-11-27T13:56:00.000Z',
    startedAt: '2026-11-27T13:57:00.000Z',
    endedAt: undefined,
    vendorUrl: `${repository}/actions/runs/18`,
    ...values,
  });
}

export function anEnvironment(
  values: Partial<EnvironmentState> & { name: string },
): EnvironmentState {
  return {
    mechanism: 'github-workflow',
    triggered: true,
    drift: false,
    rollsBack: true,
    may: { deploy: true, lock: true, rollBack: true },
    ...values,
  };
}

export function aMatrix(environments?: EnvironmentState[]): Matrix {
  return {
    asOf: NOW,
    items: [
      {
        component: COMPONENT,
        environments: environments ?? [
          anEnvironment({
            name: 'dev',
            mechanism: 'observe',
            triggered: false,
            observed: {
              version: 'dbbcef3',
              since: '2026-11-23T17:41:00.000Z',
              at: '2026-11-27T13:59:20.000Z',
              source: 'dev.explorer.example.com',
            },
          }),
          anEnvironment({
            name: 'staging',
            recorded: {
              sha: CANDIDATE_SHA,
              shaUrl: `${repository}/commit/${CANDIDATE_SHA}`,
              since: '2026-11-26T18:12:00.000Z',
              deploymentId: '01KB5P0000000000000000DEP1',
              vendorUrl: `${repository}/actions/runs/17`,
            },
          }),
          anEnvironment({
            name: 'prod',
            note: 'migrations run on deploy',
            recorded: {
              sha: PROD_SHA,
              since: '2026-11-25T18:04:00.000Z',
              deploymentId: '01KB5P0000000000000000DEP0',
            },
            observed: {
              version: sha('0684041'),
              at: '2026-11-27T13:59:20.000Z',
              source: 'explorer.example.com',
            },
          }),
        ],
      },
    ],
  };
}

export const SOAK_REASON: GuardReport['reasons'][number] = {
  code: 'SOAK',
  message: 'The candidate soaks on staging for 6 calendar days.',
  eligibleAt: '2026-12-02T08:00:00.000Z',
  params: { days: 6, timeZone: 'America/Los_Angeles' },
};

export const QUORUM_REASON: GuardReport['reasons'][number] = {
  code: 'QUORUM',
  message: '1 of 2 LGTMs.',
  params: { counted: 1, needed: 2 },
};

export function aGuardReport(
  reasons: GuardReport['reasons'] = [],
): GuardReport {
  return {
    component: COMPONENT,
    environment: 'prod',
    allowed: reasons.length === 0,
    reasons,
    warnings: [],
    override: { permitted: false, codes: [] },
    asOf: NOW,
  };
}

export function aChange(values: Partial<Change> & { title: string }): Change {
  const number = values.pullNumber ?? 1;
  return {
    sha: sha(`abc${number}`),
    effect: 'feature',
    author: { login: 'engineer-2' },
    url: `${repository}/pull/${number}`,
    ...values,
  };
}

export function someNotes(): ReleaseNotes {
  return {
    runId: 'run-1',
    asOf: NOW,
    sections: [
      {
        component: COMPONENT,
        candidateId: 'candidate-1',
        sha: CANDIDATE_SHA,
        baseSha: PROD_SHA,
        version: 4,
        complete: true,
        changes: [
          aChange({ pullNumber: 1355, title: 'Set CORS for prod [vcp]' }),
          aChange({ pullNumber: 1348, title: 'Fix the lasso', effect: 'fix' }),
          aChange({ pullNumber: 1362, title: 'Lint charts', effect: 'none' }),
          aChange({ pullNumber: 1363, title: 'Bump jest', effect: 'none' }),
        ],
      },
    ],
  };
}
