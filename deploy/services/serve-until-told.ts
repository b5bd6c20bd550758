import { startTelemetry, wantsTraces } from '@batchwright/telemetry';
import { serveConfiguration } from './configuration';
import type { Drilled } from './serve';

/** Orchestrators kill 30 s after they asked: whoever hangs until shortly before that ends by itself, and says so by its code. */
const LAST_MOMENT_MS = 28_000;

/** Runs one service, configured by the environment, until the process is asked to end. Throws `WrongConfiguration`. */
export async function serveUntilTold(word: string | undefined, drilled?: Drilled): Promise<void> {
  const configuration = serveConfiguration(word, process.env);
  const stopping = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort());
  process.once('disconnect', () => stopping.abort()); // a launcher that started it with a channel is gone
  stopping.signal.addEventListener('abort', () => void setTimeout(() => process.exit(1), LAST_MOMENT_MS).unref());
  const telemetry = await startTelemetry({ serviceName: configuration.service, traces: wantsTraces(process.env) });
  await (await import('./serve.js')).serve(configuration, telemetry, stopping.signal, drilled);
  await telemetry.stop();
}
