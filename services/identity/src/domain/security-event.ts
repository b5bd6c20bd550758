/** A refused attempt, a suspicion, or what happened at the provider's door. */
export interface SecurityEvent {
  readonly id: string;
  /** Empty when it belongs to no site. */
  readonly site: string;
  /** Service that refused or saw it; `provider` for what happened at its door. */
  readonly service: string;
  /** Stable code, kebab-case. */
  readonly kind: string;
  /** Employee number; empty when unknown. */
  readonly person: string;
  readonly account: string;
  readonly terminal: string;
  readonly object: string;
  /** What happened, in words, without secrets. */
  readonly detail: string;
  /** Real time. */
  readonly at: string;
  /** How many like attempts it stands for. */
  readonly count: number;
}

/** What happened at the provider's door, in Keycloak's words. */
export interface LoginEvent {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly type: string;
  readonly clientId?: string;
  readonly userId?: string;
  readonly ipAddress?: string;
  readonly error?: string;
  readonly details?: { readonly username?: string };
}

/** Which client signs: what it leaves at the provider's door says nothing new, because the evidence is recorded. */
const SIGNING_CLIENT = 'mes-sign';

/** Words of the security stream for the provider's; others are of no interest. */
const KINDS: Readonly<Record<string, string>> = {
  LOGIN: 'signed-in',
  LOGOUT: 'signed-out',
  LOGIN_ERROR: 'sign-in-refused',
  USER_DISABLED_BY_TEMPORARY_LOCKOUT: 'account-locked',
  USER_DISABLED_BY_PERMANENT_LOCKOUT: 'account-locked',
  UPDATE_CREDENTIAL: 'credential-changed',
  REMOVE_CREDENTIAL: 'credential-removed',
  CLIENT_LOGIN_ERROR: 'client-refused',
};

/** The entry for a login event; undefined when there is none to be made. `known` is who is behind the account. */
export function ofLoginEvent(event: LoginEvent, known: { person: string; site: string; account: string } | undefined): SecurityEvent | undefined {
  const kind = KINDS[event.type];
  if (kind === undefined || (event.clientId === SIGNING_CLIENT && (event.type === 'LOGIN' || event.type === 'LOGOUT'))) return undefined;
  return {
    id: `login-${event.id}`,
    site: known?.site ?? '',
    service: 'provider',
    kind,
    person: known?.person ?? '',
    account: event.details?.username ?? known?.account ?? '', // Keycloak names no account when it locks one
    terminal: '',
    object: event.clientId ?? '',
    detail: [event.error, event.ipAddress && `from ${event.ipAddress}`].filter((part) => part !== undefined && part !== '').join(', '),
    at: new Date(event.time).toISOString(),
    count: 1,
  };
}
