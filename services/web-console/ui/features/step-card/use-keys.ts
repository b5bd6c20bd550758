import { useEffect, useRef } from 'react';

interface Listener {
  /** A code from the scanner, wherever the focus is. */
  readonly scan?: ((code: string) => void) | undefined;
  /** Keys typed by hand, while no field has the focus; usually one. */
  readonly type?: ((keys: readonly string[]) => void) | undefined;
  /** Control and Enter, wherever the focus is: the primary action. */
  readonly primary?: (() => void) | undefined;
}

/** A scanner types its code faster than any hand, and ends with Enter. Keys are timed by when they were pressed: a busy page that comes to them late still sees how fast they came. */
const BURST_MS = 35;
const SHORTEST_CODE = 4;

const inDialog = ({ target }: KeyboardEvent): boolean => target instanceof HTMLElement && target.closest('[role="dialog"]') !== null;

/** True where a key belongs to the field or the button that has the focus. */
function belongsElsewhere(event: KeyboardEvent, key: string): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  if (inDialog(event)) return true;
  if (target.matches('input, textarea, select, [contenteditable]')) return true;
  return (key === 'Enter' || key === ' ') && target.matches('button, a, summary, [role="button"], [role="radio"]');
}

/**
 * Listens to the keyboard of the whole page: codes of a scanner, and keys for the keypad. Keys are held back for the length of a
 * burst, so that a scanned code never ends up as a weight.
 */
export function useKeys(listener: Listener): void {
  const current = useRef(listener);
  current.current = listener;
  useEffect(() => {
    let held: string[] = [];
    let last = 0;
    let release: ReturnType<typeof setTimeout> | undefined;
    const letGo = (): void => {
      const keys = held;
      held = [];
      if (keys.length > 0) current.current.type?.(keys);
    };
    const onKey = (event: KeyboardEvent): void => {
      const { key } = event;
      if (event.ctrlKey && key === 'Enter' && !inDialog(event)) {
        event.preventDefault();
        current.current.primary?.();
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const now = event.timeStamp;
      const inBurst = now - last < BURST_MS;
      if (key.length > 1 && key !== 'Enter' && key !== 'Backspace') return;
      const burst = held.join('');
      if (key === 'Enter' && inBurst && burst.length >= SHORTEST_CODE && current.current.scan) {
        clearTimeout(release);
        held = [];
        event.preventDefault();
        event.stopPropagation();
        current.current.scan(burst);
        return;
      }
      last = now;
      // A scanner also types into a focused field; what it types there is the field's own, and it listens to Enter.
      if (belongsElsewhere(event, key)) return;
      if (!inBurst) {
        clearTimeout(release);
        letGo();
      }
      if (key === ' ' || key === '/') event.preventDefault();
      held.push(key);
      clearTimeout(release);
      release = setTimeout(letGo, BURST_MS * 2);
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => {
      removeEventListener('keydown', onKey, { capture: true });
      clearTimeout(release);
    };
  }, []);
}
