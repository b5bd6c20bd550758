import { metrics, type Counter, type Gauge, type Histogram, type Meter, type ObservableGauge, type ObservableResult } from '@opentelemetry/api';
import { METRICS, type LabelsOf, type MetricName, type MetricOf } from './metric-list';

/** Bounds of durations in seconds: what a person waits for lies around 0.3 (p95). */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 5, 10];

/** Counters, gauges and durations of a process, by the names of `METRICS`. To be made after `startTelemetry`; before it, nothing is counted. */
export class Metrics {
  private readonly meter: Meter = metrics.getMeter('batchwright');
  private readonly counters = new Map<string, Counter>();
  private readonly gauges = new Map<string, Gauge>();
  private readonly observed = new Map<string, ObservableGauge>();
  private readonly durations = new Map<string, Histogram>();

  /** Adds to a counter. `by` 0 makes it seen: the first count of a series that was not there is no rise. */
  count<N extends MetricOf<'counter'>>(name: N, labels: LabelsOf<N>, by = 1): void {
    made(this.counters, name, () => this.meter.createCounter(name, described(name))).add(by, labels);
  }

  /** Sets a gauge. */
  set<N extends MetricOf<'gauge'>>(name: N, value: number, labels: LabelsOf<N>): void {
    made(this.gauges, name, () => this.meter.createGauge(name, described(name))).record(value, labels);
  }

  /** Notes how long something took. */
  took<N extends MetricOf<'duration'>>(name: N, seconds: number, labels: LabelsOf<N>): void {
    made(this.durations, name, () => this.meter.createHistogram(name, { ...described(name), advice: { explicitBucketBoundaries: SECONDS } })).record(seconds, labels);
  }

  /** A gauge that is asked when somebody looks; nothing is shown while `read` gives undefined. Returns how to end it. */
  observe<N extends MetricOf<'gauge'>>(name: N, labels: LabelsOf<N>, read: () => number | undefined): () => void {
    const gauge = made(this.observed, name, () => this.meter.createObservableGauge(name, described(name)));
    const tell = (result: ObservableResult): void => {
      const value = read();
      if (value !== undefined) result.observe(value, labels);
    };
    gauge.addCallback(tell);
    return () => gauge.removeCallback(tell);
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
