import type { GithubFailure } from '../client/failures';
import {
  outcomeOfAnswer,
  outcomeOfFailure,
  refusesRunDetails,
} from './dispatchOutcome';

const runUrl = (id: string) => `https://github.com/o/r/actions/runs/${id}`;

describe('outcomeOfAnswer', () => {
  it('takes the run from a 200', () => {
    const data = {
      workflow_run_id: 7001,
      run_url: 'https://api',
      html_url: 'https://github.com/o/r/actions/runs/7001',
    };
    expect(outcomeOfAnswer({ status: 200, data }, runUrl)).toEqual({
      outcome: 'accepted',
      vendor: { id: '7001', url: data.html_url },
    });
    expect(
      outcomeOfAnswer({ status: 200, data: { workflow_run_id: 7 } }, runUrl),
    ).toEqual({ outcome: 'accepted', vendor: { id: '7', url: runUrl('7') } });
  });

  it('has nothing but the acceptance from a 204', () => {
    expect(outcomeOfAnswer({ status: 204, data: undefined }, runUrl)).toEqual({
      outcome: 'accepted',
    });
  });

  it.each([
    [200, undefined],
    [200, ''],
    [200, '<html>signed out</html>'],
    [200, {}],
    [200, { workflow_run_id: null }],
    [200, { workflow_run_id: 1.5 }],
    [201, { workflow_run_id: 7001 }],
    [202, {}],
  ])('does not understand %s with %j', (status, data) => {
    expect(outcomeOfAnswer({ status, data }, runUrl).outcome).toBe('unknown');
  });
});

describe('outcomeOfFailure', () => {
  const answered = (
    status: number,
    headers: Record<string, string> = {},
    message = 'As GitHub says',
  ): GithubFailure => ({ kind: 'answered', status, headers, message });

  it.each<[string, GithubFailure, object]>([
    [
      '400',
      answered(400),
      { outcome: 'refused', reason: 'GitHub answered 400: As GitHub says' },
    ],
    ['401', answered(401), { outcome: 'refused' }],
    ['403', answered(403), { outcome: 'refused' }],
    ['404', answered(404), { outcome: 'refused' }],
    ['422', answered(422), { outcome: 'refused' }],
    [
      '429',
      answered(429, { 'retry-after': '3' }),
      { outcome: 'deferred', retryAfterMs: 3000 },
    ],
    [
      '403 of the primary limit',
      answered(403, { 'x-ratelimit-remaining': '0' }),
      { outcome: 'deferred' },
    ],
    [
      '403 of a secondary limit',
      answered(403, { 'retry-after': '60' }),
      { outcome: 'deferred', retryAfterMs: 60_000 },
    ],
    ['408', answered(408), { outcome: 'unknown' }],
    ['409', answered(409), { outcome: 'unknown' }],
    ['500', answered(500), { outcome: 'unknown' }],
    ['502', answered(502), { outcome: 'unknown' }],
    [
      '503 with Retry-After',
      answered(503, { 'retry-after': '3' }),
      { outcome: 'unknown' },
    ],
    ['504', answered(504), { outcome: 'unknown' }],
    ['a status of the future', answered(499), { outcome: 'unknown' }],
    [
      'no answer',
      { kind: 'unanswered', message: 'read ECONNRESET' },
      {
        outcome: 'unknown',
        reason: 'GitHub could not be reached: read ECONNRESET',
      },
    ],
  ])('%s', (_name, failure, expected) => {
    expect(outcomeOfFailure(failure)).toMatchObject(expected);
  });

  it('takes a conflict for a refusal where GitHub means one', () => {
    const conflict = answered(409);
    expect(outcomeOfFailure(conflict, { conflictRefuses: true })).toEqual({
      outcome: 'refused',
      reason: 'GitHub answered 409: As GitHub says',
    });
  });

  it.each<[boolean, GithubFailure]>([
    [
      true,
      answered(
        400,
        {},
        'Invalid request. return_run_details is not a permitted key.',
      ),
    ],
    [
      true,
      answered(
        422,
        {},
        'Invalid request. "return_run_details" is not a permitted key.',
      ),
    ],
    [false, answered(400, {}, 'Problems parsing JSON')],
    [false, answered(500, {}, 'return_run_details')],
    [false, { kind: 'unanswered', message: 'return_run_details' }],
  ])('refusesRunDetails is %s for %j', (expected, failure) => {
    expect(refusesRunDetails(failure)).toBe(expected);
  });
});
