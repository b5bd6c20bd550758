import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Metrics } from './metrics';

const NANOSECONDS = 1e9;
/** The delay is measured by a timer of this interval, which is no delay. */
const RESOLUTION_MS = 10;

/** Numbers of the process as a whole: how late it gets to its work, how much memory it holds. Returns how to end it. */
export function watchProcess(): () => void {
  const metrics = new Metrics();
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  const late = (nanoseconds: number): number => Math.max(0, nanoseconds / NANOSECONDS - RESOLUTION_MS / 1000);
  const ends = [
    metrics.observe('batchwright_event_loop_delay_seconds', { quantile: '0.99' }, () => late(delays.percentile(99))),
    metrics.observe('batchwright_event_loop_delay_seconds', { quantile: '1' }, () => {
      const worst = late(delays.max);
      delays.reset(); // asked last: what comes now belongs to the next look
      return worst;
    }),
    metrics.observe('batchwright_process_memory_bytes', {}, () => process.memoryUsage.rss()),
  ];
  return () => {
    for (const end of ends) end();
    delays.disable();
  };
}
