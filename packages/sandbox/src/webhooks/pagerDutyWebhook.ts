import { SandboxEvent } from '../core/EventHub';
import { LogEntry } from '../services/pagerduty/model';
import { PagerDutyService } from '../services/pagerduty/PagerDutyService';
import {
  stamp,
  viewAgent,
  viewPolicyReference,
  viewServiceReference,
  viewUserReference,
} from '../services/pagerduty/views';
import { viewIncidentReference } from '../services/pagerduty/incidentViews';
import { Webhook } from './Webhook';

/** Which entry of the log an action is told of. */
const ENTRIES: Record<string, LogEntry['type']> = {
  triggered: 'trigger',
  acknowledged: 'acknowledge',
  escalated: 'escalate',
  resolved: 'resolve',
};

/** PagerDuty's webhook (v3) of what has happened to an incident, if it is one. */
export function pagerDutyWebhook(
  { url, pagerDuty }: { url: string; pagerDuty: PagerDutyService },
  { name, id, action = '' }: SandboxEvent,
): Webhook | undefined {
  const found =
    name === 'pagerduty_incident' ? pagerDuty.find(String(id)) : undefined;
  if (!found) {
    return undefined;
  }
  const { account, incident } = found;
  const viewer = { url, account };
  const entry = account
    .logOf(incident.id)
    .list()
    .findLast(({ type }) => type === ENTRIES[action])!;
  const event = `incident.${action}`;
  return {
    source: 'pagerduty',
    event,
    body: {
      event: {
        id: `01${entry.id}`,
        event_type: event,
        resource_type: 'incident',
        occurred_at: new Date(entry.at).toISOString(),
        agent: viewAgent(viewer, entry.agent),
        client: null,
        data: {
          ...viewIncidentReference(viewer, incident),
          type: 'incident',
          number: incident.number,
          status: incident.status,
          incident_key: incident.incidentKey,
          created_at: stamp(incident.createdAt),
          title: incident.title,
          service: viewServiceReference(viewer, incident.serviceId),
          assignees: incident.assignments.map(({ userId }) =>
            viewUserReference(viewer, userId),
          ),
          escalation_policy: viewPolicyReference(viewer, incident.policyId),
          teams: [],
          priority: null,
          urgency: incident.urgency,
          conference_bridge: null,
          resolve_reason: null,
        },
      },
    },
  };
}
