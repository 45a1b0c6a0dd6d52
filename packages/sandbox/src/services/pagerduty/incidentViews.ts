import { Incident, LogEntry } from './model';
import { viewUser } from './userViews';
import {
  pageAddress,
  stamp,
  viewAgent,
  viewPolicy,
  viewPolicyReference,
  viewReference,
  viewService,
  viewServiceReference,
  viewUserReference,
  Viewer,
} from './views';

export function viewIncidentReference(viewer: Viewer, incident: Incident) {
  const { id, number, title } = incident;
  return viewReference(viewer, 'incident', id, `[#${number}] ${title}`);
}

export function viewIncident(
  viewer: Viewer,
  incident: Incident,
  isIncluded: (name: string) => boolean = () => false,
) {
  const { account, url } = viewer;
  const { id, policyId, serviceId, escalatesAt } = incident;
  const arePeopleIncluded = isIncluded('assignees') || isIncluded('users');
  const [first] = account.logOf(id).list();
  const isOpen = incident.status !== 'resolved';
  return {
    ...viewIncidentReference(viewer, incident),
    type: 'incident',
    incident_number: incident.number,
    title: incident.title,
    description: incident.title,
    created_at: stamp(incident.createdAt),
    updated_at: stamp(incident.changedAt),
    status: incident.status,
    urgency: incident.urgency,
    incident_key: incident.incidentKey,
    service: isIncluded('services')
      ? viewService(viewer, account.services.get(serviceId)!)
      : viewServiceReference(viewer, serviceId),
    escalation_policy: isIncluded('escalation_policies')
      ? viewPolicy(viewer, account.policies.get(policyId)!)
      : viewPolicyReference(viewer, policyId),
    assigned_via:
      incident.level === undefined ? 'direct_assignment' : 'escalation_policy',
    assignments: incident.assignments.map(({ userId, at }) => ({
      at: stamp(at),
      assignee: arePeopleIncluded
        ? viewUser(viewer, account.users.get(userId)!)
        : viewUserReference(viewer, userId),
    })),
    acknowledgements: incident.acknowledgements.map(({ by, at }) => ({
      at: stamp(at),
      acknowledger:
        by.type === 'user' && isIncluded('acknowledgers')
          ? viewUser(viewer, account.users.get(by.id)!)
          : viewAgent(viewer, by),
    })),
    pending_actions:
      escalatesAt === undefined
        ? []
        : [{ type: 'escalate', at: stamp(escalatesAt) }],
    first_trigger_log_entry: isIncluded('first_trigger_log_entries')
      ? viewLogEntry(viewer, incident, first)
      : {
          id: first.id,
          type: 'trigger_log_entry_reference',
          summary: summaryOf(first),
          self: `${url}/pagerduty/log_entries/${first.id}`,
          html_url: `${url}${pageAddress('incident', id)}`,
        },
    last_status_change_at: stamp(incident.changedAt),
    last_status_change_by: viewAgent(viewer, incident.changedBy),
    resolved_at:
      incident.resolvedAt === undefined ? null : stamp(incident.resolvedAt),
    alert_counts: {
      all: 1,
      triggered: isOpen ? 1 : 0,
      resolved: isOpen ? 0 : 1,
    },
    is_mergeable: isOpen,
    alert_grouping: null,
    priority: null,
    teams: [],
    incidents_responders: [],
    responder_requests: [],
    subscriber_requests: [],
    ...(isIncluded('body')
      ? { body: { type: 'incident_body', details: incident.details ?? null } }
      : {}),
  };
}

function summaryOf({ type, agent }: LogEntry): string {
  const words: Record<LogEntry['type'], string> = {
    trigger: `Triggered through ${
      agent.type === 'user' ? 'the website' : 'the API'
    }.`,
    assign: 'Assigned.',
    escalate: 'Escalated.',
    acknowledge: `Acknowledged by ${agent.summary}.`,
    resolve: `Resolved by ${agent.summary}.`,
  };
  return words[type];
}

export function viewLogEntry(
  viewer: Viewer,
  incident: Incident,
  entry: LogEntry,
) {
  const { url } = viewer;
  return {
    id: entry.id,
    type: `${entry.type}_log_entry`,
    summary: summaryOf(entry),
    self: `${url}/pagerduty/log_entries/${entry.id}`,
    html_url: null,
    created_at: stamp(entry.at),
    agent: viewAgent(viewer, entry.agent),
    channel: {
      type: entry.agent.type === 'user' ? 'website' : 'api',
      ...(entry.type === 'trigger' ? { summary: incident.title } : {}),
    },
    service: viewServiceReference(viewer, incident.serviceId),
    incident: viewIncidentReference(viewer, incident),
    teams: [],
    contexts: [],
    ...(entry.assigneeIds
      ? {
          assignees: entry.assigneeIds.map(id => viewUserReference(viewer, id)),
        }
      : {}),
  };
}
