import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ClockService } from '@signalbox/scheduling-node';
import {
  readUser,
  type OnCallEntry,
  type PagerDutyPerson,
  type PolicyDocument,
} from '../client/documents';
import type { PagerDutyClient } from '../client/PagerDutyClient';
import { PagerDutyError } from '../client/PagerDutyError';
import type { CatalogPeople } from '../people/CatalogPeople';
import type { Target } from './keys';
import { assignmentsOf, levelsOf, pageOf } from './levels';
import {
  incidentsOf,
  namedLike,
  ON_CALLS_MS,
  onCallsOf,
  policyOfRotation,
  policyOfService,
  SCHEDULES_MS,
  schedulesOf,
} from './questions';
import type { KeptReading } from './ReadingStore';

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
        ...incidents.flatMap(
          ({ assignees, acknowledgedBy = [], openedBy = [] }) => [
            ...assignees,
            ...[acknowledgedBy].flat(),
            // A service that opened it is no user.
            ...[openedBy].flat().filter(({ isUser }) => isUser),
          ],
        ),
      ],
      previous,
      signal,
    );
    const people = await this.peopleOf(users, previous);
    const personOf = (id: string) => {
      const email = users[id]?.email?.toLowerCase();
      return email === undefined ? undefined : people[email];
    };
    const assignments = assignmentsOf(entries, personOf);
    const before = new Map(previous?.pages.map(page => [page.id, page]));
    return {
      assignments,
      levels: levelsOf(policy),
      coversUntil,
      pages: incidents.map(incident =>
        pageOf(incident, personOf, {
          holders: assignments,
          now,
          before: before.get(incident.id),
        }),
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
