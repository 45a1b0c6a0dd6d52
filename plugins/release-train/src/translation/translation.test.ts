import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  DEPLOYMENT_STATES,
  evaluateApprovalGuards,
  evaluateDeploymentGuards,
  GUARD_CODES,
  RUN_STATES,
  WARNING_CODES,
} from '@signalbox/backstage-plugin-release-train-common';
import { CANDIDATE_SHA } from '../__testUtils__/fixtures';
import { guardWords } from './guardWords';
import { messages } from './messages';
import type { TranslateKey } from './useWords';

const tKey: TranslateKey = (key, values = {}) => {
  const [group, name] = key.split(/\.(.*)/);
  const message = (messages as Record<string, Record<string, string>>)[group][
    name
  ];
  return Object.entries(values).reduce(
    (text, [value, replacement]) =>
      text.replaceAll(`{{${value}}}`, String(replacement)),
    message,
  );
};

describe('the words', () => {
  it('cover every code of the guards and every state', () => {
    expect(Object.keys(messages.guard).sort()).toEqual([...GUARD_CODES].sort());
    expect(Object.keys(messages.warning).sort()).toEqual(
      [...WARNING_CODES].sort(),
    );
    expect(Object.keys(messages.state).sort()).toEqual(
      [...DEPLOYMENT_STATES].sort(),
    );
    expect(Object.keys(messages.runState).sort()).toEqual(
      [...RUN_STATES].sort(),
    );
  });

  it('T6 every refusal has a message of its guard, words of the tab, and a place in the guide', () => {
    const guide = readFileSync(
      resolve(__dirname, '../../../../docs/release-train.md'),
      'utf8',
    );
    const place = {
      name: 'prod',
      triggered: false,
      currentSha: CANDIDATE_SHA,
      previous: { name: 'staging', reached: false },
      needsCandidate: true,
    };
    const candidate = {
      id: 'candidate-1',
      sha: CANDIDATE_SHA,
      revision: 1,
      state: 'promoted' as const,
      authorRefs: ['user:default/bo'],
      stagedAt: 0,
      current: false,
      behindProd: [CANDIDATE_SHA],
      checklist: { total: 3, passed: 1, failed: 1, skipped: 0 },
      approvals: [
        { userRef: 'user:default/dee', verdict: 'objection' as const },
      ],
    };
    const everythingWrong = {
      now: 0,
      actor: 'user:default/cy',
      permitted: false,
      sha: CANDIDATE_SHA,
      environment: place,
      other: { id: 'other', state: 'running' as const, sha: CANDIDATE_SHA },
      locks: [{ reason: 'Audit', owner: 'user:default/dee' }],
      freezes: [{ name: 'New year' }],
      veto: { reason: 'It is slow', userRef: 'user:default/dee' },
      waitsFor: ['infra'],
      rollsBack: false,
      candidate,
      rules: { timeZone: 'UTC', soakDays: 6, quorum: 2 },
    };
    const said = [
      ...evaluateDeploymentGuards(everythingWrong),
      ...evaluateDeploymentGuards({ ...everythingWrong, candidate: undefined }),
      ...evaluateDeploymentGuards({ ...everythingWrong, kind: 'rollback' }),
      ...evaluateDeploymentGuards({
        ...everythingWrong,
        candidate: { ...candidate, stagedAt: undefined },
      }),
      ...evaluateApprovalGuards({
        userRef: 'user:default/bo',
        onBehalf: true,
        permitted: false,
        eligible: false,
        verdict: 'lgtm',
        candidate: { ...candidate, stagedAt: undefined },
        requestedBy: 'user:default/bo',
      }),
    ];
    const codes = new Set(said.map(({ code }) => code));
    // These four are said where they are asked for: a cut, a rollback and an override.
    expect(GUARD_CODES.filter(code => !codes.has(code))).toEqual([
      'HOLD',
      'NOTHING_TO_ROLL_BACK_TO',
      'NOT_OVERRIDABLE',
      'OVERRIDE_NOT_PERMITTED',
    ]);
    for (const reason of said) {
      expect(reason.message).not.toBe('');
      expect(guardWords(tKey, reason)).not.toContain('{{');
    }
    for (const code of GUARD_CODES) {
      expect(guide).toContain(`### ${code}\n`);
    }
    for (const code of WARNING_CODES) {
      expect(guide).toContain(`| \`${code}\``);
    }
  });

  it('use only the values that the guards send', () => {
    const reasons = evaluateDeploymentGuards({
      now: 0,
      actor: 'user:default/cy',
      permitted: false,
      sha: CANDIDATE_SHA,
      environment: {
        name: 'prod',
        triggered: false,
        currentSha: CANDIDATE_SHA,
        previous: { name: 'staging', reached: false },
        needsCandidate: true,
      },
      other: { id: 'other', state: 'running', sha: CANDIDATE_SHA },
      candidate: {
        id: 'candidate-1',
        sha: CANDIDATE_SHA,
        revision: 1,
        state: 'promoted',
        authorRefs: [],
        stagedAt: 0,
        current: false,
        approvals: [{ userRef: 'user:default/dee', verdict: 'objection' }],
      },
      rules: { timeZone: 'UTC', soakDays: 6, quorum: 2 },
    });
    expect(reasons.map(reason => guardWords(tKey, reason))).toEqual([
      'you may not deploy to prod',
      'nothing is triggered in prod: it is only watched',
      'another deployment to prod under way (cd6e725)',
      'cd6e725 is in prod already',
      'cd6e725 has not been in staging yet',
      'revision 1 is not the one under way any more: look at the newest',
      'the candidate is promoted already',
      'soak: 6 calendar days on staging',
      '0 of 2 LGTMs',
      'not LGTM yet: dee',
    ]);
  });

  it("fall back to the server's for a code or a value that is not known here", () => {
    expect(guardWords(tKey, { code: 'FREEZE', message: 'Frozen.' })).toBe(
      'Frozen.',
    );
    expect(guardWords(tKey, { code: 'QUORUM', message: '1 of 2.' })).toBe(
      '1 of 2.',
    );
  });
});
