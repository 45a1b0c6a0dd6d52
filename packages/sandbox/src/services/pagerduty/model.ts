import { Store, Table } from '../../core/Store';

/** @public */
export type IncidentStatus = 'triggered' | 'acknowledged' | 'resolved';

export interface ContactMethod {
  id: string;
  type:
    | 'email_contact_method'
    | 'phone_contact_method'
    | 'push_notification_contact_method';
  label: string;
  address: string;
}

export interface NotificationRule {
  id: string;
  contactMethodId: string;
  delayMinutes: number;
  urgency: 'high' | 'low';
}

export interface PagerDutyUser {
  id: string;
  name: string;
  email: string;
  contactMethods: ContactMethod[];
  notificationRules: NotificationRule[];
}

/** What PagerDuty calls a service: what incidents are about. */
export interface MonitoredService {
  id: string;
  name: string;
  policyId: string;
  /** Of its Events API v2 integration. */
  routingKey: string;
  createdAt: number;
}

export interface EscalationRule {
  id: string;
  delayMinutes: number;
  targets: Array<{ type: 'user' | 'schedule'; id: string }>;
}

export interface EscalationPolicy {
  id: string;
  name: string;
  /** The first is level 1. */
  rules: EscalationRule[];
}

/** One layer of turns of equal length; each begins at the same wall time. */
export interface Schedule {
  id: string;
  name: string;
  /** IANA. */
  timeZone: string;
  /** Local date and time of the first turn. */
  anchor: string;
  turnDays: number;
  userIds: string[];
}

export interface ScheduleOverride {
  id: string;
  userId: string;
  /** Epoch milliseconds, as `end`. */
  start: number;
  end: number;
}

/** Who did something. */
export interface Agent {
  type: 'user' | 'service' | 'events_api_v2_inbound_integration';
  id: string;
  summary: string;
}

export interface Incident {
  id: string;
  /** Counts within the account. */
  number: number;
  title: string;
  details?: string;
  serviceId: string;
  policyId: string;
  urgency: 'high' | 'low';
  /** The dedup key of the Events API. */
  incidentKey: string;
  status: IncidentStatus;
  createdAt: number;
  changedAt: number;
  changedBy: Agent;
  resolvedAt?: number;
  /** Absent where people were assigned directly. */
  level?: number;
  /** When the next level is assigned, epoch milliseconds; absent: never. */
  escalatesAt?: number;
  assignments: Array<{ userId: string; at: number }>;
  acknowledgements: Array<{ by: Agent; at: number }>;
}

export interface LogEntry {
  id: string;
  type: 'trigger' | 'assign' | 'escalate' | 'acknowledge' | 'resolve';
  at: number;
  agent: Agent;
  /** Of `assign` and `escalate`. */
  assigneeIds?: string[];
}

/** A change event as it was accepted. */
export interface ChangeEvent {
  id: string;
  at: number;
  serviceId: string;
  summary: string;
  source?: string;
  timestamp?: string;
  customDetails?: unknown;
  links: unknown[];
}

/** The objects of one account, or of one schedule or incident in it. */
export interface Shelf<T> {
  get(id: string): T | undefined;
  list(): T[];
  put(id: string, value: T): void;
  delete(id: string): void;
}

function shelf<T>(table: Table<T>, owner: string): Shelf<T> {
  return {
    get: id => table.get(owner, id),
    list: () => table.list(owner),
    put: (id, value) => table.put(owner, id, value),
    delete: id => table.delete(owner, id),
  };
}

/** What one account of PagerDuty holds. */
export class PagerDutyAccount {
  readonly users: Shelf<PagerDutyUser>;
  readonly services: Shelf<MonitoredService>;
  readonly policies: Shelf<EscalationPolicy>;
  readonly schedules: Shelf<Schedule>;
  readonly incidents: Shelf<Incident>;
  readonly changes: Shelf<ChangeEvent>;

  constructor(readonly store: Store, readonly id: string) {
    const own = <T>(kind: string) =>
      shelf(store.table<T>(`pagerduty-${kind}`), id);
    this.users = own('user');
    this.services = own('service');
    this.policies = own('policy');
    this.schedules = own('schedule');
    this.incidents = own('incident');
    this.changes = own('change');
  }

  /** In the order in which they were created. */
  overridesOf(scheduleId: string): Shelf<ScheduleOverride> {
    const table = this.store.table<ScheduleOverride>('pagerduty-override');
    return shelf(table, `${this.id}/${scheduleId}`);
  }

  /** Oldest first. */
  logOf(incidentId: string): Shelf<LogEntry> {
    const table = this.store.table<LogEntry>('pagerduty-log');
    return shelf(table, `${this.id}/${incidentId}`);
  }

  userByEmail(email: string): PagerDutyUser | undefined {
    const wanted = email.trim().toLowerCase();
    return this.users.list().find(user => user.email === wanted);
  }

  /** A new id that looks like one of PagerDuty's. */
  nextId(letter: 'P' | 'Q' | 'R'): string {
    const number = String(this.store.next('pagerduty-id'));
    return `${letter}${number.padStart(letter === 'P' ? 6 : 13, '0')}`;
  }
}
