import type { LoginEvent } from '../domain/security-event';

/** An account as the provider's administration shows it. */
export interface DirectoryAccount {
  readonly subject: string;
  readonly username: string;
  readonly enabled: boolean;
  readonly firstName: string;
  readonly lastName: string;
  /** Absent for accounts that are nobody's, such as machines of the provider itself. */
  readonly employeeNumber?: string;
  readonly roles: readonly string[];
  readonly sites: readonly string[];
}

/** The port: reads people and login events at the provider; it can do nothing else there. */
export interface Directory {
  accounts(): Promise<DirectoryAccount[]>;
  /** Events since a moment (milliseconds since 1970), oldest first. */
  loginEvents(since: number): Promise<LoginEvent[]>;
}
