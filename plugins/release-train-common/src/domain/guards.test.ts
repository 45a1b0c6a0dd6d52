import {
  countedApprovals,
  evaluateApprovalGuards,
  evaluateDeploymentGuards,
  hasQuorum,
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
    ['LOCKED', { locks: [{ reason: 'Audit', owner: DEE }] }],
    ['FROZEN', { freezes: [{ name: 'New year' }] }],
    ['VETOED', { veto: { reason: 'It is slow', userRef: DEE } }],
    ['DEPENDENCY', { waitsFor: ['infra'] }],
    ['BEHIND_PROD', { candidate: candidate({ behindProd: [OTHER] }) }],
    [
      'CHECKLIST',
      {
        candidate: candidate({
          checklist: { total: 2, passed: 1, failed: 0, skipped: 0 },
        }),
      },
    ],
    [
      'CHECKLIST',
      {
        candidate: candidate({
          checklist: { total: 2, passed: 1, failed: 1, skipped: 0 },
        }),
      },
    ],
  ])('refuse with %s', (code, change) => {
    expect(codes(promotion(change))).toEqual([code]);
  });

  it('say what is known of test cases, locks, freezes, hot-fixes and who comes first', () => {
    const expiresAt = Date.parse('2026-03-11T18:00:00Z');
    const until = Date.parse('2026-03-12T00:00:00Z');
    expect(
      evaluateDeploymentGuards(
        promotion({
          locks: [
            { reason: 'Audit', owner: DEE, expiresAt },
            { reason: 'Rolled back: slow', owner: CY },
          ],
          freezes: [{ name: 'New year', until }],
          waitsFor: ['infra', 'data-portal'],
          candidate: candidate({
            behindProd: [OTHER, SHA],
            checklist: { total: 5, passed: 1, failed: 2, skipped: 1 },
          }),
        }),
      ),
    ).toEqual([
      {
        code: 'LOCKED',
        message: 'prod is locked by user:default/dee: Audit',
        eligibleAt: '2026-03-11T18:00:00.000Z',
        params: { environment: 'prod', owner: DEE, reason: 'Audit' },
      },
      {
        code: 'LOCKED',
        message: 'prod is locked by user:default/cy: Rolled back: slow',
        params: {
          environment: 'prod',
          owner: CY,
          reason: 'Rolled back: slow',
        },
      },
      {
        code: 'FROZEN',
        message: 'prod is frozen: New year.',
        eligibleAt: '2026-03-12T00:00:00.000Z',
        params: { environment: 'prod', name: 'New year' },
      },
      {
        code: 'DEPENDENCY',
        message: 'infra, data-portal comes first and is not in prod yet.',
        params: { components: 'infra, data-portal', environment: 'prod' },
      },
      {
        code: 'CHECKLIST',
        message: '1 of 5 test cases are open, 2 of 5 failed.',
        params: { open: 1, failed: 2, total: 5 },
      },
      {
        code: 'BEHIND_PROD',
        message:
          'A hot-fix in prod is not in this candidate (0684041, cd6e725); merge it back and pin again.',
        params: { environment: 'prod', shas: '0684041, cd6e725' },
      },
    ]);
  });

  it('take a skipped test case for a passed one', () => {
    const checklist = { total: 3, passed: 1, failed: 0, skipped: 2 };
    expect(codes(promotion({ candidate: candidate({ checklist }) }))).toEqual(
      [],
    );
  });

  it('let a hot-fix go at once, by the quorum of hot-fixes, and with everything else', () => {
    const now = candidate().stagedAt!;
    const rules = {
      timeZone: 'America/Los_Angeles',
      soakDays: 6,
      quorum: 2,
      hotfixQuorum: 1,
    };
    const hotfix = (change: Partial<GuardCandidate> = {}) =>
      promotion({
        now,
        rules,
        candidate: candidate({
          lane: 'hotfix',
          approvals: [{ userRef: CY, verdict: 'lgtm' }],
          ...change,
        }),
      });
    expect(codes(hotfix())).toEqual([]);
    expect(codes({ ...hotfix(), actor: CY })).toEqual(['QUORUM']);
    expect(codes(hotfix({ stagedAt: undefined }))).toEqual([
      'CANDIDATE_NOT_STAGED',
    ]);
    expect(codes({ ...hotfix(), freezes: [{ name: 'New year' }] })).toEqual([
      'FROZEN',
    ]);
  });

  it('let a rollback pass by everything but who, where, what and one at a time', () => {
    const rollback = (change: Partial<DeploymentGuardInput> = {}) =>
      promotion({
        kind: 'rollback',
        candidate: undefined,
        // It is what is there by our record: the attempt to leave it has failed.
        environment: {
          ...environment,
          currentSha: SHA,
          previous: { name: 'staging', reached: false },
        },
        locks: [{ reason: 'Audit', owner: DEE }],
        freezes: [{ name: 'New year' }],
        waitsFor: ['infra'],
        ...change,
      });
    expect(codes(rollback())).toEqual([]);
    expect(
      codes(
        rollback({
          permitted: false,
          environment: { ...environment, triggered: false },
          other: { id: 'd', state: 'blocked', sha: OTHER },
          rollsBack: false,
          veto: { reason: 'It is slow', userRef: DEE },
        }),
      ),
    ).toEqual([
      'NOT_PERMITTED',
      'NOT_TRIGGERED',
      'ACTIVE_DEPLOYMENT',
      'CANNOT_ROLL_BACK',
      'VETOED',
    ]);
    // What cannot be rolled back can still be deployed to.
    expect(codes(promotion({ rollsBack: false }))).toEqual([]);
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

describe('the quorum', () => {
  const rules = { quorum: 2, hotfixQuorum: 1 };
  const of = (...names: string[]) =>
    names.map(userRef => ({ userRef, verdict: 'lgtm' as const }));

  it('is that of the lane, of distinct people who did not write it', () => {
    expect(hasQuorum(candidate(), rules)).toBe(true);
    expect(hasQuorum(candidate({ approvals: of(CY, CY) }), rules)).toBe(false);
    expect(hasQuorum(candidate({ approvals: of(CY, BO) }), rules)).toBe(false);
    const one = candidate({ lane: 'hotfix', approvals: of(CY) });
    expect(hasQuorum(one, rules)).toBe(true);
    expect(hasQuorum(one, { quorum: 2 })).toBe(false);
    expect(hasQuorum(candidate({ approvals: [] }), { quorum: 0 })).toBe(true);
  });

  it('is not there for whoever asks by their own word, nor while somebody objects', () => {
    expect(hasQuorum(candidate(), rules, CY)).toBe(false);
    expect(hasQuorum(candidate(), rules, ANA)).toBe(true);
    const objection = { userRef: ANA, verdict: 'objection' as const };
    expect(
      hasQuorum(candidate({ approvals: [...of(CY, DEE), objection] }), rules),
    ).toBe(false);
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
