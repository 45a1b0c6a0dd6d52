/** Somebody as PagerDuty names them. */
export interface PagerDutyPerson {
  id: string;
  name: string;
  /** Only where the whole user was included. */
  email?: string;
  url?: string;
}

/** Somebody on call. Absent `start` and `end` mean permanently. */
export interface OnCallEntry {
  level: number;
  person: PagerDutyPerson;
  /** Epoch milliseconds. */
  start?: number;
  /** Epoch milliseconds. */
  end?: number;
  /** The page of the schedule, or else of the escalation policy. */
  url?: string;
}

/** Who is asked when nobody answers, level by level. */
export interface PolicyDocument {
  id: string;
  url?: string;
  levels: Array<{
    level: number;
    escalatesAfterMs: number;
    targets: Array<{ kind: 'user' | 'schedule'; id: string; name: string }>;
  }>;
  serviceIds: string[];
}

/** Who has a schedule when, overrides included. */
export interface ScheduleDocument {
  name: string;
  url?: string;
  entries: Array<{ person: PagerDutyPerson; start: number; end: number }>;
}

/** An incident. */
export interface IncidentDocument {
  id: string;
  title: string;
  url?: string;
  state: 'open' | 'acknowledged' | 'resolved';
  openedAt: number;
  serviceId: string;
  assignees: PagerDutyPerson[];
  acknowledgedBy?: PagerDutyPerson;
  /** A user, or a service or integration; only where the first log entry was included. */
  openedBy?: PagerDutyPerson & { isUser: boolean };
  /** When the next level is asked, epoch milliseconds. */
  escalatesAt?: number;
}

/** What PagerDuty can reach somebody by. */
export interface ReachDocument extends PagerDutyPerson {
  methods: Array<{ id: string; type: string; isBlocked: boolean }>;
  rules: Array<{ methodId: string; delayMinutes: number; urgency: string }>;
}

type Json = Record<string, unknown>;

function record(value: unknown, what: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError(`${what} is not there`);
  }
  return value as Json;
}

function text(value: unknown, what: string): string {
  if (typeof value !== 'string') throw new TypeError(`${what} is not there`);
  return value;
}

const optionalText = (value: unknown) =>
  typeof value === 'string' && value !== '' ? value : undefined;

const list = (value: unknown): Json[] =>
  Array.isArray(value) ? value.map(item => record(item, 'an item')) : [];

function instant(value: unknown, what: string): number {
  const at = Date.parse(text(value, what));
  if (Number.isNaN(at)) throw new TypeError(`${what} is no instant`);
  return at;
}

const optionalInstant = (value: unknown, what: string) =>
  value === null || value === undefined ? undefined : instant(value, what);

function webAddress(value: unknown): string | undefined {
  const address = optionalText(value);
  return address && /^https?:\/\//.test(address) ? address : undefined;
}

function personOf(value: unknown): PagerDutyPerson {
  const user = record(value, 'the user');
  const id = text(user.id, 'the id of the user');
  return {
    id,
    name: optionalText(user.name) ?? optionalText(user.summary) ?? id,
    email: optionalText(user.email),
    url: webAddress(user.html_url),
  };
}

/** A user with nothing else. */
export const readUser = (document: unknown): PagerDutyPerson =>
  personOf(record(document, 'the answer').user);

/** One entry of `GET /oncalls`; nothing for a level that has nobody. */
export function readOnCall(item: unknown): OnCallEntry | undefined {
  const entry = record(item, 'the on-call');
  if (!entry.user) return undefined;
  const level = Number(entry.escalation_level);
  if (!Number.isInteger(level)) throw new TypeError('the level is no number');
  const shownAt = (entry.schedule ?? entry.escalation_policy) as Json | null;
  return {
    level,
    person: personOf(entry.user),
    start: optionalInstant(entry.start, 'the start'),
    end: optionalInstant(entry.end, 'the end'),
    url: webAddress(shownAt?.html_url),
  };
}

/** An escalation policy by itself, or within a service. */
export function readPolicy(value: unknown): PolicyDocument {
  const policy = record(value, 'the escalation policy');
  return {
    id: text(policy.id, 'the id of the escalation policy'),
    url: webAddress(policy.html_url),
    levels: list(policy.escalation_rules).map((rule, index) => ({
      level: index + 1,
      escalatesAfterMs: Number(rule.escalation_delay_in_minutes ?? 0) * 60_000,
      targets: list(rule.targets).map(target => ({
        kind: String(target.type).startsWith('schedule') ? 'schedule' : 'user',
        id: text(target.id, 'the id of the target'),
        name: optionalText(target.summary) ?? String(target.id),
      })),
    })),
    serviceIds: list(policy.services).map(service =>
      text(service.id, 'the id of the service'),
    ),
  };
}

/** `GET /schedules/(id)`, as far as it was rendered. */
export function readSchedule(document: unknown): ScheduleDocument {
  const schedule = record(
    record(document, 'the answer').schedule,
    'the schedule',
  );
  const final = record(schedule.final_schedule, 'the final schedule');
  return {
    name: optionalText(schedule.name) ?? text(schedule.id, 'the id'),
    url: webAddress(schedule.html_url),
    entries: list(final.rendered_schedule_entries).flatMap(entry =>
      entry.user
        ? [
            {
              person: personOf(entry.user),
              start: instant(entry.start, 'the start'),
              end: instant(entry.end, 'the end'),
            },
          ]
        : [],
    ),
  };
}

const STATES: Record<string, IncidentDocument['state']> = {
  triggered: 'open',
  acknowledged: 'acknowledged',
  resolved: 'resolved',
};

/** Who opened an incident, by its first log entry, where that is more than a reference. */
function openerOf(entry: unknown): IncidentDocument['openedBy'] {
  const agent = (entry as Json | null | undefined)?.agent as Json | undefined;
  if (!agent) return undefined;
  return {
    ...personOf(agent),
    isUser: String(agent.type).startsWith('user'),
  };
}

/** An incident by itself. */
export function readIncident(value: unknown): IncidentDocument {
  const incident = record(value, 'the incident');
  const state = STATES[String(incident.status)];
  if (!state) throw new TypeError('the status is not known');
  const acknowledgers = list(incident.acknowledgements).flatMap(
    ({ acknowledger }) => (acknowledger ? [personOf(acknowledger)] : []),
  );
  const escalation = list(incident.pending_actions).find(
    ({ type }) => type === 'escalate',
  );
  return {
    id: text(incident.id, 'the id of the incident'),
    title: optionalText(incident.title) ?? optionalText(incident.summary) ?? '',
    url: webAddress(incident.html_url),
    state,
    openedAt: instant(incident.created_at, 'the time of the incident'),
    serviceId: text(
      record(incident.service, 'the service').id,
      'the id of the service',
    ),
    assignees: list(incident.assignments).flatMap(({ assignee }) =>
      assignee ? [personOf(assignee)] : [],
    ),
    acknowledgedBy: acknowledgers.at(-1),
    openedBy: openerOf(incident.first_trigger_log_entry),
    escalatesAt: escalation
      ? optionalInstant(escalation.at, 'the time of the escalation')
      : undefined,
  };
}

/** A user with contact methods and notification rules included. */
export function readReach(item: unknown): ReachDocument {
  const user = record(item, 'the user');
  return {
    ...personOf(user),
    methods: list(user.contact_methods).map(method => ({
      id: text(method.id, 'the id of the contact method'),
      type: String(method.type),
      isBlocked: method.blacklisted === true || method.enabled === false,
    })),
    rules: list(user.notification_rules).flatMap(rule => {
      const method = rule.contact_method as Json | null | undefined;
      return method
        ? [
            {
              methodId: String(method.id),
              delayMinutes: Number(rule.start_delay_in_minutes),
              urgency: String(rule.urgency),
            },
          ]
        : [];
    }),
  };
}
