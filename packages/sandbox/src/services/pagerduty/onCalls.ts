import { EscalationPolicy, PagerDutyAccount, Schedule } from './model';
import { renderFinal, ScheduleEntry } from './rendering';

/** One person at one level of a policy. */
export interface OnCall {
  policy: EscalationPolicy;
  level: number;
  userId: string;
  /** Absent: a permanent target, whose `start` and `end` are null. */
  schedule?: Schedule;
  start: number | null;
  end: number | null;
}

/**
 * Everybody who is on call within a time, at every level of every policy. The
 * levels come one after the other over all policies, so that whoever reads the
 * first page only misses the last level.
 */
export function onCallsOf(
  account: PagerDutyAccount,
  since: number,
  until: number,
): OnCall[] {
  const rendered = new Map<string, ScheduleEntry[]>();
  const entriesOf = (schedule: Schedule) => {
    const known = rendered.get(schedule.id);
    if (known) {
      return known;
    }
    const overrides = account.overridesOf(schedule.id).list();
    const entries = renderFinal(schedule, overrides, since, until);
    rendered.set(schedule.id, entries);
    return entries;
  };
  return account.policies
    .list()
    .flatMap(policy =>
      policy.rules.flatMap(({ targets }, index) =>
        targets.flatMap((target): OnCall[] => {
          const level = index + 1;
          if (target.type === 'user') {
            const { id: userId } = target;
            return [{ policy, level, userId, start: null, end: null }];
          }
          const schedule = account.schedules.get(target.id)!;
          return entriesOf(schedule).map(entry => ({
            policy,
            level,
            schedule,
            ...entry,
          }));
        }),
      ),
    )
    .sort((a, b) => a.level - b.level);
}

/** Who is asked at a level of a policy at an instant, each once. */
export function respondersAt(
  account: PagerDutyAccount,
  policyId: string,
  level: number,
  at: number,
): string[] {
  const users = onCallsOf(account, at, at)
    .filter(onCall => onCall.policy.id === policyId && onCall.level === level)
    .map(({ userId }) => userId);
  return [...new Set(users)];
}
