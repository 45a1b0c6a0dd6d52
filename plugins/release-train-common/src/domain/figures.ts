import { Temporal } from 'temporal-polyfill';
import type { components } from '../generated/openapi';
import type { DeploymentState } from './deployment';
import type { MetricFigures } from '../types';
import { toIso } from './instants';
import { wallClock } from './schedule';

/**
 * A deployment to production, as the figures need it. Instants are UTC epoch milliseconds.
 *
 * @public
 */
export interface FigureDeployment {
  /** Entity reference. */
  component: string;
  /** The full sha that it brought. */
  sha: string;
  /** A rollback is no deployment of its own in the figures. */
  kind: components['schemas']['DeploymentKind'];
  /** Where it stands. */
  state: DeploymentState;
  /** When it was sent to the vendor; absent when it never was. */
  dispatchedAt?: number;
  /** When it ended; absent while it has not. */
  endedAt?: number;
  /** For a rollback: the bad sha that it took away. */
  replacesSha?: string;
  /** When each change that it brought was merged. */
  mergedAt: readonly number[];
}

const REACHED: readonly DeploymentState[] = [
  'succeeded',
  'failed',
  'timed_out',
];

/**
 * The value below which this share of sorted values lies, by the nearest rank.
 *
 * @param sorted - in ascending order
 * @param share - between 0 and 1
 */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** The middle value; of an even number, the mean of the two in the middle. */
function median(sorted: readonly number[]): number {
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? sorted[Math.floor(middle)]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** A deployment with what the later ones say of it. */
interface Judged {
  deployment: FigureDeployment;
  endedAt: number;
  failed: boolean;
  /** From its end to the next good deployment of its component. */
  restoreMs?: number;
}

function judge(deployments: readonly FigureDeployment[]): Judged[] {
  const byComponent = new Map<string, Judged[]>();
  for (const deployment of deployments) {
    const { endedAt, dispatchedAt, component, state } = deployment;
    if (endedAt === undefined || dispatchedAt === undefined) continue;
    if (!REACHED.includes(state)) continue;
    const failed = state !== 'succeeded';
    const list = byComponent.get(component) ?? [];
    list.push({ deployment, endedAt, failed });
    byComponent.set(component, list);
  }
  for (const list of byComponent.values()) {
    list.sort((a, b) => a.endedAt - b.endedAt);
    list.forEach((entry, index) => {
      const rollback = list
        .slice(index + 1)
        .find(
          ({ deployment }) =>
            deployment.kind === 'rollback' &&
            deployment.replacesSha === entry.deployment.sha,
        );
      if (rollback && entry.deployment.kind !== 'rollback') entry.failed = true;
      if (!entry.failed) return;
      const next = list
        .slice(index + 1)
        .find(({ deployment }) => deployment.state === 'succeeded');
      if (next) entry.restoreMs = next.endedAt - entry.endedAt;
    });
  }
  return [...byComponent.values()].flat();
}

function figuresOf(judged: readonly Judged[]): MetricFigures {
  const changes = judged.filter(
    ({ deployment }) => deployment.kind !== 'rollback',
  );
  const arrived = changes.filter(
    ({ deployment }) => deployment.state === 'succeeded',
  );
  const leadTimes = arrived
    .flatMap(({ deployment, endedAt }) =>
      deployment.mergedAt.map(mergedAt => Math.max(0, endedAt - mergedAt)),
    )
    .sort((a, b) => a - b);
  const failed = changes.filter(entry => entry.failed);
  const restores = judged
    .flatMap(({ restoreMs }) => restoreMs ?? [])
    .sort((a, b) => a - b);
  return {
    deployments: arrived.length,
    leadTime: {
      n: leadTimes.length,
      ...(leadTimes.length > 0 && {
        medianMs: Math.round(median(leadTimes)),
        p90Ms: Math.round(quantile(leadTimes, 0.9)),
      }),
    },
    changeFailure: {
      n: changes.length,
      failed: failed.length,
      ...(changes.length > 0 && { rate: failed.length / changes.length }),
    },
    restore: {
      n: restores.length,
      ...(restores.length > 0 && { medianMs: Math.round(median(restores)) }),
    },
  };
}

/**
 * The four figures of DORA (deployment frequency, lead time for changes, change failure rate, time
 * to restore) over `[from, to)` and by week; a week begins on Monday in the zone. What is later
 * than `to` still says whether an earlier deployment was rolled back, and when things were good
 * again. A figure without data is absent, never zero.
 *
 * - A deployment counts when it was sent to the vendor and ended there, in the week that it ended.
 *   Cancelled, declined, superseded ones and those with nothing to do count nowhere.
 * - It failed when it did not succeed, or when a rollback took its revision away again.
 * - The lead time is from the merge of each change to the arrival of its deployment.
 * - The time to restore is from the end of a failed deployment, or the arrival of a bad one, to
 *   the next good deployment of the component, rollbacks among them.
 *
 * @public
 */
export function computeFigures(
  deployments: readonly FigureDeployment[],
  range: { from: number; to: number; timeZone: string },
): {
  total: MetricFigures;
  weeks: Array<{ weekOf: string; figures: MetricFigures }>;
} {
  const { from, to, timeZone } = range;
  const judged = judge(deployments);
  const within = (start: number, end: number) =>
    judged.filter(({ endedAt }) => endedAt >= start && endedAt < end);
  const first = Temporal.Instant.fromEpochMilliseconds(from)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  const weeks = [];
  let monday = first.subtract({ days: first.dayOfWeek - 1 });
  for (;;) {
    const start = wallClock(monday.toString(), '00:00', timeZone);
    if (start >= to) break;
    const next = monday.add({ days: 7 });
    const end = wallClock(next.toString(), '00:00', timeZone);
    weeks.push({
      weekOf: monday.toString(),
      figures: figuresOf(within(Math.max(start, from), Math.min(end, to))),
    });
    monday = next;
  }
  return { total: figuresOf(within(from, to)), weeks };
}

/**
 * Says what an interval of the API is wrong with, if anything is.
 *
 * @param days - the most days that it may be long
 *
 * @public
 */
export function intervalProblem(
  from: number,
  to: number,
  days: number,
): string | undefined {
  if (to <= from) return `to: has to be after from (${toIso(from)})`;
  if (to - from > days * 86_400_000) {
    return `to: at most ${days} days after from`;
  }
  return undefined;
}
