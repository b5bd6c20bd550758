/** Who may administer Keycloak: its administrator by name and password, or a client with a service account that may manage realms. */
export type AdminCredentials = { readonly username: string; readonly password: string } | { readonly clientId: string; readonly clientSecret: string };

/** Keycloak did not do what its administrator asked. */
export class AdminRefused extends Error {
  constructor(
    request: string,
    readonly status: number,
    said: string,
  ) {
    super(`Keycloak refused ${request} with ${status}: ${said.slice(0, 500)}`);
    this.name = 'AdminRefused';
  }
}

/** Longest time that one request may take, in milliseconds: making a realm takes seconds. */
const PATIENCE_MS = 120_000;
/** A token is used while it has so much life left, in milliseconds. */
const RESERVE_MS = 15_000;

/** Keycloak's administration, over HTTP. */
export class KeycloakAdmin {
  private token: { readonly value: string; readonly until: number } | undefined;

  /** `url`: origin (and path, if any) of Keycloak, without trailing slash. `home`: realm that knows the administrator. */
  constructor(
    private readonly url: string,
    private readonly credentials: AdminCredentials,
    private readonly home = 'master',
  ) {}

  /** The answer's body; undefined when there is nothing at this path. Throws `AdminRefused`. */
  async find<T>(path: string): Promise<T | undefined> {
    const answer = await this.send('GET', path);
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new AdminRefused(`GET ${path}`, answer.status, await answer.text());
    return (await answer.json()) as T;
  }

  /** The answer's body. Throws `AdminRefused`, also when there is nothing. */
  async get<T>(path: string): Promise<T> {
    const found = await this.find<T>(path);
    if (found === undefined) throw new AdminRefused(`GET ${path}`, 404, 'not there');
    return found;
  }

  /** Changes something. Throws `AdminRefused`. */
  async change(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<void> {
    const answer = await this.send(method, path, body);
    const said = await answer.text();
    if (!answer.ok) throw new AdminRefused(`${method} ${path}`, answer.status, said);
  }

  private async send(method: string, path: string, body?: unknown): Promise<Response> {
    const headers: Record<string, string> = { authorization: `Bearer ${await this.ownToken()}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
    return fetch(`${this.url}/admin/realms${path}`, { method, headers, signal: AbortSignal.timeout(PATIENCE_MS), ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  }

  private async ownToken(): Promise<string> {
    if (this.token && this.token.until - Date.now() > RESERVE_MS) return this.token.value;
    const form: Record<string, string> =
      'username' in this.credentials
        ? { grant_type: 'password', client_id: 'admin-cli', ...this.credentials }
        : { grant_type: 'client_credentials', client_id: this.credentials.clientId, client_secret: this.credentials.clientSecret };
    const path = `/realms/${this.home}/protocol/openid-connect/token`;
    const answer = await fetch(`${this.url}${path}`, { method: 'POST', body: new URLSearchParams(form), signal: AbortSignal.timeout(PATIENCE_MS) });
    const said = await answer.text();
    if (!answer.ok) throw new AdminRefused(`the administrator's sign-in at ${path}`, answer.status, said);
    const { access_token: value, expires_in: seconds } = JSON.parse(said) as { access_token: string; expires_in: number };
    this.token = { value, until: Date.now() + seconds * 1000 };
    return value;
  }
}
