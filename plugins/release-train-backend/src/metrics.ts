import type {
  MetricsService,
  MetricsServiceCounter,
  MetricsServiceHistogram,
  MetricsServiceObservableGauge,
} from '@backstage/backend-plugin-api/alpha';
import type { GuardReason } from '@signalbox/backstage-plugin-release-train-common';
import type { DeploymentRecord } from './database/rows';

/** Until a deployment has ended: from a minute to the day that it may have waited for its time. */
const LONG_SECONDS = [60, 120, 300, 600, 1200, 1800, 3600, 7200, 21600, 86400];
/** From an instant to the time after which somebody should have looked. */
const SHORT_SECONDS = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 1800, 3600];

/**
 * Everything that is measured. The values of a label are words of this code or names of the
 * configuration, never of people, commits or deployments, so that their number stays small.
 * docs/metrics.md says the same, and a test compares the two.
 */
export const INSTRUMENTS = {
  ends: {
    name: 'release_train.deployment.ends',
    unit: '{deployment}',
    labels: ['mechanism', 'environment', 'kind', 'outcome'],
    description: 'Deployments that ended',
  },
  duration: {
    name: 'release_train.deployment.duration',
    unit: 's',
    labels: ['mechanism', 'environment', 'kind', 'outcome'],
    description: 'From the request of a deployment to its end',
  },
  lateness: {
    name: 'release_train.dispatch.lateness',
    unit: 's',
    labels: ['mechanism', 'blocked'],
    description: 'From when a deployment was due to when it was sent',
  },
  doubtsEntered: {
    name: 'release_train.doubts.entered',
    unit: '{doubt}',
    labels: ['mechanism'],
    description: 'Deployments of which nobody knew whether the vendor has them',
  },
  doubtsResolved: {
    name: 'release_train.doubts.resolved',
    unit: '{doubt}',
    labels: ['mechanism', 'how'],
    description: 'Doubts that ended',
  },
  refusals: {
    name: 'release_train.guard.refusals',
    unit: '{reason}',
    labels: ['code', 'moment'],
    description: 'Reasons for which guards refused',
  },
  words: {
    name: 'release_train.words',
    unit: '{word}',
    labels: ['verdict'],
    description: 'What people said of candidates',
  },
  deliveries: {
    name: 'release_train.announcement.deliveries',
    unit: '{delivery}',
    labels: ['outcome'],
    description: 'What became of attempts to tell a channel',
  },
  outboxAge: {
    name: 'release_train.outbox.age',
    unit: 's',
    labels: [],
    description: 'The age of the oldest announcement that is not told yet',
  },
  vendorFailures: {
    name: 'release_train.vendor.failures',
    unit: '{call}',
    labels: ['mechanism', 'call'],
    description: 'Calls to vendors without an answer that is understood',
  },
} as const;

type Instruments = typeof INSTRUMENTS;
/** Exactly the labels that are named above. */
type Labels<TKey extends keyof Instruments> = Record<
  Instruments[TKey]['labels'][number],
  string
>;

/**
 * What operators see of the train. Everything is recorded after the commit of what it is about:
 * what is rolled back has not happened.
 */
export class ReleaseTrainMetrics {
  readonly #ends: MetricsServiceCounter<Labels<'ends'>>;
  readonly #duration: MetricsServiceHistogram<Labels<'duration'>>;
  readonly #lateness: MetricsServiceHistogram<Labels<'lateness'>>;
  readonly #doubtsEntered: MetricsServiceCounter<Labels<'doubtsEntered'>>;
  readonly #doubtsResolved: MetricsServiceCounter<Labels<'doubtsResolved'>>;
  readonly #refusals: MetricsServiceCounter<Labels<'refusals'>>;
  readonly #words: MetricsServiceCounter<Labels<'words'>>;
  readonly #deliveries: MetricsServiceCounter<Labels<'deliveries'>>;
  readonly #vendorFailures: MetricsServiceCounter<Labels<'vendorFailures'>>;
  /** The one instrument that is asked instead of told. */
  readonly outboxAge: MetricsServiceObservableGauge;

  private constructor(metrics: MetricsService) {
    const counter = <TKey extends keyof Instruments>(key: TKey) => {
      const { name, unit, description } = INSTRUMENTS[key];
      return metrics.createCounter<Labels<TKey>>(name, { unit, description });
    };
    const histogram = <TKey extends keyof Instruments>(
      key: TKey,
      explicitBucketBoundaries: number[],
    ) => {
      const { name, unit, description } = INSTRUMENTS[key];
      const advice = { explicitBucketBoundaries };
      const options = { unit, description, advice };
      return metrics.createHistogram<Labels<TKey>>(name, options);
    };
    this.#ends = counter('ends');
    this.#duration = histogram('duration', LONG_SECONDS);
    this.#lateness = histogram('lateness', SHORT_SECONDS);
    this.#doubtsEntered = counter('doubtsEntered');
    this.#doubtsResolved = counter('doubtsResolved');
    this.#refusals = counter('refusals');
    this.#words = counter('words');
    this.#deliveries = counter('deliveries');
    this.#vendorFailures = counter('vendorFailures');
    const { name, unit, description } = INSTRUMENTS.outboxAge;
    this.outboxAge = metrics.createObservableGauge(name, { unit, description });
  }

  static create(metrics: MetricsService): ReleaseTrainMetrics {
    return new ReleaseTrainMetrics(metrics);
  }

  /** A deployment has ended, whoever ended it. */
  ended(deployment: DeploymentRecord): void {
    const { mechanism, environment, kind, state, requestedAt } = deployment;
    const labels = { mechanism, environment, kind, outcome: state };
    this.#ends.add(1, labels);
    if (deployment.endedAt === undefined) return;
    this.#duration.record((deployment.endedAt - requestedAt) / 1000, labels);
  }

  /** The intent to send a deployment is committed for the first time. */
  dispatched(deployment: DeploymentRecord, wasBlocked: boolean): void {
    const { mechanism, dispatchedAt, dueAt } = deployment;
    if (dispatchedAt === undefined) return;
    this.#lateness.record((dispatchedAt - dueAt) / 1000, {
      mechanism,
      blocked: wasBlocked ? 'yes' : 'no',
    });
  }

  /** Nobody knows whether the vendor has a deployment. */
  doubtEntered({ mechanism }: DeploymentRecord): void {
    this.#doubtsEntered.add(1, { mechanism });
  }

  /** It is known now: it was found, it is proven absent, or a person has to say. */
  doubtResolved(
    { mechanism }: DeploymentRecord,
    how: 'found' | 'absent' | 'person',
  ): void {
    this.#doubtsResolved.add(1, { mechanism, how });
  }

  /** Guards refused a request of somebody, or the sending of what had been asked for. */
  refused(
    reasons: ReadonlyArray<Pick<GuardReason, 'code'>>,
    moment: 'request' | 'dispatch',
  ): void {
    reasons.forEach(({ code }) => this.#refusals.add(1, { code, moment }));
  }

  /** Somebody gave their word on a candidate, or took it back. */
  spoke(verdict: 'lgtm' | 'objection' | 'taken_back'): void {
    this.#words.add(1, { verdict });
  }

  /** A channel was told, is to be told later, or will not be. */
  delivered(outcome: 'posted' | 'deferred' | 'refused'): void {
    this.#deliveries.add(1, { outcome });
  }

  /** A vendor did not answer, or not so that it is understood. A refusal is an answer. */
  vendorFailed(
    { mechanism }: DeploymentRecord,
    call: 'dispatch' | 'confirm' | 'read',
  ): void {
    this.#vendorFailures.add(1, { mechanism, call });
  }
}
