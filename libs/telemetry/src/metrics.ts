import { metrics, type Attributes, type Counter, type Gauge, type Histogram, type Meter } from '@opentelemetry/api';

/** Bounds of durations in seconds: what a person waits for lies around 0.3 (p95). */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 5, 10];

/** Counters, gauges and durations of a process. To be made after `startTelemetry`; before it, nothing is counted. */
export class Metrics {
  private readonly meter: Meter = metrics.getMeter('batchwright');
  private readonly counters = new Map<string, Counter>();
  private readonly gauges = new Map<string, Gauge>();
  private readonly durations = new Map<string, Histogram>();

  /** Adds to a counter. Names end in `_total`, as Prometheus wants them. */
  count(name: string, description: string, labels: Attributes = {}, by = 1): void {
    made(this.counters, name, () => this.meter.createCounter(name, { description })).add(by, labels);
  }

  /** Sets a gauge. */
  set(name: string, description: string, value: number, labels: Attributes = {}): void {
    made(this.gauges, name, () => this.meter.createGauge(name, { description })).record(value, labels);
  }

  /** Notes how long something took. Names end in `_seconds`. */
  took(name: string, description: string, seconds: number, labels: Attributes = {}): void {
    made(this.durations, name, () => this.meter.createHistogram(name, { description, unit: 's', advice: { explicitBucketBoundaries: SECONDS } })).record(seconds, labels);
  }

  /** A gauge that is asked when somebody looks. */
  observe(name: string, description: string, read: () => number | Promise<number>, labels: Attributes = {}): void {
    this.meter.createObservableGauge(name, { description }).addCallback(async (result) => result.observe(await read(), labels));
  }
}

function made<T>(known: Map<string, T>, name: string, make: () => T): T {
  let one = known.get(name);
  if (one === undefined) known.set(name, (one = make()));
  return one;
}
