import { setTimeout as pause } from 'node:timers/promises';
import type { Platform } from '@batchwright/host';
import type { MakePackage } from '../application/make-package';

/** Milliseconds between two looks for released batches without a package. Whoever asks for one earlier gets it made at once. */
const EVERY_MS = 1000;

/** Makes packages of released batches beside everything else. Returns how to stop it. */
export function makePackages(make: MakePackage, { logger }: Platform): () => Promise<void> {
  const stop = new AbortController();
  const loop = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await make.makeMissing().catch((error: unknown) => logger.error({ err: error }, 'a release package could not be made'));
      await pause(EVERY_MS, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  };
  const running = loop();
  return async () => {
    stop.abort();
    await running;
  };
}
