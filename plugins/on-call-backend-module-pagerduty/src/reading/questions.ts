import {
  readIncident,
  readOnCall,
  readPolicy,
  readSchedule,
  type IncidentDocument,
  type OnCallEntry,
  type PolicyDocument,
} from '../client/documents';
import type { PagerDutyClient } from '../client/PagerDutyClient';
import type { MappedRotation } from '../config/settings';

const DAY_MS = 24 * 3_600_000;
/** A shift is a week long, so the next one has begun by then. */
export const ON_CALLS_MS = 8 * DAY_MS;
/** How far ahead a rotation is compared with its configuration. */
export const SCHEDULES_MS = 5 * 7 * DAY_MS;
/** More open incidents than this say only that everything burns. */
const MOST_INCIDENTS = 300;

/** The escalation policy of a service. */
export async function policyOfService(
  client: PagerDutyClient,
  serviceId: string,
  signal: AbortSignal,
): Promise<PolicyDocument> {
  const policy = await client.read(
    `/services/${encodeURIComponent(serviceId)}`,
    { include: ['escalation_policies'] },
    document => {
      const { service } = document as { service?: Record<string, unknown> };
      return readPolicy(service?.escalation_policy);
    },
    { what: `read the service ${serviceId}`, signal },
  );
  // Where it was not included whole after all.
  return policy.levels.length > 0
    ? policy
    : policyOf(client, policy.id, signal);
}

async function policyOf(
  client: PagerDutyClient,
  id: string,
  signal: AbortSignal,
): Promise<PolicyDocument> {
  return client.read(
    `/escalation_policies/${encodeURIComponent(id)}`,
    {},
    document =>
      readPolicy(
        (document as { escalation_policy?: unknown }).escalation_policy,
      ),
    { what: `read the escalation policy ${id}`, signal },
  );
}

/** The escalation policy of a rotation; made of its schedules where they are named. */
export async function policyOfRotation(
  client: PagerDutyClient,
  { escalationPolicy, schedules }: MappedRotation,
  signal: AbortSignal,
): Promise<PolicyDocument> {
  if (escalationPolicy === undefined) {
    return {
      id: '',
      serviceIds: [],
      levels: schedules.map((id, index) => ({
        level: index + 1,
        escalatesAfterMs: 0,
        targets: [{ kind: 'schedule', id, name: '' }],
      })),
    };
  }
  return policyOf(client, escalationPolicy, signal);
}

/** Everybody on call by a policy, at all levels, from now on. */
export async function onCallsOf(
  client: PagerDutyClient,
  { id }: PolicyDocument,
  now: number,
  signal: AbortSignal,
): Promise<OnCallEntry[]> {
  return collect(
    client.list(
      '/oncalls',
      {
        escalation_policy_ids: [id],
        include: ['users'],
        since: toIso(now),
        until: toIso(now + ON_CALLS_MS),
      },
      'oncalls',
      readOnCall,
      { what: `read who is on call by the escalation policy ${id}`, signal },
    ),
  );
}

/** Who has the schedules of a policy, further ahead than on-calls are told. */
export async function schedulesOf(
  client: PagerDutyClient,
  { levels }: PolicyDocument,
  options: { now: number; coversUntil: number; signal: AbortSignal },
): Promise<OnCallEntry[]> {
  const { now, coversUntil, signal } = options;
  const entries: OnCallEntry[] = [];
  for (const { level, targets } of levels) {
    for (const { kind, id } of targets) {
      if (kind !== 'schedule') continue;
      const schedule = await client.read(
        `/schedules/${encodeURIComponent(id)}`,
        {
          since: toIso(now),
          until: toIso(coversUntil),
          // Shifts are told whole, also where they reach out of the time.
          overflow: 'true',
          time_zone: 'UTC',
        },
        readSchedule,
        { what: `read the schedule ${id}`, signal },
      );
      const { url } = schedule;
      for (const { person, start, end } of schedule.entries) {
        if (end > now && start < coversUntil) {
          entries.push({ level, person, start, end, url });
        }
      }
    }
  }
  return entries;
}

/** Entries of schedules name people only; who is on call soon is known with their address. */
export function namedLike(entries: OnCallEntry[], known: OnCallEntry[]) {
  const people = new Map(known.map(({ person }) => [person.id, person]));
  return entries.map(entry => ({
    ...entry,
    person: people.get(entry.person.id) ?? entry.person,
  }));
}

/** What is not resolved of these services, the newest first. */
export async function incidentsOf(
  client: PagerDutyClient,
  serviceIds: string[],
  signal: AbortSignal,
): Promise<IncidentDocument[]> {
  if (serviceIds.length === 0) return [];
  return collect(
    client.list(
      '/incidents',
      {
        service_ids: serviceIds,
        statuses: ['triggered', 'acknowledged'],
        include: ['assignees', 'acknowledgers', 'first_trigger_log_entries'],
        // Without it only those of the last month are told.
        date_range: 'all',
        sort_by: 'created_at:desc',
      },
      'incidents',
      readIncident,
      { what: 'read the open incidents', signal },
    ),
    MOST_INCIDENTS,
  );
}

async function collect<T>(
  items: AsyncIterable<T>,
  atMost = Infinity,
): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) {
    all.push(item);
    if (all.length >= atMost) break;
  }
  return all;
}

/** PagerDuty takes whole seconds. */
function toIso(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d+Z$/, 'Z');
}
