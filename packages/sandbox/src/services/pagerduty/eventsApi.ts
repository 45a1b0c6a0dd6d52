import { randomUUID } from 'node:crypto';
import { Reply } from '../../core/Reply';
import { SandboxClock } from '../../core/SandboxClock';
import { IncidentRunner } from './IncidentRunner';
import { Agent, MonitoredService, PagerDutyAccount } from './model';

const SEVERITIES = ['critical', 'warning', 'error', 'info'];
const LONGEST_KEY = 255;
const LONGEST_SUMMARY = 1024;

interface EventsContext {
  accounts: PagerDutyAccount[];
  runner: IncidentRunner;
  clock: SandboxClock;
}

interface Integration {
  account: PagerDutyAccount;
  service: MonitoredService;
}

function refuse(errors: string[]): Reply {
  return {
    status: 400,
    body: {
      status: 'invalid event',
      message: 'Event object is invalid',
      errors,
    },
  };
}

function integrationOf(
  accounts: PagerDutyAccount[],
  routingKey: unknown,
): Integration | undefined {
  return accounts
    .flatMap(account =>
      account.services.list().map(service => ({ account, service })),
    )
    .find(({ service }) => service.routingKey === routingKey);
}

function summaryFlaw(summary: unknown): string | undefined {
  return typeof summary === 'string' &&
    summary.length > 0 &&
    summary.length <= LONGEST_SUMMARY
    ? undefined
    : `'payload.summary' is missing or blank, or longer than ${LONGEST_SUMMARY}`;
}

function alertFlaws(body: any): string[] {
  const { event_action: action, dedup_key: key, payload } = body;
  const flaws: Array<string | undefined | false> = [
    !['trigger', 'acknowledge', 'resolve'].includes(action) &&
      "'event_action' is invalid (must be one of trigger, acknowledge, resolve)",
    String(key ?? '').length > LONGEST_KEY &&
      `'dedup_key' is longer than ${LONGEST_KEY}`,
    action !== 'trigger' && !key && "'dedup_key' is missing or blank",
  ];
  if (action === 'trigger') {
    flaws.push(
      summaryFlaw(payload?.summary),
      !payload?.source && "'payload.source' is missing or blank",
      !SEVERITIES.includes(payload?.severity) &&
        `'payload.severity' is invalid (must be one of ${SEVERITIES.join(
          ', ',
        )})`,
    );
  }
  return flaws.filter(flaw => typeof flaw === 'string');
}

/** An alert: one open incident for each dedup key of a service. */
export function enqueue({ accounts, runner }: EventsContext, body: any): Reply {
  const integration = integrationOf(accounts, body.routing_key);
  if (!integration) {
    return refuse(['Invalid routing key']);
  }
  const flaws = alertFlaws(body);
  if (flaws.length > 0) {
    return refuse(flaws);
  }
  const { account, service } = integration;
  const dedupKey = String(body.dedup_key ?? randomUUID().replace(/-/g, ''));
  const by: Agent = {
    type: 'events_api_v2_inbound_integration',
    id: `${service.id.slice(0, 5)}EV`,
    summary: 'Events API V2',
  };
  const open = account.incidents
    .list()
    .find(
      it =>
        it.serviceId === service.id &&
        it.incidentKey === dedupKey &&
        it.status !== 'resolved',
    );
  const accepted = (effects: string[]): Reply => ({
    status: 202,
    body: {
      status: 'success',
      message: 'Event processed',
      dedup_key: dedupKey,
    },
    effects,
  });
  if (body.event_action === 'trigger' && !open) {
    const { id } = runner.open(
      account,
      {
        service,
        title: body.payload.summary,
        details: JSON.stringify(body.payload.custom_details),
        incidentKey: dedupKey,
      },
      by,
    );
    return accepted([`pagerduty-incident:${id}`]);
  }
  if (open && body.event_action === 'resolve') {
    runner.resolve(account, open, by);
    return accepted([`pagerduty-incident:${open.id}`]);
  }
  if (
    open &&
    body.event_action === 'acknowledge' &&
    open.status === 'triggered'
  ) {
    runner.acknowledge(account, open, by);
    return accepted([`pagerduty-incident:${open.id}`]);
  }
  // One more alert of an open incident, or none that it could be about.
  return accepted([]);
}

/** A change event, which opens nothing. */
export function enqueueChange(
  { accounts, clock }: EventsContext,
  body: any,
): Reply {
  const integration = integrationOf(accounts, body.routing_key);
  const { summary, source, timestamp, custom_details } = body.payload ?? {};
  const flaw = integration ? summaryFlaw(summary) : 'Invalid routing key';
  if (!integration || flaw) {
    return refuse([flaw!]);
  }
  const { account, service } = integration;
  const id = account.nextId('Q');
  account.changes.put(id, {
    id,
    at: clock.now(),
    serviceId: service.id,
    summary,
    ...(source ? { source } : {}),
    ...(timestamp ? { timestamp } : {}),
    ...(custom_details ? { customDetails: custom_details } : {}),
    links: body.links ?? [],
  });
  return {
    status: 202,
    body: { status: 'success', message: 'Change event processed' },
    effects: [`pagerduty-change:${id}`],
  };
}
