import { createHash, createHmac, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Refused, type Answer } from './answer';
import { completeCeremony, signIn, type ClientAccount, type ConsoleSession } from './sign-in';

/** The technical administrator, who enrols terminals. */
export const ADMINISTRATOR = 'it.admin';

/** What a script has to know of a plant: the content of `ready.json`. */
export interface PlantAddress {
  readonly url: string;
  readonly issuer: string;
  readonly signingOrigin: string;
  readonly accounts: readonly ClientAccount[];
}

/** A statement that waits for a signature, as services make it. */
export interface StatementBody {
  readonly id: string;
  readonly words?: unknown;
  readonly [field: string]: unknown;
}

interface CeremonyBody {
  readonly id: string;
  readonly url: string;
  readonly status?: 'waiting' | 'done' | 'failed';
  readonly evidence?: Record<string, unknown>;
  readonly problem?: unknown;
}

/** How a request is sent; the same as `fetch`. Drills send through one that does not give up. */
export type Send = (url: string, init: RequestInit & { headers: Record<string, string> }) => Promise<Response>;

/** Several people at one plant, over its public API and the provider's pages only: what a console can do, and nothing else. */
export class PlantClient {
  private readonly people = new Map<string, Promise<PersonClient>>();
  /** Signatures made so far. */
  signatures = 0;

  constructor(
    readonly plant: PlantAddress,
    readonly send: Send = fetch,
  ) {}

  /** A signed-in person; signs in at the first call. */
  as(user: string): Promise<PersonClient> {
    const known = this.people.get(user);
    if (known) return known;
    const account = this.accountOf(user);
    const made = signIn(this.plant, account).then((session) => new PersonClient(this, account, session));
    this.people.set(user, made);
    return made;
  }

  accountOf(user: string): ClientAccount {
    const account = this.plant.accounts.find((one) => one.user === user);
    if (!account) throw new Error(`the plant has no account ${user}`);
    return account;
  }

  /** Secret of the device of a terminal here: whoever knows the plant's accounts comes to the same, in any process. */
  terminalSecret(code: string): string {
    return createHmac('sha256', this.accountOf(ADMINISTRATOR).password).update(`terminal ${code}`).digest('base64url');
  }

  /** Its SHA-256 in hex, as a terminal is enrolled with it. */
  terminalSecretHash(code: string): string {
    return createHash('sha256').update(this.terminalSecret(code)).digest('hex');
  }
}

/** One person with a console session, perhaps at a terminal. */
export class PersonClient {
  constructor(
    private readonly client: PlantClient,
    readonly account: ClientAccount,
    private readonly session: ConsoleSession,
    private readonly terminal?: string,
  ) {}

  /** The same person at a terminal: what is done there is recorded with it. */
  at(terminal: string): PersonClient {
    return new PersonClient(this.client, this.account, this.session, terminal);
  }

  /** The access token of the console session. */
  token(): Promise<string> {
    return this.session.token();
  }

  /** Asks, and gives the answer whatever it is. `path` begins with the service: `/recipes/v1/recipes`. */
  async ask<T = Record<string, unknown>>(method: string, path: string, body?: unknown, key?: string): Promise<Answer<T>> {
    const headers: Record<string, string> = { authorization: `Bearer ${await this.session.token()}` };
    if (this.terminal !== undefined) headers['x-terminal'] = `${this.terminal}.${this.client.terminalSecret(this.terminal)}`;
    if (method !== 'GET') headers['idempotency-key'] = key ?? randomUUID();
    if (body !== undefined) headers['content-type'] = body instanceof Uint8Array ? 'application/octet-stream' : 'application/json';
    const response = await this.client.send(`${this.client.plant.url}/api${path}`, { method, headers, ...(body === undefined ? {} : { body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) }) });
    const text = await response.text();
    return { status: response.status, body: (/^\s*[[{]/.test(text) ? JSON.parse(text) : text) as T };
  }

  async get<T = Record<string, unknown>>(path: string): Promise<T> {
    return this.expect<T>('GET', path);
  }

  async post<T = Record<string, unknown>>(path: string, body: unknown = {}, key?: string): Promise<T> {
    return this.expect<T>('POST', path, body, key);
  }

  async put<T = Record<string, unknown>>(path: string, body: unknown, key?: string): Promise<T> {
    return this.expect<T>('PUT', path, body, key);
  }

  /** Sends a file as it is. */
  async send<T = Record<string, unknown>>(path: string, bytes: Uint8Array): Promise<T> {
    return this.expect<T>('POST', path, bytes);
  }

  /** A file. */
  async download(path: string): Promise<Uint8Array> {
    const response = await this.client.send(`${this.client.plant.url}/api${path}`, { method: 'GET', headers: { authorization: `Bearer ${await this.session.token()}` } });
    if (!response.ok) throw new Refused(this.account.user, `GET ${path}`, { status: response.status, body: await response.text() });
    return new Uint8Array(await response.arrayBuffer());
  }

  /** Asks for the statement of an act, has it signed (by `signer`, by default oneself), and sends the act with the evidence. */
  async signed<T = Record<string, unknown>>(path: string, body: Record<string, unknown> = {}, signer = this.account.user): Promise<T> {
    const { statement } = await this.post<{ statement: StatementBody }>(`${path}/statements`, body);
    return this.post<T>(path, { ...body, evidence: await this.evidence(statement, signer) });
  }

  /** Carries a statement to the ceremony; the signer reads it and types the credentials at the provider's page. */
  async evidence(statement: StatementBody, signer = this.account.user): Promise<Record<string, unknown>> {
    const begun = await this.post<CeremonyBody>('/identity/v1/ceremonies', { statement, ...(signer === this.account.user ? {} : { signer }) });
    await completeCeremony(begun.url, this.client.accountOf(signer));
    for (let tries = 0; tries < 50; tries += 1) {
      const { status, evidence, problem } = await this.get<CeremonyBody>(`/identity/v1/ceremonies/${begun.id}`);
      if (status === 'done' && evidence) {
        this.client.signatures += 1;
        return evidence;
      }
      if (status === 'failed') throw new Refused(signer, `ceremony ${begun.id}`, { status: 409, body: problem });
      await pause(50);
    }
    throw new Error(`ceremony ${begun.id} of ${signer} did not end`);
  }

  private async expect<T>(method: string, path: string, body?: unknown, key?: string): Promise<T> {
    const answer = await this.ask<T>(method, path, body, key);
    if (answer.status < 200 || answer.status >= 300) throw new Refused(this.account.user, `${method} ${path}`, answer);
    return answer.body;
  }
}
