import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';
import { DelayedText, type ProviderStorage } from './storage';

interface Entry {
  readonly payload: AdapterPayload;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

/** What outlives a restart; the rest lives for minutes. */
const KEPT_MODELS = /^(Session|Grant|RefreshToken):/;
/** Expired entries are swept out once in so many writes. */
const SWEEP_EVERY = 500;

/** Sessions, codes, grants of one issuer: a map in this process, sessions also in the storage. Hence one process, no replicas. */
export class SessionStore {
  private readonly entries: Map<string, Entry>;
  private readonly byGrant = new Map<string, Set<string>>();
  private readonly text: DelayedText;
  private writes = 0;

  constructor(storage: ProviderStorage, name: string, private readonly now: () => number = Date.now) {
    this.entries = new Map(JSON.parse(storage.read(name) ?? '[]') as [string, Entry][]);
    for (const [key, { payload }] of this.entries) this.index(key, payload);
    this.text = new DelayedText(storage, name, () => JSON.stringify([...this.entries].filter(([key]) => KEPT_MODELS.test(key))));
  }

  /** For oidc-provider. */
  readonly adapter: AdapterFactory = (model) => this.adapterOf(model);

  /** The session with this `sid`, as its cookie id; undefined when it is over. */
  sessionOf(sid: string): { readonly id: string; readonly payload: AdapterPayload } | undefined {
    for (const [key, { payload, expires }] of this.entries) {
      if (key.startsWith('Session:') && payload.uid === sid && expires > this.now()) return { id: key.slice('Session:'.length), payload };
    }
    return undefined;
  }

  /** Ends a session with all its grants: refresh tokens are worthless from now on. */
  endSession(sid: string): boolean {
    const session = this.sessionOf(sid);
    if (!session) return false;
    for (const { grantId } of Object.values(session.payload.authorizations ?? {})) if (grantId) this.revoke(grantId);
    this.remove(`Session:${session.id}`);
    return true;
  }

  /** Writes what is still to be written. */
  close(): void {
    this.text.flush();
  }

  private adapterOf(model: string): Adapter {
    const keyOf = (id: string): string => `${model}:${id}`;
    const find = (key: string): AdapterPayload | undefined => {
      const entry = this.entries.get(key);
      return entry && entry.expires > this.now() ? entry.payload : undefined;
    };
    return {
      upsert: async (id, payload, expiresIn) => this.put(keyOf(id), payload, expiresIn),
      find: async (id) => find(keyOf(id)),
      findByUid: async (uid) => this.sessionOf(uid)?.payload,
      findByUserCode: async () => undefined,
      consume: async (id) => {
        const payload = find(keyOf(id));
        if (payload) payload.consumed = Math.floor(this.now() / 1000);
      },
      destroy: async (id) => this.remove(keyOf(id)),
      revokeByGrantId: async (grantId) => this.revoke(grantId),
    };
  }

  private put(key: string, payload: AdapterPayload, expiresIn: number | undefined): void {
    this.entries.set(key, { payload, expires: this.now() + (expiresIn ?? 86_400) * 1000 });
    this.index(key, payload);
    this.writes += 1;
    if (this.writes % SWEEP_EVERY === 0) for (const [old, { expires }] of this.entries) if (expires <= this.now()) this.remove(old);
    if (KEPT_MODELS.test(key)) this.text.touch();
  }

  private index(key: string, payload: AdapterPayload): void {
    if (!payload.grantId) return;
    const keys = this.byGrant.get(payload.grantId) ?? new Set();
    this.byGrant.set(payload.grantId, keys.add(key));
  }

  private remove(key: string): void {
    const grantId = this.entries.get(key)?.payload.grantId;
    this.entries.delete(key);
    if (grantId) this.byGrant.get(grantId)?.delete(key);
    if (grantId && this.byGrant.get(grantId)?.size === 0) this.byGrant.delete(grantId);
    if (KEPT_MODELS.test(key)) this.text.touch();
  }

  private revoke(grantId: string): void {
    for (const key of [...(this.byGrant.get(grantId) ?? [])]) this.remove(key);
    this.remove(`Grant:${grantId}`);
  }
}
