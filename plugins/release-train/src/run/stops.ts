import {
  daysBetween,
  fromIso,
  localDate,
  type Candidate,
  type Run,
} from '@signalbox/backstage-plugin-release-train-common';
import type { Phase } from './phase';

/** The stops of a run, in order. */
export const STOP_NAMES = [
  'holdCall',
  'cut',
  'staging',
  'soaking',
  'lgtmCall',
  'production',
  'verified',
] as const;

/** One of the stops. */
export type StopName = (typeof STOP_NAMES)[number];

/** Whether a stop lies behind, is where the run is, lies ahead, or will not be reached. */
export type StopStatus = 'done' | 'now' | 'ahead' | 'notReached';

/** One stop of a run, for one component. */
export interface Stop {
  name: StopName;
  status: StopStatus;
  /** When it was, or is planned (RFC 3339). */
  at?: string;
}

/** How far the soak is, in calendar days of the train's zone. */
export interface Soak {
  /** Which day of the soak it is; the day of the staging deployment is the first. */
  day: number;
  days: number;
  /** From 0 to 1, for a picture. */
  progress: number;
}

const STOP_OF_PHASE: Partial<Record<Phase, StopName>> = {
  collecting: 'holdCall',
  cutting: 'cut',
  staging: 'staging',
  soaking: 'soaking',
  ready: 'lgtmCall',
  promoting: 'production',
  verifying: 'verified',
};

function times(
  run: Run,
  candidate: Candidate | undefined,
): Record<StopName, string | undefined> {
  const { schedule } = run;
  return {
    holdCall: schedule.holdCallAt,
    cut: schedule.cutAt,
    staging: candidate?.stagedAt ?? schedule.stagedAt,
    soaking: candidate?.soakedAt ?? schedule.soakedAt,
    lgtmCall: schedule.lgtmCallAt,
    production: schedule.promotedAt ?? schedule.promoteAt,
    verified: schedule.endedAt,
  };
}

/** The stops of a run as one component sees them. */
export function stopsOf(
  run: Run,
  candidate: Candidate | undefined,
  phase: Phase,
): Stop[] {
  const at = times(run, candidate);
  const current = STOP_OF_PHASE[phase];
  const position = current ? STOP_NAMES.indexOf(current) : -1;
  return STOP_NAMES.map((name, index) => ({
    name,
    at: at[name],
    status: statusOf(index),
  }));

  function statusOf(index: number): StopStatus {
    if (phase === 'shipped') return 'done';
    if (phase === 'scheduled') return 'ahead';
    if (current === undefined) {
      // The run has ended otherwise: what is known to have happened is done, the rest is not to be.
      const reached = candidate?.stagedAt ? 2 : -1;
      return index <= reached ? 'done' : 'notReached';
    }
    if (index === position) return 'now';
    return index < position ? 'done' : 'ahead';
  }
}

/** How far the soak of a candidate is; nothing before it is on staging. */
export function soakOf(
  candidate: Pick<Candidate, 'stagedAt' | 'soakedAt'> | undefined,
  timeZone: string,
  now: number,
): Soak | undefined {
  if (!candidate?.stagedAt || !candidate.soakedAt) return undefined;
  const from = fromIso(candidate.stagedAt);
  const to = fromIso(candidate.soakedAt);
  const start = localDate(from, timeZone);
  const days = daysBetween(start, localDate(to, timeZone));
  const passed = daysBetween(start, localDate(now, timeZone));
  return {
    day: Math.min(Math.max(passed + 1, 1), Math.max(days, 1)),
    days,
    progress: Math.min(Math.max((now - from) / Math.max(to - from, 1), 0), 1),
  };
}
