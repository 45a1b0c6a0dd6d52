import { Temporal } from 'temporal-polyfill';
import {
  Agent,
  EscalationPolicy,
  MonitoredService,
  PagerDutyAccount,
  Schedule,
} from './model';

/** What views need to know. */
export interface Viewer {
  url: string;
  account: PagerDutyAccount;
}

const PATHS: Record<string, string> = {
  user: 'users',
  service: 'services',
  escalation_policy: 'escalation_policies',
  schedule: 'schedules',
  incident: 'incidents',
};

/** The page behind an object's `html_url`. */
export function pageAddress(type: string, id: string): string {
  return type === 'incident'
    ? `/pagerduty/app/incidents/${id}`
    : '/pagerduty/app';
}

/** An instant in UTC, to the second as PagerDuty writes it. */
export function stamp(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** An instant on the wall of a zone, with its offset. */
export function zonedStamp(instant: number, zone: string): string {
  return zone === 'UTC'
    ? stamp(instant)
    : Temporal.Instant.fromEpochMilliseconds(instant)
        .toZonedDateTimeISO(zone)
        .toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/** What every object begins with. */
export function head(
  { url }: Viewer,
  type: string,
  id: string,
  summary: string,
) {
  return {
    id,
    type,
    summary,
    self: `${url}/pagerduty/${PATHS[type]}/${id}`,
    html_url: `${url}${pageAddress(type, id)}`,
  };
}

/** An object by its name alone. */
export function viewReference(
  viewer: Viewer,
  type: string,
  id: string,
  summary: string,
) {
  return {
    ...head(viewer, type, id, summary),
    type: `${type}_reference`,
  };
}

export function viewUserReference(viewer: Viewer, id: string) {
  const { name } = viewer.account.users.get(id)!;
  return viewReference(viewer, 'user', id, name);
}

export function viewServiceReference(viewer: Viewer, id: string) {
  const { name } = viewer.account.services.get(id)!;
  return viewReference(viewer, 'service', id, name);
}

export function viewPolicyReference(viewer: Viewer, id: string) {
  const { name } = viewer.account.policies.get(id)!;
  return viewReference(viewer, 'escalation_policy', id, name);
}

export function viewScheduleReference(viewer: Viewer, id: string) {
  const { name } = viewer.account.schedules.get(id)!;
  return viewReference(viewer, 'schedule', id, name);
}

export function viewAgent(viewer: Viewer, { type, id, summary }: Agent) {
  return type === 'events_api_v2_inbound_integration'
    ? { id, type: `${type}_reference`, summary, self: null, html_url: null }
    : viewReference(viewer, type, id, summary);
}

export function viewService(
  viewer: Viewer,
  service: MonitoredService,
  included: { policy?: boolean; integrations?: boolean } = {},
) {
  const { account } = viewer;
  const { id, name, policyId, createdAt } = service;
  const incidents = account.incidents.list().filter(it => it.serviceId === id);
  const isOpen = (status: string) => incidents.some(it => it.status === status);
  const status = isOpen('triggered')
    ? 'critical'
    : (isOpen('acknowledged') && 'warning') || 'active';
  const integration = {
    id: `${id.slice(0, 5)}EV`,
    type: 'events_api_v2_inbound_integration',
    summary: 'Events API V2',
    self: `${viewer.url}/pagerduty/services/${id}/integrations/${id.slice(
      0,
      5,
    )}EV`,
    html_url: null,
  };
  return {
    ...head(viewer, 'service', id, name),
    name,
    description: null,
    auto_resolve_timeout: null,
    acknowledgement_timeout: null,
    created_at: stamp(createdAt),
    updated_at: stamp(createdAt),
    status,
    last_incident_timestamp: incidents.length
      ? stamp(Math.max(...incidents.map(it => it.createdAt)))
      : null,
    teams: [],
    incident_urgency_rule: { type: 'constant', urgency: 'high' },
    scheduled_actions: [],
    support_hours: null,
    escalation_policy: included.policy
      ? viewPolicy(viewer, account.policies.get(policyId)!)
      : viewPolicyReference(viewer, policyId),
    addons: [],
    alert_creation: 'create_alerts_and_incidents',
    integrations: [
      included.integrations
        ? { ...integration, integration_key: service.routingKey }
        : { ...integration, type: `${integration.type}_reference` },
    ],
  };
}

export function viewPolicy(viewer: Viewer, policy: EscalationPolicy) {
  const { id, name, rules } = policy;
  const services = viewer.account.services
    .list()
    .filter(service => service.policyId === id);
  return {
    ...head(viewer, 'escalation_policy', id, name),
    name,
    description: null,
    num_loops: 0,
    on_call_handoff_notifications: 'if_has_services',
    escalation_rules: rules.map(rule => ({
      id: rule.id,
      escalation_delay_in_minutes: rule.delayMinutes,
      targets: rule.targets.map(target =>
        target.type === 'user'
          ? viewUserReference(viewer, target.id)
          : viewScheduleReference(viewer, target.id),
      ),
    })),
    services: services.map(it => viewServiceReference(viewer, it.id)),
    teams: [],
  };
}

/** A schedule without what is rendered of it. */
export function viewSchedule(viewer: Viewer, schedule: Schedule) {
  const { account } = viewer;
  const { id, name, timeZone, userIds } = schedule;
  const policies = account.policies
    .list()
    .filter(({ rules }) =>
      rules.some(rule => rule.targets.some(target => target.id === id)),
    );
  return {
    ...head(viewer, 'schedule', id, name),
    name,
    time_zone: timeZone,
    description: null,
    users: userIds.map(userId => viewUserReference(viewer, userId)),
    escalation_policies: policies.map(it => viewPolicyReference(viewer, it.id)),
    teams: [],
  };
}
