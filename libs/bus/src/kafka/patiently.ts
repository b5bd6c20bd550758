import { KafkaJSError } from 'kafkajs';

const TRIES = 50;
const PAUSE_MS = 100;

/** Asks again while a partition changes its leader or a broker comes and goes: the client does that for sending and reading, not for all of its questions. */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof KafkaJSError && error.retriable) || attempt >= TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
