import type { Platform } from '@batchwright/host';
import type { Questions } from '../application/questions';

/** Milliseconds between two looks while a question waits, or one came a moment ago. */
const SOON_MS = 250;
/** And while none does: another replica may have taken one and died. */
const SELDOM_MS = 2000;
/** So long after a question came it is looked at often: its transaction ends after the call. */
const FRESH_MS = 2000;

/** Somebody who answers questions: looks at what waits, and says how much waits on. */
export interface Answering {
  execute(failed: (error: unknown, id: string) => void): Promise<number>;
  /** Waits for what it has in hand. */
  idle?(): Promise<void>;
}

/** Answers what steps ask, beside everything else. Returns how to stop it. */
export function answerQuestions(answering: readonly Answering[], questions: Questions, { logger }: Platform): () => Promise<void> {
  const stop = new AbortController();
  const asleep = new Set<() => void>();
  let cameAt = -Infinity;
  const wakeAll = (): void => asleep.forEach((resume) => resume());
  questions.onCame(() => {
    cameAt = performance.now();
    setTimeout(wakeAll, 20).unref();
  });
  const sleep = (ms: number): Promise<void> => new Promise((next) => {
    const resume = (): void => {
      clearTimeout(timer);
      asleep.delete(resume);
      next();
    };
    const timer = setTimeout(resume, ms);
    asleep.add(resume);
  });
  const loop = async (one: Answering): Promise<void> => {
    while (!stop.signal.aborted) {
      const waiting = await one.execute((error, id) => logger.error({ err: error, question: id }, 'a question of a step could not be answered')).catch((error: unknown) => {
        logger.error({ err: error }, 'it is not known what steps ask of machines');
        return 0;
      });
      if (!stop.signal.aborted) await sleep(waiting > 0 || performance.now() - cameAt < FRESH_MS ? SOON_MS : SELDOM_MS);
    }
  };
  const running = answering.map(loop);
  return async () => {
    stop.abort();
    wakeAll();
    await Promise.all(running);
    await Promise.all(answering.map((one) => one.idle?.() ?? Promise.resolve()));
  };
}
