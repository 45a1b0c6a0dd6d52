import type {
  MetricsService,
  MetricsServiceCounter,
} from '@backstage/backend-plugin-api/alpha';

/**
 * Everything that is measured. The values of a label are words of this code or names of the
 * configuration, never of people, pages or shifts, so that their number stays small.
 * docs/metrics.md says the same, and a test compares the two.
 */
export const INSTRUMENTS = {
  changes: {
    name: 'on_call.schedule.changes',
    unit: '{change}',
    labels: ['rotation', 'kind'],
    description: 'Changes of schedules: overrides, swaps and rosters',
  },
  feedReads: {
    name: 'on_call.feed.reads',
    unit: '{read}',
    labels: ['kind', 'outcome'],
    description: 'Readings of calendar feeds',
  },
} as const;

type Instruments = typeof INSTRUMENTS;
/** Exactly the labels that are named above. */
type Labels<TKey extends keyof Instruments> = Record<
  Instruments[TKey]['labels'][number],
  string
>;

/** What was changed about a schedule. */
export type ScheduleChangeKind =
  | 'override_created'
  | 'override_deleted'
  | 'swap_asked'
  | 'swap_accepted'
  | 'swap_declined'
  | 'swap_withdrawn'
  | 'swap_lapsed'
  | 'roster';

/**
 * What operators see of on-call. Everything is recorded after the commit of what it is about: what
 * is rolled back has not happened.
 */
export class OnCallMetrics {
  readonly #changes: MetricsServiceCounter<Labels<'changes'>>;
  readonly #feedReads: MetricsServiceCounter<Labels<'feedReads'>>;

  private constructor(metrics: MetricsService) {
    const counter = <TKey extends keyof Instruments>(key: TKey) => {
      const { name, unit, description } = INSTRUMENTS[key];
      return metrics.createCounter<Labels<TKey>>(name, { unit, description });
    };
    this.#changes = counter('changes');
    this.#feedReads = counter('feedReads');
  }

  static create(metrics: MetricsService): OnCallMetrics {
    return new OnCallMetrics(metrics);
  }

  /** A change of a schedule is committed. */
  scheduleChanged(rotation: string, kind: ScheduleChangeKind): void {
    this.#changes.add(1, { rotation, kind });
  }

  /** Somebody's calendar program has asked for a feed. */
  feedRead(
    kind: 'rotation' | 'person' | 'unknown',
    outcome: 'read' | 'refused',
  ): void {
    this.#feedReads.add(1, { kind, outcome });
  }
}
