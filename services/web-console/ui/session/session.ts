import { useSyncExternalStore } from 'react';
import { comeBack, leaveToSignIn, refresh, signOutAddress, type Tokens } from './provider';

/** Who sits before this console. */
export interface Person {
  /** Employee number. */
  readonly person: string;
  readonly name: string;
  readonly account: string;
  readonly roles: readonly string[];
  readonly sites: readonly string[];
}

/** `locked`: somebody was here and may come back; nothing is shown, the work is kept. */
export type Session =
  | { readonly status: 'signed-out' }
  | { readonly status: 'locked'; readonly name: string; readonly account: string }
  | { readonly status: 'signed-in'; readonly person: Person };

const HERE = 'batchwright.here'; // in this tab somebody is signed in: a reload signs in again without asking
const LOCKED = 'batchwright.locked';
/** How long before its end a token is renewed. */
const AHEAD_MS = 45_000;

let session: Session = { status: 'signed-out' };
let tokens: Tokens | undefined;
let renewal: Promise<void> | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function become(next: Session): void {
  session = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The session, as something that screens follow. */
export function useSession(): Session {
  return useSyncExternalStore(subscribe, () => session);
}

/** Who is signed in. Only below the part of the tree that is shown when somebody is. */
export function usePerson(): Person {
  const now = useSession();
  if (now.status !== 'signed-in') throw new Error('nobody is signed in');
  return now.person;
}

/** Decides what a page that was just loaded shows. Answers true when it is about to leave for the provider. */
export async function beginSession(): Promise<boolean> {
  if (location.pathname === '/signed-in') {
    const back = await comeBack(new URL(location.href));
    history.replaceState(null, '', back?.returnTo ?? '/');
    if (back) return adopt(back.tokens), false;
  }
  const locked = sessionStorage.getItem(LOCKED);
  if (locked) return become({ status: 'locked', ...(JSON.parse(locked) as { name: string; account: string }) }), false;
  if (!sessionStorage.getItem(HERE)) return false;
  sessionStorage.removeItem(HERE); // one try: a provider that refuses must not be asked in a circle
  await leaveToSignIn(here());
  return true;
}

const here = (): string => `${location.pathname}${location.search}`;

/** Begins to sign in; the page is left. */
export function signIn(options: { readonly fresh?: boolean; readonly account?: string } = {}): Promise<void> {
  return leaveToSignIn(here() === '/signed-in' ? '/' : here(), options);
}

function adopt(next: Tokens): void {
  tokens = next;
  sessionStorage.setItem(HERE, '1');
  sessionStorage.removeItem(LOCKED);
  clearTimeout(timer);
  timer = setTimeout(() => void renew().catch(() => undefined), Math.max(1000, next.expiresAt - Date.now() - AHEAD_MS));
  become({ status: 'signed-in', person: personOf(next.accessToken) });
}

function renew(): Promise<void> {
  renewal ??= (async () => {
    const next = tokens?.refreshToken ? await refresh(tokens.refreshToken) : undefined;
    if (next) adopt({ ...next, ...(next.idToken ?? tokens?.idToken ? { idToken: next.idToken ?? tokens?.idToken ?? '' } : {}) });
    else lock();
  })().finally(() => (renewal = undefined));
  return renewal;
}

/** A token that is good for the next request. Undefined when nobody is signed in any more. */
export async function accessToken(): Promise<string | undefined> {
  if (tokens && tokens.expiresAt - Date.now() < 5000) await renew().catch(() => undefined);
  return tokens?.accessToken;
}

/** Hides everything until the same person, or another one, has signed in. What was typed stays kept in this tab. */
export function lock(): void {
  if (session.status !== 'signed-in') return;
  const { name, account } = session.person;
  tokens = undefined;
  clearTimeout(timer);
  sessionStorage.setItem(LOCKED, JSON.stringify({ name, account }));
  sessionStorage.removeItem(HERE);
  become({ status: 'locked', name, account });
}

/** A guest of a session stands here, whom the provider does not know. */
export function beginGuest(token: string, person: Person): void {
  tokens = { accessToken: token, expiresAt: Infinity };
  become({ status: 'signed-in', person });
}

/** He stands here no longer. */
export function endGuest(): void {
  tokens = undefined;
  become({ status: 'signed-out' });
}

/** Ends the session here and at the provider. */
export async function signOut(): Promise<void> {
  const address = await signOutAddress(tokens?.idToken);
  tokens = undefined;
  clearTimeout(timer);
  sessionStorage.removeItem(HERE);
  sessionStorage.removeItem(LOCKED);
  location.assign(address);
}

/** The names a token carries. What may be done, the services decide; this only chooses what is shown. */
function personOf(token: string): Person {
  const body = token.split('.')[1] ?? '';
  const bytes = Uint8Array.from(atob(body.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
  const claims = JSON.parse(new TextDecoder().decode(bytes)) as {
    employee_number?: string; name?: string; preferred_username?: string; groups?: string[]; realm_access?: { roles?: string[] };
  };
  return {
    person: claims.employee_number ?? '',
    name: claims.name ?? claims.preferred_username ?? '',
    account: claims.preferred_username ?? '',
    roles: claims.realm_access?.roles ?? [],
    sites: (claims.groups ?? []).filter((group) => group.startsWith('/sites/')).map((group) => group.slice('/sites/'.length)),
  };
}
