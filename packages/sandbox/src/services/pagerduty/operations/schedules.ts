import { Schedule, ScheduleOverride } from '../model';
import { invalidInput, notFound } from '../PagerDutyError';
import {
  clip,
  coverage,
  isWithin,
  layOver,
  renderFinal,
  renderTurns,
  ScheduleEntry,
  turnStart,
} from '../rendering';
import {
  instantOf,
  Operation,
  pageOf,
  PagerDutyRequest,
  zoneOf,
} from '../request';
import { viewSchedule, viewUserReference, Viewer, zonedStamp } from '../views';

const DAY = 86_400_000;
/** What PagerDuty renders where only one end of the time is named. */
const USUAL_SPAN = 14 * DAY;

function scheduleOf({ account, params: [id] }: PagerDutyRequest): Schedule {
  const schedule = account.schedules.get(id);
  if (!schedule) {
    throw notFound();
  }
  return schedule;
}

/** The time that is asked for; absent: nothing is rendered. */
function spanOf({ query }: PagerDutyRequest, zone: string) {
  const since = instantOf(query.since, 'Since', zone);
  const until = instantOf(query.until, 'Until', zone);
  const start = since ?? (until !== undefined ? until - USUAL_SPAN : undefined);
  const end = until ?? (since !== undefined ? since + USUAL_SPAN : undefined);
  if (start === undefined || end === undefined) {
    return undefined;
  }
  if (end < start) {
    throw invalidInput('Until cannot be before since.');
  }
  return { since: start, until: end };
}

function viewOverride(
  viewer: Viewer,
  { id, userId, start, end }: ScheduleOverride,
  zone: string,
) {
  return {
    id,
    start: zonedStamp(start, zone),
    end: zonedStamp(end, zone),
    user: viewUserReference(viewer, userId),
  };
}

function showSchedule(request: PagerDutyRequest) {
  const { account, query } = request;
  const schedule = scheduleOf(request);
  const zone = zoneOf(query, schedule.timeZone);
  const span = spanOf(request, zone);
  const overrides = account.overridesOf(schedule.id).list();
  const rendered = (
    entriesOf: (since: number, until: number) => ScheduleEntry[],
  ) => {
    if (!span) {
      return {
        rendered_schedule_entries: [],
        rendered_coverage_percentage: null,
      };
    }
    const { since, until } = span;
    const isCut = query.overflow !== 'true' && until > since;
    const whole = entriesOf(since, until);
    const entries = isCut ? clip(whole, since, until) : whole;
    return {
      rendered_schedule_entries: entries.map(({ userId, start, end }) => ({
        start: zonedStamp(start, zone),
        end: zonedStamp(end, zone),
        user: viewUserReference(request, userId),
      })),
      rendered_coverage_percentage: coverage(whole, since, until),
    };
  };
  const anchor = zonedStamp(turnStart(schedule, 0), zone);
  return {
    status: 200,
    body: {
      schedule: {
        ...viewSchedule(request, schedule),
        schedule_layers: [
          {
            id: `${schedule.id.slice(0, 5)}L1`,
            name: 'Layer 1',
            start: anchor,
            end: null,
            rotation_virtual_start: anchor,
            rotation_turn_length_seconds: (schedule.turnDays * DAY) / 1000,
            users: schedule.userIds.map(userId => ({
              user: viewUserReference(request, userId),
            })),
            restrictions: [],
            ...rendered((since, until) => renderTurns(schedule, since, until)),
          },
        ],
        overrides_subschedule: {
          name: 'Overrides',
          ...rendered((since, until) =>
            layOver([], overrides).filter(it => isWithin(it, since, until)),
          ),
        },
        final_schedule: {
          name: 'Final Schedule',
          ...rendered((since, until) =>
            renderFinal(schedule, overrides, since, until),
          ),
        },
      },
    },
  };
}

/** Makes one override, or tells why not; the others are made all the same. */
function createOverride(
  request: PagerDutyRequest,
  schedule: Schedule,
  item: any,
) {
  const { account, clock } = request;
  const refuse = (...errors: string[]) => ({ status: 400, errors });
  let start: number | undefined;
  let end: number | undefined;
  try {
    start = instantOf(item?.start, 'Start', schedule.timeZone);
    end = instantOf(item?.end, 'End', schedule.timeZone);
  } catch {
    return refuse('Start and end must be instants in ISO 8601.');
  }
  if (start === undefined || end === undefined) {
    return refuse("Start and end can't be blank.");
  }
  if (end <= start) {
    return refuse('Override must end after its start.');
  }
  if (end <= clock.now()) {
    return refuse('Override must end in the future.');
  }
  const userId = String(item.user?.id ?? '');
  if (!account.users.get(userId)) {
    return refuse('User not found.');
  }
  const override = { id: account.nextId('Q'), userId, start, end };
  account.overridesOf(schedule.id).put(override.id, override);
  return {
    status: 201,
    override: viewOverride(request, override, schedule.timeZone),
  };
}

/** Schedules and their overrides. */
export const schedules: Operation[] = [
  [
    'GET',
    /^\/schedules$/,
    ({ query, ...request }) => {
      const wanted = String(query.query ?? '').toLowerCase();
      const found = request.account.schedules
        .list()
        .filter(({ name }) => name.toLowerCase().includes(wanted));
      return pageOf(query, found, 'schedules', schedule =>
        viewSchedule(request, schedule),
      );
    },
  ],
  ['GET', /^\/schedules\/([^/]+)$/, showSchedule],
  [
    'GET',
    /^\/schedules\/([^/]+)\/overrides$/,
    request => {
      const schedule = scheduleOf(request);
      const zone = zoneOf(request.query, schedule.timeZone);
      const since = instantOf(request.query.since, 'Since', zone);
      const until = instantOf(request.query.until, 'Until', zone);
      if (since === undefined || until === undefined) {
        throw invalidInput('Since and until are required.');
      }
      const overrides = request.account
        .overridesOf(schedule.id)
        .list()
        .filter(override => isWithin(override, since, until));
      return {
        status: 200,
        body: {
          overrides: overrides.map(it => viewOverride(request, it, zone)),
        },
      };
    },
  ],
  [
    'POST',
    /^\/schedules\/([^/]+)\/overrides$/,
    request => {
      const schedule = scheduleOf(request);
      const { override: single, overrides } = request.body;
      if (!single && !Array.isArray(overrides)) {
        throw invalidInput('Overrides must be a list.');
      }
      const made = (single ? [single] : overrides).map((item: unknown) =>
        createOverride(request, schedule, item),
      );
      const effects = made.flatMap((it: any) =>
        it.override ? [`pagerduty-override:${it.override.id}`] : [],
      );
      if (!single) {
        return { status: 201, body: made, effects };
      }
      if (made[0].errors) {
        throw invalidInput(...made[0].errors);
      }
      return { status: 201, body: { override: made[0].override }, effects };
    },
  ],
  [
    'DELETE',
    /^\/schedules\/([^/]+)\/overrides\/([^/]+)$/,
    request => {
      const { account, clock, params } = request;
      const shelf = account.overridesOf(scheduleOf(request).id);
      const override = shelf.get(params[1]);
      if (!override) {
        throw notFound();
      }
      const now = clock.now();
      if (override.end <= now) {
        throw invalidInput('You cannot remove a past override.');
      }
      const effects = [`pagerduty-override:${override.id}`];
      if (override.start < now) {
        // One that is under way has happened: it ends here.
        shelf.put(override.id, { ...override, end: now });
        return { status: 200, body: {}, effects };
      }
      shelf.delete(override.id);
      return { status: 204, effects };
    },
  ],
];
