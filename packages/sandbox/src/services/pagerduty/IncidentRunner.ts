import { randomUUID } from 'node:crypto';
import { EventHub } from '../../core/EventHub';
import { SandboxClock } from '../../core/SandboxClock';
import { Store } from '../../core/Store';
import {
  Agent,
  Incident,
  LogEntry,
  MonitoredService,
  PagerDutyAccount,
  PagerDutyUser,
} from './model';
import { respondersAt } from './onCalls';

const MINUTE = 60_000;
/** The longest that a timer of Node waits. */
const LONGEST_WAIT = 2 ** 31 - 1;

interface RunnerOptions {
  store: Store;
  accounts: PagerDutyAccount[];
  clock: SandboxClock;
  events: EventHub;
}

/** What a new incident is about. */
interface NewIncident {
  service: MonitoredService;
  title: string;
  details?: string;
  urgency?: Incident['urgency'];
  policyId?: string;
  incidentKey?: string;
  /** Ids of users; absent: whoever is on call. */
  assigneeIds?: string[];
}

export const agentOf = ({ id, name }: PagerDutyUser): Agent => ({
  type: 'user',
  id,
  summary: name,
});

/**
 * Opens incidents and escalates them by the sandbox clock: each level is asked
 * at the instant that the policy says, also when the clock jumped over several.
 */
export class IncidentRunner {
  private timer?: NodeJS.Timeout;
  private stopped = false;
  private readonly unsubscribe: () => void;

  constructor(private readonly options: RunnerOptions) {
    this.unsubscribe = options.clock.onChange(() => this.arm());
  }

  open(account: PagerDutyAccount, values: NewIncident, by: Agent): Incident {
    const { clock, store } = this.options;
    const { service, title, details, assigneeIds } = values;
    const at = clock.now();
    const incident: Incident = {
      id: account.nextId('Q'),
      number: store.next(`pagerduty-incident-${account.id}`),
      title,
      ...(details ? { details } : {}),
      serviceId: service.id,
      policyId: values.policyId ?? service.policyId,
      urgency: values.urgency ?? 'high',
      incidentKey: values.incidentKey ?? randomUUID().replace(/-/g, ''),
      status: 'triggered',
      createdAt: at,
      changedAt: at,
      changedBy: by,
      assignments: [],
      acknowledgements: [],
    };
    this.write(account, incident, { type: 'trigger', at, agent: by });
    if (assigneeIds) {
      this.assign(account, incident, { assigneeIds, at, type: 'assign' });
    } else {
      this.ask(account, incident, { from: 1, at, type: 'assign' });
    }
    this.publish(account, incident, 'triggered');
    this.arm();
    return account.incidents.get(incident.id)!;
  }

  /** Stops the escalation; the incident is then that person's. */
  acknowledge(
    account: PagerDutyAccount,
    incident: Incident,
    by: Agent,
  ): Incident {
    const at = this.options.clock.now();
    const others = incident.acknowledgements.filter(it => it.by.id !== by.id);
    return this.settle(account, incident, by, {
      status: 'acknowledged',
      escalatesAt: undefined,
      acknowledgements: [...others, { by, at }],
      assignments:
        by.type === 'user' ? [{ userId: by.id, at }] : incident.assignments,
    });
  }

  resolve(account: PagerDutyAccount, incident: Incident, by: Agent): Incident {
    return this.settle(account, incident, by, {
      status: 'resolved',
      resolvedAt: this.options.clock.now(),
      escalatesAt: undefined,
      assignments: [],
      acknowledgements: [],
    });
  }

  /** Asks a level now; an incident that was acknowledged is open again. */
  escalate(
    account: PagerDutyAccount,
    incident: Incident,
    level: number,
    by: Agent,
  ): Incident {
    const at = this.options.clock.now();
    const open: Incident = {
      ...incident,
      status: 'triggered',
      acknowledgements: [],
      changedAt: at,
      changedBy: by,
    };
    this.ask(account, open, { from: level, at, type: 'escalate', by });
    this.publish(account, incident, 'escalated');
    this.arm();
    return account.incidents.get(incident.id)!;
  }

  /** Takes the steps that are due and waits for the next. */
  arm(): void {
    clearTimeout(this.timer);
    if (this.stopped) {
      return;
    }
    const { clock, store } = this.options;
    store.transaction(() => {
      let next = this.next();
      while (next && next.incident.escalatesAt! <= clock.now()) {
        this.escalateDue(next.account, next.incident);
        next = this.next();
      }
      if (next) {
        const wait = next.incident.escalatesAt! - clock.now();
        this.timer = setTimeout(
          () => this.arm(),
          Math.min(Math.max(wait, 0) + 1, LONGEST_WAIT),
        );
      }
    });
  }

  stop(): void {
    this.stopped = true;
    this.unsubscribe();
    clearTimeout(this.timer);
  }

  /** The incident that escalates next, over all accounts. */
  private next() {
    return this.options.accounts
      .flatMap(account =>
        account.incidents.list().map(incident => ({ account, incident })),
      )
      .filter(({ incident }) => incident.escalatesAt !== undefined)
      .sort((a, b) => a.incident.escalatesAt! - b.incident.escalatesAt!)
      .at(0);
  }

  private escalateDue(account: PagerDutyAccount, incident: Incident): void {
    const at = incident.escalatesAt!;
    const from = incident.level! + 1;
    const asked = this.ask(account, incident, { from, at, type: 'escalate' });
    if (asked) {
      this.publish(account, incident, 'escalated');
    }
  }

  /** Asks the first level from `from` on that has somebody; false: there is none. */
  private ask(
    account: PagerDutyAccount,
    incident: Incident,
    step: {
      from: number;
      at: number;
      type: 'assign' | 'escalate';
      by?: Agent;
    },
  ): boolean {
    const { from, at, type, by } = step;
    const { rules } = account.policies.get(incident.policyId)!;
    for (let level = from; level <= rules.length; level++) {
      const assigneeIds = respondersAt(account, incident.policyId, level, at);
      if (assigneeIds.length > 0) {
        const { delayMinutes } = rules[level - 1];
        const escalatesAt =
          level < rules.length ? at + delayMinutes * MINUTE : undefined;
        const moved = { ...incident, level, escalatesAt };
        this.assign(account, moved, { assigneeIds, at, type, by });
        return true;
      }
    }
    account.incidents.put(incident.id, { ...incident, escalatesAt: undefined });
    return false;
  }

  private assign(
    account: PagerDutyAccount,
    incident: Incident,
    step: {
      assigneeIds: string[];
      at: number;
      type: 'assign' | 'escalate';
      by?: Agent;
    },
  ): void {
    const { assigneeIds, at, type, by } = step;
    const { id, name } = account.services.get(incident.serviceId)!;
    const assignments = assigneeIds.map(userId => ({ userId, at }));
    this.write(
      account,
      { ...incident, assignments },
      {
        type,
        at,
        agent: by ?? { type: 'service', id, summary: name },
        assigneeIds,
      },
    );
  }

  private settle(
    account: PagerDutyAccount,
    incident: Incident,
    by: Agent,
    values: Partial<Incident> & { status: 'acknowledged' | 'resolved' },
  ): Incident {
    const at = this.options.clock.now();
    const settled = { ...incident, ...values, changedAt: at, changedBy: by };
    const type = values.status === 'resolved' ? 'resolve' : 'acknowledge';
    this.write(account, settled, { type, at, agent: by });
    this.publish(account, settled, values.status);
    return settled;
  }

  private write(
    account: PagerDutyAccount,
    incident: Incident,
    entry: Omit<LogEntry, 'id'>,
  ): void {
    account.incidents.put(incident.id, incident);
    const id = account.nextId('R');
    account.logOf(incident.id).put(id, { id, ...entry });
  }

  private publish(
    account: PagerDutyAccount,
    { id }: Incident,
    action: string,
  ): void {
    this.options.events.publish({
      name: 'pagerduty_incident',
      source: account.id,
      action,
      id,
    });
  }
}
