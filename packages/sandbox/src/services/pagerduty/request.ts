import { Temporal } from 'temporal-polyfill';
import { SandboxClock } from '../../core/SandboxClock';
import { Reply } from '../../core/Reply';
import { WebhookReceiver } from '../../webhooks/WebhookSender';
import { IncidentRunner } from './IncidentRunner';
import { PagerDutyAccount, PagerDutyUser } from './model';
import { invalidInput, PagerDutyError } from './PagerDutyError';

export type Query = Record<string, any>;

/** What a request to the REST API is answered from. */
export interface PagerDutyRequest {
  /** Of the sandbox. */
  url: string;
  account: PagerDutyAccount;
  runner: IncidentRunner;
  clock: SandboxClock;
  subscriptions: () => WebhookReceiver[];
  /** What the path's pattern caught. */
  params: string[];
  query: Query;
  body: Query;
  /** The header by which a person is named. */
  from?: string;
}

/** Method, path and what is answered. */
export type Operation = [
  method: string,
  path: RegExp,
  answer: (request: PagerDutyRequest) => Reply,
];

const LARGEST_PAGE = 100;
const FURTHEST = 10_000;

/** A parameter like `ids[]=a&ids[]=b`; qs makes an object of a long one. */
export function listOf(query: Query, name: string): string[] | undefined {
  const value = query[name];
  if (value === undefined) {
    return undefined;
  }
  const items = typeof value === 'object' ? Object.values(value) : [value];
  return items.map(String);
}

export function includes(query: Query, name: string): boolean {
  return listOf(query, 'include')?.includes(name) ?? false;
}

/** A page by PagerDuty's classic pagination; `total` only where asked for. */
export function pageOf<T>(
  query: Query,
  all: T[],
  name: string,
  view: (item: T) => unknown,
): Reply {
  const number = (field: string, usual: number) => {
    const value = Number(query[field] ?? usual);
    if (!Number.isInteger(value) || value < 0) {
      throw invalidInput(`${field} must be a whole number`);
    }
    return value;
  };
  const limit = Math.min(number('limit', 25), LARGEST_PAGE);
  const offset = number('offset', 0);
  if (limit + offset > FURTHEST) {
    throw invalidInput('The sum of offset and limit must be at most 10000');
  }
  return {
    status: 200,
    body: {
      [name]: all.slice(offset, offset + limit).map(view),
      limit,
      offset,
      total: query.total === 'true' ? all.length : null,
      more: offset + limit < all.length,
    },
  };
}

/** An instant of the query; without an offset it is of the given zone. */
export function instantOf(
  value: unknown,
  field: string,
  zone = 'UTC',
): number | undefined {
  if (value === undefined) {
    return undefined;
  }
  try {
    const text = String(value);
    return /(Z|[+-]\d\d:?\d\d)$/i.test(text)
      ? Temporal.Instant.from(text).epochMilliseconds
      : Temporal.PlainDateTime.from(text).toZonedDateTime(zone)
          .epochMilliseconds;
  } catch {
    throw invalidInput(`${field} is invalid.`);
  }
}

export function zoneOf(query: Query, usual: string): string {
  const zone = String(query.time_zone ?? usual);
  try {
    Temporal.Now.zonedDateTimeISO(zone);
    return zone;
  } catch {
    throw invalidInput('Time zone is invalid.');
  }
}

/** Whose act it is; every change of an incident needs a person. */
export function requesterOf({
  account,
  from,
}: PagerDutyRequest): PagerDutyUser {
  if (!from) {
    throw new PagerDutyError(
      400,
      2016,
      'You must specify a user\'s email address in the "From" header to perform this action',
    );
  }
  if (!/^\S+@\S+$/.test(from.trim())) {
    throw new PagerDutyError(400, 1028, 'Malformed "From" header');
  }
  const user = account.userByEmail(from);
  if (!user) {
    throw new PagerDutyError(400, 1008, 'Requester User Not Found', []);
  }
  return user;
}
