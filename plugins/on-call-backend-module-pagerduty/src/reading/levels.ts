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

/** What an incident is understood by. */
export interface SeenBy {
  /** Who is on call at which level. */
  holders: readonly ExternalAssignment[];
  now: number;
  /** What was known of it before. */
  before?: ExternalPage;
}

/**
 * The level that an incident has come to. PagerDuty does not say it, but it assigns an incident to
 * everybody at a level. Whoever acknowledged has it alone, at whatever level; it has come as far then
 * as it was known to have before.
 */
function levelOf(
  incident: IncidentDocument,
  assignedTo: readonly string[],
  { holders, now, before }: SeenBy,
): number | undefined {
  if (incident.state === 'acknowledged') return before?.level;
  if (incident.state !== 'open' || assignedTo.length === 0) return undefined;
  const assigned = new Set(assignedTo);
  const byLevel = new Map<number, Set<string>>();
  for (const { level, start = -Infinity, end = Infinity, ...who } of holders) {
    if (start > now || now >= end) continue;
    const names = byLevel.get(level) ?? new Set();
    byLevel.set(level, names.add(who.person ?? who.name));
  }
  const fitting = [...byLevel]
    .filter(
      ([, names]) =>
        names.size === assigned.size &&
        [...names].every(name => assigned.has(name)),
    )
    .map(([level]) => level);
  // One who is on call at two levels leaves it open which of them was asked.
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** An incident as a page. */
export function pageOf(
  incident: IncidentDocument,
  personOf: PersonOf,
  seen: SeenBy,
): ExternalPage {
  const nameOf = ({ id, name }: { id: string; name: string }) =>
    personOf(id) ?? name;
  const assignedTo = incident.assignees.map(nameOf);
  const { openedBy } = incident;
  const { before } = seen;
  return {
    id: incident.id,
    title: incident.title,
    url: incident.url,
    state: incident.state,
    openedAt: incident.openedAt,
    // Whoever opened it here is known by more than the name that PagerDuty has of them.
    openedBy:
      (openedBy && personOf(openedBy.id)) ?? before?.openedBy ?? openedBy?.name,
    level: levelOf(incident, assignedTo, seen),
    escalatesAt: incident.escalatesAt,
    assignedTo,
    acknowledgedBy: incident.acknowledgedBy && nameOf(incident.acknowledgedBy),
  };
}
