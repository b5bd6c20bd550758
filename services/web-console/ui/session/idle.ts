import { useEffect, useSyncExternalStore } from 'react';
import { plant } from './plant';
import { lock } from './session';

const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
const LOOK_MS = 5000;
/** How long before the lock whoever only listens is asked whether he is there. */
const WARN_MS = 60_000;

let soon = false;
const listeners = new Set<() => void>();

function say(now: boolean): void {
  if (soon === now) return;
  soon = now;
  for (const listener of listeners) listener();
}

/** True in the last minute before the console locks; any touch of it ends that. */
export function useLocksSoon(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => soon,
  );
}

/** Locks the console when nobody has touched it for as long as the plant says (requirement I6). */
export function useIdleLock(): void {
  useEffect(() => {
    const after = plant().idleLockSeconds * 1000;
    let last = Date.now();
    const alive = (): void => {
      last = Date.now();
      say(false);
    };
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, alive, { passive: true, capture: true });
    // A tablet that slept runs no timers: what counts is the clock, looked at again when it wakes.
    const look = (): void => {
      const idle = Date.now() - last;
      if (idle > after) lock();
      else say(idle > after - Math.min(WARN_MS, after / 2));
    };
    const watch = setInterval(look, Math.min(LOOK_MS, after));
    document.addEventListener('visibilitychange', look);
    return () => {
      for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, alive, { capture: true });
      clearInterval(watch);
      document.removeEventListener('visibilitychange', look);
      say(false);
    };
  }, []);
}
