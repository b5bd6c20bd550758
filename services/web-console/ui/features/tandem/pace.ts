/** What time it is, and how one waits; answers how to wait no longer. */
export interface Clock {
  now(): number;
  after(ms: number, then: () => void): () => void;
}

const HERE: Clock = {
  now: () => performance.now(),
  after(ms, then) {
    const waiting = setTimeout(then, ms);
    return () => clearTimeout(waiting);
  },
};

/** Milliseconds between two pointers: more is not seen. */
const EVERY_MS = 33;

/** Says where one points to all of a session: the first at once, then no more often than can be seen, and always the last. `now` says it in any case. */
export function pointers<T>(say: (what: T) => void, clock: Clock = HERE): { say(what: T): void; now(what: T): void } {
  let saidAt = -Infinity;
  let drop = (): void => undefined;
  const sayNow = (what: T): void => {
    drop();
    saidAt = clock.now();
    say(what);
  };
  return {
    now: sayNow,
    say(what) {
      const pause = saidAt + EVERY_MS - clock.now();
      drop();
      if (pause <= 0) sayNow(what);
      else drop = clock.after(pause, () => sayNow(what));
    },
  };
}
