import type {
  MetricAttributes,
  MetricsService,
  MetricsServiceObservable,
  MetricsServiceObservableCallback,
} from '@backstage/backend-plugin-api/alpha';

/** Metrics that a test reads: everything that was recorded, in order. */
export class RecordingMetrics implements MetricsService {
  readonly recorded: Array<{
    name: string;
    value: number;
    labels: MetricAttributes;
  }> = [];
  /** The unit of every instrument, by its name. */
  readonly units = new Map<string, string | undefined>();
  readonly #observed = new Map<string, Set<MetricsServiceObservableCallback>>();

  /** What was recorded under this name. */
  of(name: string): Array<[number, MetricAttributes]> {
    return this.recorded
      .filter(entry => entry.name === name)
      .map(({ value, labels }) => [value, labels]);
  }

  /** What an instrument answers that is asked. */
  async observe(name: string): Promise<number[]> {
    const values: number[] = [];
    for (const callback of this.#observed.get(name) ?? []) {
      await callback({ observe: value => void values.push(value) });
    }
    return values;
  }

  createCounter: MetricsService['createCounter'] = (name, options) => ({
    add: this.#record(name, options?.unit),
  });
  createUpDownCounter: MetricsService['createUpDownCounter'] = (
    name,
    options,
  ) => ({ add: this.#record(name, options?.unit) });
  createHistogram: MetricsService['createHistogram'] = (name, options) => ({
    record: this.#record(name, options?.unit),
  });
  createGauge: MetricsService['createGauge'] = (name, options) => ({
    record: this.#record(name, options?.unit),
  });
  createObservableCounter: MetricsService['createObservableCounter'] = (
    name,
    options,
  ) => this.#observable(name, options?.unit);
  createObservableUpDownCounter: MetricsService['createObservableUpDownCounter'] =
    (name, options) => this.#observable(name, options?.unit);
  createObservableGauge: MetricsService['createObservableGauge'] = (
    name,
    options,
  ) => this.#observable(name, options?.unit);

  #record(name: string, unit: string | undefined) {
    this.units.set(name, unit);
    return (value: number, labels: MetricAttributes = {}) =>
      void this.recorded.push({ name, value, labels });
  }

  #observable(
    name: string,
    unit: string | undefined,
  ): MetricsServiceObservable<any> {
    this.units.set(name, unit);
    const callbacks = new Set<MetricsServiceObservableCallback>();
    this.#observed.set(name, callbacks);
    return {
      addCallback: callback => void callbacks.add(callback),
      removeCallback: callback => void callbacks.delete(callback),
    };
  }
}
