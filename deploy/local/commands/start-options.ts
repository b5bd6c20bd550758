import type { SettlingCommand } from '../../services/settle-parked';

/** What the command line asked for, checked by start.mjs. */
export interface StartOptions {
  readonly command: 'plant' | 'demo' | 'services' | 'parked' | SettlingCommand;
  /** Of the commands about messages that were put aside: the service, and what follows. */
  readonly words?: readonly string[];
  /** The checkout. */
  readonly root: string;
  readonly port?: number;
  readonly fresh?: boolean;
  readonly yes?: boolean;
  readonly listen?: boolean;
  readonly host?: string;
  readonly signingHost?: string;
  /** File for scripts. */
  readonly json?: string;
  /** Another folder for everything that stays, and the profile `test`: for tests and drills. */
  readonly dataDir?: string;
  readonly stateDir?: string;
  readonly profile?: 'plant' | 'test';
  /** Of the services mode: a real Keycloak, or the provider of the one-process plant. */
  readonly provider?: 'keycloak' | 'embedded';
  /** `none`: no demo plant is made. */
  readonly demo?: 'none';
}
