import { WARNING_CODES } from './guards';
import { deploymentWarnings, type WarningInput } from './warnings';

const SHA = 'cd6e725c9383362e818838b07faea5b9a95bb203';

/** Wednesday, 25 November 2026, 09:30 in Los Angeles. */
const IN_TIME = '2026-11-25T17:30:00Z';

function promotion(change: Partial<WarningInput> = {}): WarningInput {
  return {
    now: Date.parse(IN_TIME),
    environment: 'prod',
    kind: 'train',
    promotion: {
      timeZone: 'America/Los_Angeles',
      stop: { weekday: 3, time: '10:00' },
      cutOff: '10:00',
    },
    candidate: { sha: SHA, unknownAuthors: [] },
    staging: { environment: 'staging', version: SHA.slice(0, 8) },
    ...change,
  };
}

const codes = (change: Partial<WarningInput>) =>
  deploymentWarnings(promotion(change)).map(({ code }) => code);

describe('the warnings of a deployment', () => {
  it('are none on the day of the train, in time, of what is on staging', () => {
    expect(codes({})).toEqual([]);
  });

  it.each([
    ['09:59 on the day', '2026-11-25T17:59:59Z', []],
    ['10:00 on the day', '2026-11-25T18:00:00Z', ['AFTER_CUT_OFF']],
    ['the morning after', '2026-11-26T17:00:00Z', ['OFF_TRAIN_DAY']],
    [
      // The team's one public postmortem followed a deployment at this time (FACTS, section 1).
      '17:07 on a Friday',
      '2026-11-28T01:07:00Z',
      ['OFF_TRAIN_DAY', 'AFTER_CUT_OFF'],
    ],
    // In summer, the same wall clock is an hour earlier by UTC.
    ['10:00 in summer', '2026-07-01T17:00:00Z', ['AFTER_CUT_OFF']],
    ['09:59 in summer', '2026-07-01T16:59:00Z', []],
  ])('go by the wall clock of the train: %s', (_when, now, expected) => {
    expect(codes({ now: Date.parse(now) })).toEqual(expected);
  });

  it('know no cut-off where none is configured, and no day off the train', () => {
    const now = Date.parse('2026-11-28T01:07:00Z');
    const { timeZone, stop } = promotion().promotion!;
    expect(codes({ now, promotion: { timeZone, stop } })).toEqual([
      'OFF_TRAIN_DAY',
    ]);
    expect(codes({ now, promotion: undefined })).toEqual([]);
  });

  it('of a rollback say that the schema stays, and nothing of the time', () => {
    const now = Date.parse('2026-11-28T01:07:00Z');
    expect(
      deploymentWarnings({ now, environment: 'prod', kind: 'rollback' }),
    ).toEqual([
      {
        code: 'SCHEMA_STAYS',
        message: expect.stringContaining('Migrations ran'),
        params: { environment: 'prod' },
      },
    ]);
  });

  it('say what staging holds beyond the candidate, and whom the catalog does not know', () => {
    const warnings = deploymentWarnings(
      promotion({
        staging: { environment: 'staging', version: 'sha-06840412' },
        candidate: { sha: SHA, unknownAuthors: ['octocat', 'hubot'] },
      }),
    );
    expect(warnings.map(({ code, params }) => [code, params])).toEqual([
      [
        'STAGING_MOVED_ON',
        { environment: 'staging', version: '0684041', sha: 'cd6e725' },
      ],
      ['UNKNOWN_AUTHOR', { authors: 'octocat, hubot' }],
    ]);
    expect(codes({ staging: undefined })).toEqual([]);
    expect(codes({ candidate: undefined })).toEqual([]);
  });

  it('are all there is', () => {
    const now = Date.parse('2026-11-28T01:07:00Z');
    const candidate = { sha: SHA, unknownAuthors: ['octocat'] };
    const staging = { environment: 'staging', version: '0684041' };
    expect(
      [
        ...codes({ now, candidate, staging }),
        ...codes({ kind: 'rollback' }),
      ].sort(),
    ).toEqual([...WARNING_CODES]);
  });
});
