import { viewIncident, viewLogEntry } from '../incidentViews';
import { agentOf } from '../IncidentRunner';
import { Incident, PagerDutyUser } from '../model';
import { invalidInput, notFound } from '../PagerDutyError';
import {
  includes,
  instantOf,
  listOf,
  Operation,
  pageOf,
  PagerDutyRequest,
  Query,
  requesterOf,
  zoneOf,
} from '../request';

const DAY = 86_400_000;
const USUAL_SPAN = 30 * DAY;
const LONGEST_SPAN = 184 * DAY;
const LONGEST_KEY = 255;
const STATUSES = ['triggered', 'acknowledged', 'resolved'];
const MOST_AT_ONCE = 250;

function incidentOf({ account, params: [id] }: PagerDutyRequest): Incident {
  // By its number too, as PagerDuty takes it.
  const incident =
    account.incidents.get(id) ??
    account.incidents.list().find(it => String(it.number) === id);
  if (!incident) {
    throw notFound();
  }
  return incident;
}

const show = (request: PagerDutyRequest, incident: Incident) =>
  viewIncident(request, incident, name => includes(request.query, name));

function listIncidents(request: PagerDutyRequest) {
  const { account, clock, query } = request;
  const statuses = listOf(query, 'statuses');
  const serviceIds = listOf(query, 'service_ids');
  const userIds = listOf(query, 'user_ids');
  const urgencies = listOf(query, 'urgencies');
  if (statuses?.some(status => !STATUSES.includes(status))) {
    throw invalidInput('Statuses is invalid.');
  }
  const zone = zoneOf(query, 'UTC');
  const isAll = query.date_range === 'all';
  const until = instantOf(query.until, 'Until', zone) ?? clock.now() + 1;
  const since = instantOf(query.since, 'Since', zone) ?? until - USUAL_SPAN;
  if (!isAll && (until < since || until - since > LONGEST_SPAN)) {
    throw invalidInput(' is invalid.');
  }
  const found = account.incidents
    .list()
    .filter(
      incident =>
        (isAll ||
          (incident.createdAt >= since && incident.createdAt < until)) &&
        (!statuses || statuses.includes(incident.status)) &&
        (!serviceIds || serviceIds.includes(incident.serviceId)) &&
        (!urgencies || urgencies.includes(incident.urgency)) &&
        (!query.incident_key || query.incident_key === incident.incidentKey) &&
        (!userIds ||
          incident.assignments.some(({ userId }) => userIds.includes(userId))),
    );
  const isNewestFirst = /:desc$/.test(String(query.sort_by ?? ''));
  return pageOf(
    query,
    isNewestFirst ? found.reverse() : found,
    'incidents',
    incident => show(request, incident),
  );
}

function createIncident(request: PagerDutyRequest) {
  const { account, runner } = request;
  const by = requesterOf(request);
  const values: Query = request.body.incident ?? {};
  const service = account.services.get(String(values.service?.id ?? ''));
  const title = String(values.title ?? '').trim();
  if (values.type !== 'incident') {
    throw invalidInput('Type must be incident.');
  }
  if (!title) {
    throw invalidInput("Title can't be blank.");
  }
  if (!service) {
    throw invalidInput('Service not found.');
  }
  const { urgency = 'high', incident_key: incidentKey } = values;
  if (urgency !== 'high' && urgency !== 'low') {
    throw invalidInput('Urgency is invalid.');
  }
  if (incidentKey && String(incidentKey).length > LONGEST_KEY) {
    throw invalidInput('Incident key is too long (at most 255 characters).');
  }
  const isTaken = account.incidents
    .list()
    .some(
      it =>
        incidentKey &&
        it.incidentKey === incidentKey &&
        it.serviceId === service.id &&
        it.status !== 'resolved',
    );
  if (isTaken) {
    throw invalidInput(
      'Open incident with matching dedup key already exists on this service',
    );
  }
  const policyId = values.escalation_policy?.id;
  if (policyId && !account.policies.get(policyId)) {
    throw invalidInput('Escalation policy not found.');
  }
  const assigneeIds = values.assignments?.map((it: any) =>
    String(it?.assignee?.id ?? ''),
  );
  if (assigneeIds?.some((id: string) => !account.users.get(id))) {
    throw invalidInput('Assignee not found.');
  }
  const incident = runner.open(
    account,
    {
      service,
      title,
      details: values.body?.details,
      urgency,
      policyId,
      incidentKey,
      assigneeIds,
    },
    agentOf(by),
  );
  return {
    status: 201,
    body: { incident: show(request, incident) },
    effects: [`pagerduty-incident:${incident.id}`],
  };
}

/** What keeps a change from being made, before any is. */
function flawOf(
  { account }: PagerDutyRequest,
  incident: Incident,
  values: Query,
): string | undefined {
  const { status, escalation_level: level } = values;
  const levels = account.policies.get(incident.policyId)!.rules.length;
  if (incident.status === 'resolved') {
    return 'Incident Already Resolved';
  }
  if (status !== undefined && !['acknowledged', 'resolved'].includes(status)) {
    return 'Status must be acknowledged or resolved.';
  }
  if (level !== undefined && !(level >= 1 && level <= levels)) {
    return 'Escalation level is invalid.';
  }
  const unknown = Object.keys(values).find(
    name =>
      !['id', 'type', 'status', 'title', 'escalation_level'].includes(name),
  );
  return unknown && `${unknown} is not modelled in the sandbox.`;
}

function change(
  { account, runner }: PagerDutyRequest,
  incident: Incident,
  { status, title, escalation_level: level }: Query,
  by: PagerDutyUser,
): Incident {
  let changed = incident;
  if (title) {
    changed = { ...changed, title: String(title) };
    account.incidents.put(incident.id, changed);
  }
  if (level !== undefined) {
    changed = runner.escalate(account, changed, Number(level), agentOf(by));
  }
  if (status === 'acknowledged') {
    changed = runner.acknowledge(account, changed, agentOf(by));
  } else if (status === 'resolved') {
    changed = runner.resolve(account, changed, agentOf(by));
  }
  return changed;
}

function changeAll(
  request: PagerDutyRequest,
  changes: Array<{ incident: Incident; values: Query }>,
) {
  const by = requesterOf(request);
  const flaws = changes.flatMap(
    ({ incident, values }) => flawOf(request, incident, values) ?? [],
  );
  if (flaws.length > 0) {
    throw invalidInput(...new Set(flaws));
  }
  return changes.map(({ incident, values }) =>
    change(request, incident, values, by),
  );
}

const effectsOf = (incidents: Incident[]) =>
  incidents.map(({ id }) => `pagerduty-incident:${id}`);

/** Incidents and what happened to them. */
export const incidents: Operation[] = [
  ['GET', /^\/incidents$/, listIncidents],
  ['POST', /^\/incidents$/, createIncident],
  [
    'PUT',
    /^\/incidents$/,
    request => {
      const items = request.body.incidents;
      if (!Array.isArray(items) || items.length > MOST_AT_ONCE) {
        throw invalidInput('Incidents must be a list of at most 250.');
      }
      requesterOf(request);
      const changed = changeAll(
        request,
        items.map(values => ({
          incident: incidentOf({ ...request, params: [String(values?.id)] }),
          values,
        })),
      );
      return {
        status: 200,
        body: { incidents: changed.map(it => show(request, it)) },
        effects: effectsOf(changed),
      };
    },
  ],
  [
    'GET',
    /^\/incidents\/([^/]+)$/,
    request => ({
      status: 200,
      body: { incident: show(request, incidentOf(request)) },
    }),
  ],
  [
    'PUT',
    /^\/incidents\/([^/]+)$/,
    request => {
      const incident = incidentOf(request);
      const values = request.body.incident ?? {};
      const [changed] = changeAll(request, [{ incident, values }]);
      return {
        status: 200,
        body: { incident: show(request, changed) },
        effects: effectsOf([changed]),
      };
    },
  ],
  [
    'GET',
    /^\/incidents\/([^/]+)\/log_entries$/,
    request => {
      const incident = incidentOf(request);
      const newestFirst = request.account.logOf(incident.id).list().reverse();
      return pageOf(request.query, newestFirst, 'log_entries', entry =>
        viewLogEntry(request, incident, entry),
      );
    },
  ],
];
