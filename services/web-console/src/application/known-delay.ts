import type { Delay } from './delay';

/** Told of each change: the delay, or that there is none any more. */
export type DelayListener = (delay: Delay | undefined) => void;

/** The delay as every console of this replica is told of it; its time is the plant's. */
export class KnownDelay {
  private readonly listeners = new Set<DelayListener>();
  private known: Delay | undefined;

  get now(): Delay | undefined {
    return this.known;
  }

  tell(delay: Delay | undefined): void {
    this.known = delay;
    for (const listener of [...this.listeners]) listener(delay);
  }

  /** Listens until the returned function is called. */
  listen(listener: DelayListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
}
