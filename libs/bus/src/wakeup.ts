import type { Topic } from '@batchwright/contracts';

/** Tells readers of this process that something was appended to their topics. */
export class Bell {
  private readonly listeners = new Set<{ readonly topics: ReadonlySet<Topic>; readonly wake: () => void }>();

  /** Wakes everybody who reads one of these topics. */
  ring(topics: readonly Topic[]): void {
    for (const listener of [...this.listeners]) if (topics.some((topic) => listener.topics.has(topic))) listener.wake();
  }

  /** Calls `wake` whenever it rings for one of the topics, until the returned function is called. */
  listen(topics: readonly Topic[], wake: () => void): () => void {
    const listener = { topics: new Set(topics), wake };
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

/** The bell of the embedded log: services of one process hear each other's appends at once; polling serves the rest. */
export const EMBEDDED_BELL = new Bell();

/** A sleep that can be ended from outside, and remembers a ring that came while nobody slept. */
export class Alarm {
  private rung = false;
  private wake: (() => void) | undefined;

  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  /** Sleeps until the next ring or for so many milliseconds; returns at once when it rang since the last sleep. */
  async sleep(ms: number): Promise<void> {
    if (!this.rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.rung = false;
    this.wake = undefined;
  }
}
