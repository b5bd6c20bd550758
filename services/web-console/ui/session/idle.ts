import { useEffect } from 'react';
import { plant } from './plant';
import { lock } from './session';

const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Locks the console when nobody has touched it for as long as the plant says (requirement I6). */
export function useIdleLock(): void {
  useEffect(() => {
    const after = plant().idleLockSeconds * 1000;
    let last = Date.now();
    const alive = (): void => void (last = Date.now());
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, alive, { passive: true, capture: true });
    // A tablet that slept runs no timers: what counts is the clock, looked at again when it wakes.
    const look = (): void => {
      if (Date.now() - last > after) lock();
    };
    const watch = setInterval(look, Math.min(5000, after));
    document.addEventListener('visibilitychange', look);
    return () => {
      for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, alive, { capture: true });
      clearInterval(watch);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
}
