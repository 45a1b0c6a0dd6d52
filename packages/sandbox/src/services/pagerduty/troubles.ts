import { FaultRule } from '../../core/FaultBook';

type Trouble = Omit<FaultRule, 'match' | 'times'>;

const refusal = (
  status: number,
  code: number,
  message: string,
  headers?: Record<string, string>,
): Trouble => ({
  kind: 'status',
  phase: 'before',
  status,
  ...(headers ? { headers } : {}),
  body: { error: { message, code } },
});

const LIMITED = [429, 2020, 'Rate Limit Exceeded'] as const;

/** What PagerDuty does to its users at times, by name. */
export const TROUBLES = {
  'rate-limited': refusal(...LIMITED, {
    'ratelimit-limit': '960',
    'ratelimit-remaining': '0',
    'ratelimit-reset': '1',
  }),
  'rate-limited-silently': refusal(...LIMITED),
  failing: refusal(500, 2000, 'Internal Server Error'),
  forbidden: refusal(403, 2010, 'Access Denied'),
  absent: refusal(404, 2100, 'Not Found'),
  slow: { kind: 'latency', phase: 'before', ms: 3000 },
  'reply-dropped': { kind: 'reset', phase: 'after' },
} satisfies Record<string, Trouble>;

/** @public */
export type PagerDutyTrouble = keyof typeof TROUBLES;

export const TROUBLE_NAMES = Object.keys(TROUBLES) as PagerDutyTrouble[];
