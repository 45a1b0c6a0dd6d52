import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ClockService } from '@signalbox/scheduling-node';
import {
  readIncident,
  readOnCall,
  readPolicy,
  readSchedule,
  readUser,
  type IncidentDocument,
  type OnCallEntry,
  type PagerDutyPerson,
  type PolicyDocument,
} from '../client/documents';
import type { PagerDutyClient } from '../client/PagerDutyClient';
import { PagerDutyError } from '../client/PagerDutyError';
import type { MappedRotation } from '../config/settings';
import type { CatalogPeople } from '../people/CatalogPeople';
import type { Target } from './keys';
import { assignmentsOf, levelsOf, pageOf } from './levels';
import type { KeptReading } from './ReadingStore';

const DAY_MS = 24 * 3_600_000;
/** A shift is a week long, so the next one has begun by then. */
const ON_CALLS_MS = 8 * DAY_MS;
/** How far ahead a rotation is compared with its configuration. */
const SCHEDULES_MS = 5 * 7 * DAY_MS;
/** More open incidents than this say only that everything burns. */
const MOST_INCIDENTS = 300;
/** Users who are named in a schedule only, and whom nothing has told the address of. */
const MOST_USERS = 50;

type FoundTarget = Exclude<Target, { kind: 'unknown' }>;

/** Reads all that there is to know of one service or rotation. */
export class PagerDutyReader {
  private constructor(
    private readonly people: CatalogPeople,
    private readonly clock: ClockService,
    private readonly logger: LoggerService,
  ) {}

  static create(options: {
    people: CatalogPeople;
    clock: ClockService;
    logger: LoggerService;
  }): PagerDutyReader {
    return new PagerDutyReader(options.people, options.clock, options.logger);
  }

  /**
   * Reads a target.
   *
   * @param previous - what was read the last time, for what need not be asked again
   * @throws PagerDutyError
   */
  async read(
    client: PagerDutyClient,
    target: FoundTarget,
    previous: KeptReading | undefined,
    signal: AbortSignal,
  ): Promise<KeptReading> {
    const now = this.clock.now();
    let policy: PolicyDocument;
    let entries: OnCallEntry[];
    let serviceIds: string[];
    let coversUntil = now + ON_CALLS_MS;
    if (target.kind === 'service') {
      policy = await policyOfService(client, target.serviceId, signal);
      serviceIds = [target.serviceId];
      entries = await onCallsOf(client, policy, now, signal);
    } else {
      policy = await policyOfRotation(client, target.mapped, signal);
      serviceIds = target.mapped.service
        ? [target.mapped.service]
        : policy.serviceIds;
      const permanent = target.mapped.escalationPolicy
        ? await onCallsOf(client, policy, now, signal)
        : [];
      coversUntil = now + SCHEDULES_MS;
      entries = [
        // What comes by a schedule is read from the schedule, which reaches further.
        ...permanent.filter(
          ({ start, end }) => start === undefined && end === undefined,
        ),
        ...(await schedulesOf(client, policy, { now, coversUntil, signal })),
      ];
      entries = namedLike(entries, permanent);
    }
    const incidents = await incidentsOf(client, serviceIds, signal);
    const users = await this.usersOf(
      client,
      [
        ...entries.map(({ person }) => person),
        ...incidents.flatMap(({ assignees, acknowledgedBy = [] }) => [
          ...assignees,
          ...[acknowledgedBy].flat(),
        ]),
      ],
      previous,
      signal,
    );
    const people = await this.peopleOf(users, previous);
    const personOf = (id: string) => {
      const email = users[id]?.email?.toLowerCase();
      return email === undefined ? undefined : people[email];
    };
    return {
      assignments: assignmentsOf(entries, personOf),
      levels: levelsOf(policy),
      coversUntil,
      pages: incidents.map(incident =>
        pageOf(incident, personOf, { entries, now }),
      ),
      serviceIds,
      users,
      people,
    };
  }

  /** Everybody with their address: included, known from before, or asked for one by one. */
  private async usersOf(
    client: PagerDutyClient,
    named: PagerDutyPerson[],
    previous: KeptReading | undefined,
    signal: AbortSignal,
  ): Promise<KeptReading['users']> {
    const users: KeptReading['users'] = {};
    for (const { id, name, email } of named) {
      const known = users[id]?.email ?? email ?? previous?.users[id]?.email;
      users[id] = { name, email: known };
    }
    const missing = Object.keys(users)
      .filter(id => users[id].email === undefined)
      .slice(0, MOST_USERS);
    for (const id of missing) {
      try {
        const { name, email } = await client.read(
          `/users/${encodeURIComponent(id)}`,
          {},
          readUser,
          { what: `read the user ${id}`, signal },
        );
        users[id] = { name, email };
      } catch (error) {
        // Somebody who has left is still named in old incidents.
        if ((error as PagerDutyError).code !== 'NOT_FOUND') throw error;
      }
    }
    return users;
  }

  private async peopleOf(
    users: KeptReading['users'],
    previous: KeptReading | undefined,
  ): Promise<KeptReading['people']> {
    const emails = Object.values(users).flatMap(({ email }) => email ?? []);
    try {
      return Object.fromEntries(await this.people.byEmail(emails));
    } catch (error) {
      // Who is on call matters more than who that is in the catalog today.
      this.logger.warn(
        'The catalog could not be asked who is who at PagerDuty; what was known before stands',
        error as Error,
      );
      return previous?.people ?? {};
    }
  }
}

async function policyOfService(
  client: PagerDutyClient,
  serviceId: string,
  signal: AbortSignal,
): Promise<PolicyDocument> {
  return client.read(
    `/services/${encodeURIComponent(serviceId)}`,
    { include: ['escalation_policies'] },
    document => {
      const { service } = document as { service?: Record<string, unknown> };
      return readPolicy(service?.escalation_policy);
    },
    { what: `read the service ${serviceId}`, signal },
  );
}

async function policyOfRotation(
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
  return client.read(
    `/escalation_policies/${escalationPolicy}`,
    {},
    document =>
      readPolicy(
        (document as { escalation_policy?: unknown }).escalation_policy,
      ),
    { what: `read the escalation policy ${escalationPolicy}`, signal },
  );
}

async function onCallsOf(
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

async function schedulesOf(
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
function namedLike(entries: OnCallEntry[], known: OnCallEntry[]) {
  const people = new Map(known.map(({ person }) => [person.id, person]));
  return entries.map(entry => ({
    ...entry,
    person: people.get(entry.person.id) ?? entry.person,
  }));
}

async function incidentsOf(
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
        include: ['assignees', 'acknowledgers'],
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
