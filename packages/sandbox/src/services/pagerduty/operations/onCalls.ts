import { Schedule } from '../model';
import { invalidInput } from '../PagerDutyError';
import { OnCall, onCallsOf } from '../onCalls';
import {
  includes,
  instantOf,
  listOf,
  Operation,
  pageOf,
  PagerDutyRequest,
  zoneOf,
} from '../request';
import { viewUser } from '../userViews';
import {
  viewPolicy,
  viewPolicyReference,
  viewSchedule,
  viewScheduleReference,
  viewUserReference,
  zonedStamp,
} from '../views';

const FURTHEST = 90 * 86_400_000;

function viewOnCall(request: PagerDutyRequest, onCall: OnCall, zone: string) {
  const { account, query } = request;
  const { policy, level, schedule, userId, start, end } = onCall;
  const time = (instant: number | null) =>
    instant === null ? null : zonedStamp(instant, zone);
  return {
    escalation_policy: includes(query, 'escalation_policies')
      ? viewPolicy(request, policy)
      : viewPolicyReference(request, policy.id),
    escalation_level: level,
    schedule: schedule ? viewIncludedSchedule(request, schedule) : null,
    user: includes(query, 'users')
      ? viewUser(request, account.users.get(userId)!)
      : viewUserReference(request, userId),
    start: time(start),
    end: time(end),
  };
}

function viewIncludedSchedule(request: PagerDutyRequest, schedule: Schedule) {
  return includes(request.query, 'schedules')
    ? viewSchedule(request, schedule)
    : viewScheduleReference(request, schedule.id);
}

/** The first of each policy, level and person. */
function earliestOf(onCalls: OnCall[]): OnCall[] {
  const first = new Map<string, OnCall>();
  for (const onCall of onCalls) {
    const key = `${onCall.policy.id}/${onCall.level}/${onCall.userId}`;
    const known = first.get(key);
    if (!known || (onCall.start ?? 0) < (known.start ?? 0)) {
      first.set(key, onCall);
    }
  }
  return [...first.values()];
}

/** Who is on call. */
export const onCalls: Operation[] = [
  [
    'GET',
    /^\/oncalls$/,
    request => {
      const { account, clock, query } = request;
      const zone = zoneOf(query, 'UTC');
      const now = clock.now();
      const since = instantOf(query.since, 'Since', zone) ?? now;
      const until =
        instantOf(query.until, 'Until', zone) ?? Math.max(since, now);
      if (until < since) {
        throw invalidInput('Until cannot be before since.');
      }
      const policyIds = listOf(query, 'escalation_policy_ids');
      const scheduleIds = listOf(query, 'schedule_ids');
      const userIds = listOf(query, 'user_ids');
      const end = Math.max(Math.min(until, now + FURTHEST), since);
      const found = onCallsOf(account, since, end).filter(
        ({ policy, schedule, userId }) =>
          (!policyIds || policyIds.includes(policy.id)) &&
          // `null` asks for the permanent ones.
          (!scheduleIds || scheduleIds.includes(schedule?.id ?? 'null')) &&
          (!userIds || userIds.includes(userId)),
      );
      return pageOf(
        query,
        query.earliest === 'true' ? earliestOf(found) : found,
        'oncalls',
        onCall => viewOnCall(request, onCall, zone),
      );
    },
  ],
];
