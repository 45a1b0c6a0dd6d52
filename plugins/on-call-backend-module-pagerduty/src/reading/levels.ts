import type {
  ExternalAssignment,
  ExternalPage,
  SourceReading,
} from '@signalbox/backstage-plugin-on-call-node';
import type {
  IncidentDocument,
  OnCallEntry,
  PolicyDocument,
} from '../client/documents';

/** Names people of PagerDuty by the catalog. */
export type PersonOf = (userId: string) => string | undefined;

/** What is known of each level of a policy. */
export function levelsOf(
  policy: PolicyDocument,
): NonNullable<SourceReading['levels']> {
  return policy.levels.map(({ level, escalatesAfterMs, targets }) => ({
    level,
    title: targets.map(({ name }) => name).join(', ') || undefined,
    escalatesAfterMs,
  }));
}

/**
 * Assignments in the order of level and start. PagerDuty may show one on-call on two pages of a list
 * that moved meanwhile.
 */
export function assignmentsOf(
  entries: OnCallEntry[],
  personOf: PersonOf,
): ExternalAssignment[] {
  const seen = new Set<string>();
  return entries
    .filter(({ level, person, start, end }) => {
      const key = JSON.stringify([level, person.id, start, end]);
      return !seen.has(key) && seen.add(key);
    })
    .sort(
      (a, b) =>
        a.level - b.level ||
        (a.start ?? -Infinity) - (b.start ?? -Infinity) ||
        a.person.name.localeCompare(b.person.name),
    )
    .map(({ level, person, start, end, url }) => ({
      level,
      person: personOf(person.id),
      name: person.name,
      start,
      end,
      url,
    }));
}

/**
 * The level that an incident has come to. PagerDuty does not say it, but it assigns an incident to
 * everybody at a level; whoever acknowledged has it alone, at whatever level.
 */
function levelOf(
  incident: IncidentDocument,
  entries: OnCallEntry[],
  now: number,
): number | undefined {
  if (incident.state !== 'open' || incident.assignees.length === 0) {
    return undefined;
  }
  const assigned = new Set(incident.assignees.map(({ id }) => id));
  const byLevel = new Map<number, Set<string>>();
  for (const { level, person, start = -Infinity, end = Infinity } of entries) {
    if (start > now || now >= end) continue;
    byLevel.set(level, (byLevel.get(level) ?? new Set()).add(person.id));
  }
  const fitting = [...byLevel]
    .filter(
      ([, ids]) =>
        ids.size === assigned.size && [...ids].every(id => assigned.has(id)),
    )
    .map(([level]) => level);
  // One who is on call at two levels leaves it open which of them was asked.
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** An incident as a page. */
export function pageOf(
  incident: IncidentDocument,
  personOf: PersonOf,
  when?: { entries: OnCallEntry[]; now: number },
): ExternalPage {
  const nameOf = ({ id, name }: { id: string; name: string }) =>
    personOf(id) ?? name;
  return {
    id: incident.id,
    title: incident.title,
    url: incident.url,
    state: incident.state,
    openedAt: incident.openedAt,
    level: when && levelOf(incident, when.entries, when.now),
    escalatesAt: incident.escalatesAt,
    assignedTo: incident.assignees.map(nameOf),
    acknowledgedBy: incident.acknowledgedBy && nameOf(incident.acknowledgedBy),
  };
}
