import { hostname } from 'node:os';
import { ClockWatch, type ClockWatchOptions } from '@batchwright/persistence';
import type { SecurityReports } from '../boot/security-reports';
import type { Platform } from '../platform';

/** Clocks that a test brings. */
export type TestClocks = Pick<ClockWatchOptions, 'monotonicMs' | 'wallMs' | 'everyMs'>;

/**
 * Watches the database's clock for jumps, and the clock of this machine for leaving it: both are logged with `alarm`, counted, and told to the security
 * stream; a jump stands in the ledger of the schema as well. `onJump` is what the service itself has to do then. Returns how to end it.
 */
export function watchClock({ service, transactions, logger, metrics }: Platform, reports: SecurityReports, onJump?: (jumpMs: number) => Promise<void>, clocks: TestClocks = {}): () => void {
  const replica = `${hostname()} ${process.pid}`;
  const failed = (error: unknown): void => logger.error({ err: error, alarm: 'clock' }, 'a jump of the clock could not be noted');
  metrics.count('batchwright_clock_jumps_total', { service }, 0);
  const watch = new ClockWatch(transactions, {
    ...clocks,
    replica,
    onJump: (jumpMs) => {
      logger.warn({ jumpMs, alarm: 'clock' }, 'the clock of the database jumped');
      metrics.count('batchwright_clock_jumps_total', { service });
      reports.tell({ kind: 'clock-jump', object: 'clock of the database', detail: `${jumpMs} ms, seen by ${replica}` });
      onJump?.(jumpMs).catch(failed);
    },
    onSkew: (skewMs) => {
      logger.warn({ skewMs, alarm: 'clock' }, skewMs === 0 ? 'the clock of this machine agrees with the database again' : 'the clock of this machine has left the one of the database');
      reports.tell({ kind: 'clock-skew', object: `clock of ${replica}`, detail: `${skewMs} ms ahead of the database` });
    },
    onError: (error) => logger.warn({ err: error }, 'the clock of the database could not be read'),
  });
  const ends = [
    metrics.observe('batchwright_clock_skew_seconds', { service }, () => inSeconds(watch.skewMs)),
    metrics.observe('batchwright_clock_correction_seconds', { service }, () => inSeconds(watch.correctionMs)),
  ];
  watch.start();
  return () => {
    watch.stop();
    for (const end of ends) end();
  };
}

function inSeconds(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : ms / 1000;
}
