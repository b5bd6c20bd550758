import { useSyncExternalStore } from 'react';

const KEY = 'batchwright.terminal';
const listeners = new Set<() => void>();

/** Code and secret of this device as the header `X-Terminal` takes them, `CODE.SECRET`; undefined where it is no terminal. */
export function terminalProof(): string | undefined {
  return localStorage.getItem(KEY) ?? undefined;
}

/** Code of the terminal that this device was enrolled as. */
export function terminal(): string | undefined {
  const proof = terminalProof();
  return proof?.slice(0, proof.lastIndexOf('.'));
}

/** A new secret of this device, which never leaves it but in the header, and its SHA-256 in hex, with which it is enrolled. */
export async function newSecret(): Promise<{ readonly secret: string; readonly secretHash: string }> {
  const secret = hexOf(crypto.getRandomValues(new Uint8Array(32)));
  return { secret, secretHash: hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret)))) };
}

/** Keeps which terminal this device is, when it was enrolled; undefined = none. */
export function becomeTerminal(enrolled: { readonly code: string; readonly secret: string } | undefined): void {
  if (enrolled === undefined) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, `${enrolled.code}.${enrolled.secret}`);
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

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
