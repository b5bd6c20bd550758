import { randomUUID } from 'node:crypto';
import { hashedPassword, passwordFits, type RealmCredential } from './credentials';
import type { Realm, RealmUser } from './realm';
import { DelayedText, type ProviderStorage } from './storage';
import { matchTotp } from './totp';

/** What happened at the provider's door, in Keycloak's words and shape. */
export interface LoginEvent {
  readonly id: string;
  /** Milliseconds since 1970, real time. */
  readonly time: number;
  readonly type: 'LOGIN' | 'LOGIN_ERROR' | 'LOGOUT' | 'USER_DISABLED_BY_TEMPORARY_LOCKOUT';
  readonly clientId: string;
  readonly userId?: string;
  readonly ipAddress: string;
  readonly error?: string;
  readonly details: { readonly username: string };
}

/** `session` opens the console; the others sign. */
export type Level = 'session' | 'esig' | 'esig-2fa';

/** Somebody at the sign-in page. */
export interface Attempt {
  readonly username: string;
  readonly password: string;
  readonly otp: string;
  readonly level: Level;
  readonly clientId: string;
  readonly ipAddress: string;
}

export type LoginOutcome =
  | { readonly ok: true; readonly user: RealmUser }
  | { readonly ok: false; readonly reason: 'wrong' | 'no-second-factor' }
  | { readonly ok: false; readonly reason: 'locked'; readonly until: number };

interface State {
  /** Wrong tries since the last right one, by typed name: unknown names are counted, too, so that they cannot be told apart. */
  failures: Record<string, { count: number; lockedUntil: number }>;
  /** Period of the last one-time code of each account: no code counts twice. */
  usedCodes: Record<string, number>;
  disabled: string[];
}

const KEPT_EVENTS = 5000;

/** The realm's accounts and what happens to them: wrong tries, locks, used codes. All of it outlives a restart. */
export class Accounts {
  private readonly state: State;
  private readonly log: LoginEvent[];
  private readonly logText: DelayedText;
  private readonly moved = new Map<string, Partial<RealmUser>>();
  private nobody: RealmCredential | undefined;

  constructor(
    readonly realm: Realm,
    private readonly storage: ProviderStorage,
    private readonly now: () => number = Date.now,
  ) {
    this.state = JSON.parse(storage.read('accounts') ?? '{"failures":{},"usedCodes":{},"disabled":[]}') as State;
    this.log = JSON.parse(storage.read('login-events') ?? '[]') as LoginEvent[];
    this.logText = new DelayedText(storage, 'login-events', () => JSON.stringify(this.log));
  }

  /** Login events, oldest first. */
  get events(): readonly LoginEvent[] {
    return this.log;
  }

  /** The account behind a `sub`; undefined when there is none or it is disabled. */
  byId(id: string): RealmUser | undefined {
    return this.users.find((user) => user.id === id && this.enabled(user));
  }

  /** The people of the realm as they are now. */
  get users(): readonly RealmUser[] {
    return this.realm.users.map((user) => ({ ...user, ...this.moved.get(user.username) }));
  }

  enabled(user: RealmUser): boolean {
    return user.enabled && !this.state.disabled.includes(user.username);
  }

  /** Disables or enables an account while the plant runs. */
  setEnabled(username: string, enabled: boolean): void {
    this.state.disabled = this.state.disabled.filter((name) => name !== username);
    if (!enabled) this.state.disabled.push(username);
    this.save();
  }

  /** Gives an account other roles and groups until the next start; afterwards the file says again. */
  move(username: string, to: Partial<Pick<RealmUser, 'roles' | 'groups'>>): void {
    this.moved.set(username, { ...this.moved.get(username), ...to });
  }

  /** Takes the lock from an account before its time. */
  unlock(username: string): void {
    delete this.state.failures[username];
    this.save();
  }

  /**
   * Checks name, password and, where the level asks, the second factor. As many wrong tries as the realm says lock the account for
   * a while (21 CFR 11.300(d)); during that the right password is refused as well.
   */
  login(attempt: Attempt): LoginOutcome {
    const { username, password, otp, level } = attempt;
    const locked = this.state.failures[username]?.lockedUntil ?? 0;
    if (locked > this.now()) {
      this.note('LOGIN_ERROR', attempt, 'user_temporarily_disabled');
      return { ok: false, reason: 'locked', until: locked };
    }
    const user = this.userOf(username);
    if (!user) {
      passwordFits(this.decoy(), password); // an unknown name takes as long as a known one
      return this.failed(attempt, 'user_not_found');
    }
    if (!this.enabled(user)) return this.failed(attempt, 'user_disabled');
    if (!passwordFits(user.password, password)) return this.failed(attempt, 'invalid_user_credentials');
    if (level === 'esig-2fa') {
      if (user.otpSecret === undefined) return { ok: false, reason: 'no-second-factor' };
      const period = matchTotp(user.otpSecret, otp, this.now() / 1000);
      if (period === undefined || period <= (this.state.usedCodes[user.id] ?? 0)) return this.failed(attempt, 'invalid_otp');
      this.state.usedCodes[user.id] = period;
    }
    delete this.state.failures[username];
    this.save();
    this.note('LOGIN', attempt);
    return { ok: true, user };
  }

  /** Notes that a session was ended. */
  loggedOut(userId: string, clientId: string, ipAddress: string): void {
    const username = this.realm.users.find((user) => user.id === userId)?.username ?? '';
    this.note('LOGOUT', { username, clientId, ipAddress });
  }

  /** Writes what is still to be written. */
  close(): void {
    this.logText.flush();
  }

  /** A credential of nobody, of the kind that the realm's people have. */
  private decoy(): RealmCredential {
    const hashed = this.realm.users.some((user) => user.password.value === undefined);
    this.nobody ??= hashed ? hashedPassword(randomUUID()) : { type: 'password', value: randomUUID() };
    return this.nobody;
  }

  private userOf(username: string): RealmUser | undefined {
    return this.realm.users.find((user) => user.username === username);
  }

  private failed(attempt: Attempt, error: string): LoginOutcome {
    const count = (this.state.failures[attempt.username]?.count ?? 0) + 1;
    const lock = count >= this.realm.failureFactor;
    const lockedUntil = lock ? this.now() + this.realm.lockSeconds * 1000 : 0;
    this.state.failures[attempt.username] = { count: lock ? 0 : count, lockedUntil };
    this.save();
    this.note('LOGIN_ERROR', attempt, error);
    if (!lock) return { ok: false, reason: 'wrong' };
    this.note('USER_DISABLED_BY_TEMPORARY_LOCKOUT', attempt);
    return { ok: false, reason: 'locked', until: lockedUntil };
  }

  private note(type: LoginEvent['type'], who: Pick<Attempt, 'username' | 'clientId' | 'ipAddress'>, error?: string): void {
    const { username, clientId, ipAddress } = who;
    const userId = this.userOf(username)?.id;
    const event = { id: randomUUID(), time: this.now(), type, clientId, ipAddress, details: { username } };
    this.log.push({ ...event, ...(userId === undefined ? {} : { userId }), ...(error === undefined ? {} : { error }) });
    if (this.log.length > KEPT_EVENTS) this.log.splice(0, this.log.length - KEPT_EVENTS);
    this.logText.touch();
  }

  private save(): void {
    const now = this.now();
    for (const [name, { count, lockedUntil }] of Object.entries(this.state.failures)) {
      if (count === 0 && lockedUntil <= now) delete this.state.failures[name];
    }
    this.storage.write('accounts', JSON.stringify(this.state));
  }
}
