import type {
  MetricsService,
  MetricsServiceCounter,
  MetricsServiceHistogram,
} from '@backstage/backend-plugin-api/alpha';

/** From seconds to hours. */
const ACKNOWLEDGE_SECONDS = [30, 60, 120, 300, 600, 1200, 2400, 3600, 14400];

/**
 * Everything that is measured of pages. The values of a label are words of this code or names of the
 * configuration, never of people or pages, so that their number stays small.
 */
export const PAGE_INSTRUMENTS = {
  opened: {
    name: 'on_call.pages.opened',
    unit: '{page}',
    labels: ['rotation'],
    description: 'Pages that were opened; one that joined another was not',
  },
  escalated: {
    name: 'on_call.pages.escalated',
    unit: '{escalation}',
    labels: ['rotation', 'by'],
    description: 'Escalations of pages, by time or by a person',
  },
  unanswered: {
    name: 'on_call.pages.unanswered',
    unit: '{page}',
    labels: ['rotation'],
    description: 'Pages to which nobody came',
  },
  acknowledged: {
    name: 'on_call.pages.acknowledge.duration',
    unit: 's',
    labels: ['rotation'],
    description: 'From the opening of a page to its acknowledgement',
  },
  deliveries: {
    name: 'on_call.message.deliveries',
    unit: '{delivery}',
    labels: ['channel', 'outcome'],
    description: 'What became of attempts to tell a person',
  },
} as const;

type Instruments = typeof PAGE_INSTRUMENTS;
/** Exactly the labels that are named above. */
type Labels<TKey extends keyof Instruments> = Record<
  Instruments[TKey]['labels'][number],
  string
>;

/** Why a level was paged. */
export type PagedReason = 'opened' | 'escalated' | 'escalated-by-hand';

/** What operators see of pages. Everything is recorded after the commit of what it is about. */
export class PageMetrics {
  readonly #opened: MetricsServiceCounter<Labels<'opened'>>;
  readonly #escalated: MetricsServiceCounter<Labels<'escalated'>>;
  readonly #unanswered: MetricsServiceCounter<Labels<'unanswered'>>;
  readonly #acknowledged: MetricsServiceHistogram<Labels<'acknowledged'>>;
  readonly #deliveries: MetricsServiceCounter<Labels<'deliveries'>>;

  private constructor(metrics: MetricsService) {
    const counter = <TKey extends keyof Instruments>(key: TKey) => {
      const { name, unit, description } = PAGE_INSTRUMENTS[key];
      return metrics.createCounter<Labels<TKey>>(name, { unit, description });
    };
    this.#opened = counter('opened');
    this.#escalated = counter('escalated');
    this.#unanswered = counter('unanswered');
    this.#deliveries = counter('deliveries');
    const { name, unit, description } = PAGE_INSTRUMENTS.acknowledged;
    const advice = { explicitBucketBoundaries: ACKNOWLEDGE_SECONDS };
    this.#acknowledged = metrics.createHistogram(name, {
      unit,
      description,
      advice,
    });
  }

  static create(metrics: MetricsService): PageMetrics {
    return new PageMetrics(metrics);
  }

  /** A page was opened. */
  opened(rotation: string): void {
    this.#opened.add(1, { rotation });
  }

  /** A page went to its next level. */
  escalated(rotation: string, by: 'time' | 'person'): void {
    this.#escalated.add(1, { rotation, by });
  }

  /** Every level was paged and nobody came. */
  unanswered(rotation: string): void {
    this.#unanswered.add(1, { rotation });
  }

  /** Somebody is on it; the time since the opening is in milliseconds. */
  acknowledged(rotation: string, afterMs: number): void {
    this.#acknowledged.record(afterMs / 1000, { rotation });
  }

  /** Somebody was told, is to be told later, or will not be. */
  delivered(channel: string, outcome: 'sent' | 'deferred' | 'refused'): void {
    this.#deliveries.add(1, { channel, outcome });
  }
}
