import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ClientAccount } from '../../demo/client/sign-in';

/** A provider with the demo people, and what its administrator can do. Everything else the suites do over HTTP. */
export interface ProviderUnderTest {
  /** Where consoles and the API are. */
  readonly consoleOrigin: string;
  readonly signingOrigin: string;
  readonly consoleIssuer: string;
  readonly signingIssuer: string;
  /** Where services reach it when that is another address than the console's issuer. */
  readonly backChannel?: string;
  readonly secrets: { readonly mesSign: string; readonly mesApi: string; readonly mesDirectory: string };
  readonly accounts: readonly ClientAccount[];
  /** Who answers at the console's origin what the provider does not. */
  serve(rest: (request: IncomingMessage, response: ServerResponse) => void): void;
  setEnabled(user: string, enabled: boolean): Promise<void>;
  /** Takes the lock from an account before its time. */
  unlock(user: string): Promise<void>;
  /** Gives an account other roles or other sites (codes). */
  move(user: string, to: { readonly roles?: readonly string[]; readonly sites?: readonly string[] }): Promise<void>;
  /** From now on it signs with a new key; the old one is published no more. */
  rotateKeys(): Promise<void>;
  stop(): Promise<void>;
}
