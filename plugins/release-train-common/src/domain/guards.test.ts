import {
  countedApprovals,
  evaluateApprovalGuards,
  evaluateDeploymentGuards,
  type ApprovalGuardInput,
  type DeploymentGuardInput,
  type GuardCandidate,
  type GuardCode,
} from './guards';

const SHA = 'cd6e725c9383362e818838b07faea5b9a95bb203';
const OTHER = '06840412e9a85674a613b0fa7ee8ba57b9d6e370';
const ANA = 'user:default/ana';
const BO = 'user:default/bo';
const CY = 'user:default/cy';
const DEE = 'user:default/dee';

function candidate(change: Partial<GuardCandidate> = {}): GuardCandidate {
  return {
    id: 'c1',
    sha: SHA,
    revision: 1,
    state: 'approved',
    authorRefs: [BO],
    stagedAt: Date.parse('2026-03-05T18:12:00Z'),
    current: true,
    approvals: [
      { userRef: CY, verdict: 'lgtm' },
      { userRef: DEE, verdict: 'lgtm' },
    ],
    ...change,
  };
}

function promotion(
  change: Partial<DeploymentGuardInput> = {},
): DeploymentGuardInput {
  return {
    now: Date.parse('2026-03-11T17:00:00Z'),
    actor: ANA,
    permitted: true,
    sha: SHA,
    environment: {
      name: 'prod',
      triggered: true,
      currentSha: OTHER,
      needsCandidate: true,
      previous: { name: 'staging', reached: true },
    },
    candidate: candidate(),
    rules: { timeZone: 'America/Los_Angeles', soakDays: 6, quorum: 2 },
    ...change,
  };
}

const codes = (input: DeploymentGuardInput) =>
  evaluateDeploymentGuards(input).map(reason => reason.code);

describe('the guards of a deployment', () => {
  it('let a staged, soaked and approved candidate through', () => {
    expect(codes(promotion())).toEqual([]);
  });

  const { environment } = promotion();
  it.each<[GuardCode, Partial<DeploymentGuardInput>]>([
    ['NOT_PERMITTED', { permitted: false }],
    ['NOT_TRIGGERED', { environment: { ...environment, triggered: false } }],
    ['ACTIVE_DEPLOYMENT', { other: { id: 'd', state: 'unknown', sha: OTHER } }],
    ['ALREADY_DEPLOYED', { environment: { ...environment, currentSha: SHA } }],
    [
      'ENVIRONMENT_ORDER',
      {
        environment: {
          ...environment,
          previous: { name: 'staging', reached: false },
        },
      },
    ],
    ['NEEDS_CANDIDATE', { candidate: undefined }],
    ['CANDIDATE_NOT_CURRENT', { candidate: candidate({ current: false }) }],
    ['CANDIDATE_NOT_STAGED', { candidate: candidate({ stagedAt: undefined }) }],
    ['CANDIDATE_ENDED', { candidate: candidate({ state: 'superseded' }) }],
    ['SOAK', { now: Date.parse('2026-03-11T06:59:59.999Z') }],
    [
      'QUORUM',
      {
        candidate: candidate({ approvals: [{ userRef: CY, verdict: 'lgtm' }] }),
      },
    ],
    ['QUORUM', { actor: CY }],
    [
      'OBJECTION',
      {
        candidate: candidate({
          approvals: [
            ...candidate().approvals,
            { userRef: ANA, verdict: 'objection' },
          ],
        }),
      },
    ],
  ])('refuse with %s', (code, change) => {
    expect(codes(promotion(change))).toEqual([code]);
  });

  it('let a deployment in a place whose last one has ended', () => {
    const other = { id: 'd', state: 'failed', sha: OTHER } as const;
    expect(codes(promotion({ other }))).toEqual([]);
  });

  it('say from when the soak no longer stands in the way', () => {
    const at = (now: string) =>
      evaluateDeploymentGuards(promotion({ now: Date.parse(now) }));
    // 2026-03-10 23:59 and 2026-03-11 00:00 in Los Angeles.
    expect(at('2026-03-11T06:59:00Z')).toEqual([
      expect.objectContaining({
        code: 'SOAK',
        eligibleAt: '2026-03-11T07:00:00.000Z',
      }),
    ]);
    expect(at('2026-03-11T07:00:00Z')).toEqual([]);
  });

  it('name all reasons, not only the first', () => {
    expect(
      codes(
        promotion({
          now: Date.parse('2026-03-06T18:00:00Z'),
          permitted: false,
          other: { id: 'd', state: 'running', sha: OTHER },
          candidate: candidate({
            approvals: [{ userRef: ANA, verdict: 'objection' }],
          }),
        }),
      ),
    ).toEqual([
      'NOT_PERMITTED',
      'ACTIVE_DEPLOYMENT',
      'SOAK',
      'QUORUM',
      'OBJECTION',
    ]);
  });
});

describe('the LGTMs that count', () => {
  it('are those of distinct people who neither wrote nor ask', () => {
    const approvals = [ANA, BO, CY, CY, DEE].map(userRef => ({
      userRef,
      verdict: 'lgtm' as const,
    }));
    expect(countedApprovals(candidate({ approvals }), ANA)).toEqual([CY, DEE]);
    expect(countedApprovals(candidate({ approvals }))).toEqual([ANA, CY, DEE]);
  });
});

describe('the guards of an approval', () => {
  function word(change: Partial<ApprovalGuardInput> = {}): ApprovalGuardInput {
    return {
      userRef: CY,
      onBehalf: false,
      permitted: true,
      eligible: true,
      verdict: 'lgtm',
      candidate: candidate({ state: 'soaking' }),
      ...change,
    };
  }
  const refused = (input: ApprovalGuardInput) =>
    evaluateApprovalGuards(input).map(reason => reason.code);

  it('let a member of the team approve while the candidate soaks', () => {
    expect(refused(word())).toEqual([]);
  });

  it.each<[GuardCode, Partial<ApprovalGuardInput>]>([
    ['APPROVAL_BY_SERVICE', { userRef: undefined }],
    ['APPROVAL_BY_SERVICE', { onBehalf: true }],
    ['APPROVAL_NOT_PERMITTED', { permitted: false }],
    ['APPROVAL_BY_OUTSIDER', { eligible: false }],
    ['APPROVAL_BY_AUTHOR', { userRef: BO }],
    ['APPROVAL_BY_REQUESTER', { requestedBy: CY }],
    ['CANDIDATE_NOT_CURRENT', { candidate: candidate({ current: false }) }],
    ['CANDIDATE_NOT_STAGED', { candidate: candidate({ stagedAt: undefined }) }],
    ['CANDIDATE_ENDED', { candidate: candidate({ state: 'verified' }) }],
  ])('refuse with %s', (code, change) => {
    expect(refused(word(change))).toEqual([code]);
  });

  it('let the author and the requester object', () => {
    expect(refused(word({ userRef: BO, verdict: 'objection' }))).toEqual([]);
    expect(refused(word({ requestedBy: CY, verdict: 'objection' }))).toEqual(
      [],
    );
  });
});
