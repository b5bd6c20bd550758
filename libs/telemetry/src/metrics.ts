import { metrics, type Attributes, type Counter, type Histogram, type Meter, type ObservableResult, type ObservableUpDownCounter } from '@opentelemetry/api';
import { METRICS, type LabelsOf, type MetricName, type MetricOf } from './metric-list';

/** Bounds of durations in seconds: what a person waits for lies around 0.3 (p95). */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 5, 10];

/**
 * Counters, gauges and durations of a process, by the names of `METRICS`. To be made after `startTelemetry`; before it, nothing is counted.
 *
 * A gauge is an observed sum that goes up and down, and is shown as a gauge: the SDK's own gauge keeps the value with the newest time of this machine's clock, so
 * that after a clock was put back it would show old values until that time comes again.
 */
export class Metrics {
  private readonly meter: Meter = metrics.getMeter('batchwright');
  private readonly counters = new Map<string, Counter>();
  /** What was set last, by the labels as text. */
  private readonly kept = new Map<string, Map<string, { readonly value: number; readonly labels: Attributes }>>();
  private readonly observed = new Map<string, ObservableUpDownCounter>();
  private readonly durations = new Map<string, Histogram>();

  /** Adds to a counter. `by` 0 makes it seen: the first count of a series that was not there is no rise. */
  count<N extends MetricOf<'counter'>>(name: N, labels: LabelsOf<N>, by = 1): void {
    made(this.counters, name, () => this.meter.createCounter(name, described(name))).add(by, labels);
  }

  /** Sets a gauge. */
  set<N extends MetricOf<'gauge'>>(name: N, value: number, labels: LabelsOf<N>): void {
    const kept = made(this.kept, name, () => {
      const values = new Map<string, { readonly value: number; readonly labels: Attributes }>();
      this.gauge(name).addCallback((result) => values.forEach((one) => result.observe(one.value, one.labels)));
      return values;
    });
    kept.set(JSON.stringify(labels), { value, labels });
  }

  /** Notes how long something took. */
  took<N extends MetricOf<'duration'>>(name: N, seconds: number, labels: LabelsOf<N>): void {
    made(this.durations, name, () => this.meter.createHistogram(name, { ...described(name), advice: { explicitBucketBoundaries: SECONDS } })).record(seconds, labels);
  }

  /** A gauge that is asked when somebody looks; nothing is shown while `read` gives undefined. Returns how to end it. */
  observe<N extends MetricOf<'gauge'>>(name: N, labels: LabelsOf<N>, read: () => number | undefined): () => void {
    const gauge = this.gauge(name);
    const tell = (result: ObservableResult): void => {
      const value = read();
      if (value !== undefined) result.observe(value, labels);
    };
    gauge.addCallback(tell);
    return () => gauge.removeCallback(tell);
  }

  private gauge(name: MetricOf<'gauge'>): ObservableUpDownCounter {
    return made(this.observed, name, () => this.meter.createObservableUpDownCounter(name, described(name)));
  }
}

function described(name: MetricName): { description: string } {
  return { description: METRICS[name].text };
}

function made<T>(known: Map<string, T>, name: string, make: () => T): T {
  let one = known.get(name);
  if (one === undefined) known.set(name, (one = make()));
  return one;
}
