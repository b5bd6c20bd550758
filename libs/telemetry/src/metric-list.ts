/** A number that is kept. */
export interface MetricEntry {
  readonly kind: 'counter' | 'gauge' | 'duration';
  /** What it says, with its unit; stands on the page of metrics and in docs/operate.md. */
  readonly text: string;
  readonly labels: readonly string[];
}

/**
 * Every number that the plant keeps, under the name by which it is asked for. Alerts, dashboards and docs/operate.md name these and no others: a test compares.
 * Names of counters end in `_total`; a duration is a histogram and has `_bucket`, `_sum` and `_count`.
 */
export const METRICS = {
  batchwright_ready: { kind: 'gauge', labels: ['service'], text: '1 when database and bus answered the service lately, otherwise 0' },
  batchwright_database_silence_seconds: { kind: 'gauge', labels: ['service'], text: 'Time since the database last answered the service' },
  batchwright_bus_silence_seconds: { kind: 'gauge', labels: ['service'], text: 'Time since the bus last said how far the service has come' },
  batchwright_pool_connections: { kind: 'gauge', labels: ['service', 'state'], text: 'Connections to the database, used and idle' },
  batchwright_pool_waiting: { kind: 'gauge', labels: ['service'], text: 'Pieces of work that wait for a connection' },
  batchwright_request_duration_seconds: { kind: 'duration', labels: ['service', 'method', 'route', 'status'], text: 'How long requests took; the live stream is left out' },
  batchwright_refused_total: { kind: 'counter', labels: ['service', 'code'], text: 'Requests refused for lack of rights, or for things that are not at the sites of who asks' },
  batchwright_signatures_refused_total: { kind: 'counter', labels: ['service'], text: 'Acts refused for their signature or its signer' },
  batchwright_outbox_messages: { kind: 'gauge', labels: ['service'], text: 'Messages that are recorded and not yet on the bus' },
  batchwright_outbox_age_seconds: { kind: 'gauge', labels: ['service'], text: 'Age of the oldest message that is not yet on the bus, 0 when there is none' },
  batchwright_bus_lag_messages: { kind: 'gauge', labels: ['service', 'topic'], text: 'Messages of a topic that the service has not read; of compacted topics at most so many' },
  batchwright_bus_watermark_age_seconds: { kind: 'gauge', labels: ['service', 'topic'], text: "Age of the owner's word behind which the service has applied everything; +Inf when it has heard none" },
  batchwright_bus_stalled_seconds: { kind: 'gauge', labels: ['service', 'topic'], text: 'Time since the service got on with a topic in which there is something to read, otherwise 0' },
  batchwright_bus_parked_messages: { kind: 'gauge', labels: ['service'], text: 'Messages put aside that wait for somebody to look' },
  batchwright_bus_parked_total: { kind: 'counter', labels: ['group', 'topic'], text: 'Messages put aside because they could not be applied' },
  batchwright_bus_gaps_total: { kind: 'counter', labels: ['group', 'topic'], text: 'Holes seen in dense sequences' },
  batchwright_bus_retries_total: { kind: 'counter', labels: ['group', 'topic'], text: 'Tries of a handler that failed' },
  batchwright_bus_relayed_total: { kind: 'counter', labels: ['topic'], text: 'Messages handed from outboxes to the bus' },
  batchwright_bus_interruptions_total: { kind: 'counter', labels: ['where', 'name'], text: 'Failures of a relay or a reading loop as a whole' },
  batchwright_clock_skew_seconds: { kind: 'gauge', labels: ['service'], text: 'How far the clock of the replica is ahead of the database; negative = behind. No record depends on it' },
  batchwright_clock_jumps_total: { kind: 'counter', labels: ['service'], text: "Jumps of the database's clock against the replica's monotonic clock" },
  batchwright_clock_correction_seconds: { kind: 'gauge', labels: ['service'], text: "Sum of the noted jumps of the database's clock, by which elapsed times are corrected" },
  batchwright_event_loop_delay_seconds: { kind: 'gauge', labels: ['quantile'], text: 'How late the process got to its work since the last look: 0.99 and 1 (the worst)' },
  batchwright_process_memory_bytes: { kind: 'gauge', labels: [], text: 'Resident memory of the process' },
} as const satisfies Readonly<Record<string, MetricEntry>>;

type List = typeof METRICS;

/** Name of a number. */
export type MetricName = keyof List;
/** Names of one kind. */
export type MetricOf<K extends MetricEntry['kind']> = { [N in MetricName]: List[N]['kind'] extends K ? N : never }[MetricName];
/** Labels that a number asks for. */
export type LabelsOf<N extends MetricName> = Readonly<Record<List[N]['labels'][number], string>>;
