import { useSyncExternalStore } from 'react';

const KEY = 'batchwright.terminal';
const listeners = new Set<() => void>();

/** Code of the terminal that this device was enrolled as; it goes with every request. */
export function terminal(): string | undefined {
  return localStorage.getItem(KEY) ?? undefined;
}

/** Says which terminal this device is; undefined = none. */
export function becomeTerminal(code: string | undefined): void {
  if (code === undefined) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, code);
  for (const listener of listeners) listener();
}

export function useTerminal(): string | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => terminal(),
  );
}
