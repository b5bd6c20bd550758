import { DomainError } from '@batchwright/kernel';
import type { Directory, DirectoryAccount } from '../../application/directory';
import type { LoginEvent } from '../../domain/security-event';
import { asClient, askProvider } from './form-post';

interface UserRepresentation {
  readonly id: string;
  readonly username: string;
  readonly enabled: boolean;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly attributes?: { readonly employeeNumber?: readonly string[] };
}

/** How many are asked for at once. */
const PAGE = 100;
/** A token is used while it has so much life left, in milliseconds. */
const RESERVE_MS = 20_000;
const SITES = '/sites/';

/** People and login events by Keycloak's administration, read with the client `mes-directory`; the embedded provider has the same paths. */
export class KeycloakDirectory implements Directory {
  private token: { readonly value: string; readonly until: number } | undefined;
  private readonly admin: string;

  /** `issuer`: `<origin>/realms/<realm>`; `backChannel`: where services reach it when that is another address. */
  constructor(
    private readonly issuer: string,
    private readonly secret: string,
    private readonly backChannel?: string,
  ) {
    this.admin = issuer.replace('/realms/', '/admin/realms/');
  }

  async accounts(): Promise<DirectoryAccount[]> {
    const users = await this.pages<UserRepresentation>('users', { briefRepresentation: 'false' });
    const accounts: DirectoryAccount[] = [];
    for (const { id, username, enabled, firstName = '', lastName = '', attributes } of users) {
      const employeeNumber = attributes?.employeeNumber?.[0];
      if (employeeNumber === undefined) continue; // machines, and the provider's own administrators
      const [groups, roles] = await Promise.all([this.get<{ path: string }[]>(`users/${id}/groups`), this.get<{ name: string }[]>(`users/${id}/role-mappings/realm/composite`)]);
      const sites = groups.filter(({ path }) => path.startsWith(SITES)).map(({ path }) => path.slice(SITES.length));
      accounts.push({ subject: id, username, enabled, firstName, lastName, employeeNumber, sites, roles: roles.map(({ name }) => name) });
    }
    return accounts;
  }

  async loginEvents(since: number): Promise<LoginEvent[]> {
    return (await this.pages<LoginEvent>('events', { dateFrom: String(since) })).toReversed();
  }

  private async pages<T>(path: string, query: Record<string, string>): Promise<T[]> {
    const all: T[] = [];
    for (;;) {
      const page = await this.get<T[]>(path, { ...query, first: String(all.length), max: String(PAGE) });
      all.push(...page);
      if (page.length < PAGE) return all;
    }
  }

  private async get<T>(path: string, query: Record<string, string> = {}): Promise<T> {
    const ask = async (): Promise<Response> => askProvider(`${this.admin}/${path}?${new URLSearchParams(query).toString()}`, { headers: { authorization: `Bearer ${await this.ownToken()}` } }, this.backChannel);
    let answer = await ask();
    if (answer.status === 401) {
      this.token = undefined; // its key was exchanged, or the client's secret
      answer = await ask();
    }
    if (!answer.ok) throw new DomainError({ code: 'provider-unavailable', kind: 'retry', params: { why: `${path} answers ${answer.status}` } });
    return (await answer.json()) as T;
  }

  private async ownToken(): Promise<string> {
    if (this.token && this.token.until - Date.now() > RESERVE_MS) return this.token.value;
    const answer = await askProvider(`${this.issuer}/protocol/openid-connect/token`, asClient('mes-directory', this.secret, { grant_type: 'client_credentials' }), this.backChannel);
    const body = (await answer.json()) as { access_token?: string; expires_in?: number; error?: string };
    if (body.access_token === undefined) throw new DomainError({ code: 'provider-unavailable', kind: 'retry', params: { why: `mes-directory: ${body.error ?? answer.status}` } });
    this.token = { value: body.access_token, until: Date.now() + (body.expires_in ?? 60) * 1000 };
    return body.access_token;
  }
}
