import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TokenVerifier } from '@batchwright/access';
import { schemaOf } from '@batchwright/contracts';
import type { Plant, PlantOptions, PlantSettings, ServiceDefinition } from '@batchwright/host';
import { err, ok, refuse } from '@batchwright/kernel';
import type { ObjectStore } from '@batchwright/objects';
import type { ClockTarget } from '@batchwright/persistence';
import type { Evidence, Statement } from '@batchwright/records';
import { createTestDatabase, type TestDatabase } from './test-database';
import { testPerson } from './test-people';
import { makeTestSigner, TEST_CONSOLE_ISSUER, TEST_SIGNING_ISSUER, type TestSigner } from './test-signer';
import { testTerminalSecret } from './test-terminals';

/** An answer over HTTP. */
export interface TestAnswer<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
}

/** Somebody who talks to the services. */
export interface TestCaller {
  get<T = Record<string, unknown>>(path: string): Promise<TestAnswer<T>>;
  /** `key` is the idempotency key; a new one by default, none for ''. */
  post<T = Record<string, unknown>>(path: string, body?: unknown, key?: string): Promise<TestAnswer<T>>;
  put<T = Record<string, unknown>>(path: string, body: unknown, key?: string): Promise<TestAnswer<T>>;
  /** A file as it is. */
  send<T = Record<string, unknown>>(path: string, bytes: Uint8Array, key?: string): Promise<TestAnswer<T>>;
  /** Asks for the statement, signs it as `signer` (default: the caller), and sends the act with the evidence. */
  signed<T = Record<string, unknown>>(path: string, body?: Record<string, unknown>, signer?: string): Promise<TestAnswer<T>>;
}

/** Services that run in this process on a throw-away database, reached over HTTP, without a provider. */
export interface TestServices {
  readonly url: string;
  readonly db: TestDatabase;
  readonly objects: ObjectStore;
  readonly plant: Plant;
  readonly signer: TestSigner;
  /** As the demo person of an account, optionally at a terminal: `TAB-1` with its `testTerminalSecret`, or `TAB-1.secret`. */
  as(account: string, terminal?: string): TestCaller;
  /** Without a token. */
  readonly anonymous: TestCaller;
  /** Moves the plant clock, then takes what is due. */
  steer(target: ClockTarget): Promise<string>;
  settled(): Promise<void>;
  /** Ends this process of the plant and starts another on the same database and objects; this one answers no more. */
  restart(): Promise<TestServices>;
  /** Another replica of all of them on the same database and objects, with connections of its own; it is ended by `leave()`. */
  beside(): Promise<TestServices>;
  /** Ends it and leaves database and objects as they are. */
  leave(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts them: `startTestServices([recipes, training])`; on a `database` that is there and migrated, or on a new one; over the embedded bus, or another `transport`. */
export async function startTestServices(definitions: readonly ServiceDefinition[], { database, before, transport, ...more }: Pick<PlantSettings, 'scales' | 'exceptionRules' | 'consoleFiles' | 'machines'> & Partial<Pick<PlantOptions, 'transport'>> & { readonly database?: TestDatabase; readonly before?: { readonly folder: string; readonly signer: TestSigner } } = {}): Promise<TestServices> {
  // Loaded when they are needed: tests of pure rules use this library, too, and should not wait for Nest.
  const [{ createDoor, runPlant }, { busMigrations, EmbeddedTransport }, { FolderObjectStore }] = await Promise.all([import('@batchwright/host'), import('@batchwright/bus'), import('@batchwright/objects')]);
  const schemas = definitions.map(({ name, migrations }) => ({ schema: schemaOf(name), standard: true, migrations }));
  const db = database ?? await createTestDatabase({ definitions: [{ schema: 'bus', standard: false, migrations: busMigrations }, ...schemas] });
  const folder = before?.folder ?? (await mkdtemp(join(tmpdir(), 'batchwright-test-')));
  const objects = new FolderObjectStore(join(folder, 'objects'));
  const signer = before?.signer ?? (await makeTestSigner());
  const admin = await db.client();
  if (!before) for (const { schema } of schemas) await signer.introduce(admin, schema);
  const plant = await runPlant({
    definitions, objects, verifier: tokenIsAccount, transport: transport ?? (({ transactions, observer }) => new EmbeddedTransport(transactions, { observer })), databaseUrl: (service) => db.url(`${schemaOf(service)}_app`), logLevel: 'error',
    settings: {
      spoolFolder: join(folder, 'spool'),
      consoleIssuer: TEST_CONSOLE_ISSUER, signingIssuer: TEST_SIGNING_ISSUER, consoleOrigin: 'http://localhost', signingOrigin: 'http://127.0.0.1',
      clock: 'plant-clock', idleLockSeconds: 600,
      sites: [{ code: 'HAM', name: 'Hamburg', timeZone: 'Europe/Berlin' }, { code: 'CRK', name: 'Cork', timeZone: 'Europe/Dublin' }],
      ...more,
      packageKeyPem: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    },
  });
  const rest = plant.services.find(({ definition }) => definition.name === 'web-console');
  const door = createDoor({ services: plant.services, routes: [], ...(rest ? { rest } : {}) });
  await new Promise<void>((listening) => door.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  const callerAs = (account?: string, terminal?: string): TestCaller => makeCaller(url, signer, account, terminal);
  const again = (): Promise<TestServices> => startTestServices(definitions, { database: db, before: { folder, signer }, ...(transport ? { transport } : {}), ...more });
  const end = async (): Promise<void> => {
    door.closeAllConnections();
    await new Promise<void>((closed) => door.close(() => closed()));
    await plant.stop();
  };
  return {
    url, db, objects, plant, signer,
    as: callerAs,
    anonymous: callerAs(),
    async steer(target) {
      const now = await db.steerClock(target);
      await plant.dueTimers();
      await plant.settled();
      return now;
    },
    settled: () => plant.settled(),
    async restart() {
      await end();
      return again();
    },
    beside: again,
    leave: end,
    async stop() {
      await end();
      await db.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A token is the name of the account: what tokens are worth is tested where they are checked. */
const tokenIsAccount: TokenVerifier = {
  verify(token) {
    try {
      const { person, name, account, roles, sites } = testPerson(token);
      return Promise.resolve(ok({ subject: `sub-${account}`, account, name, employeeNumber: person, roles, sites, expires: Date.now() / 1000 + 300 }));
    } catch {
      return Promise.resolve(err(refuse('token-invalid', { reason: 'unknown' })));
    }
  },
  async claimsNow(token) {
    const known = await tokenIsAccount.verify(token);
    return known.ok ? known.value : undefined;
  },
};

function makeCaller(url: string, signer: TestSigner, account: string | undefined, terminal: string | undefined): TestCaller {
  async function call<T>(method: string, path: string, body?: unknown, key?: string): Promise<TestAnswer<T>> {
    const headers: Record<string, string> = {};
    if (account !== undefined) headers.authorization = `Bearer ${account}`;
    if (terminal !== undefined) headers['x-terminal'] = terminal.includes('.') ? terminal : `${terminal}.${testTerminalSecret(terminal)}`;
    if (method !== 'GET' && key !== '') headers['idempotency-key'] = key ?? randomUUID();
    if (body !== undefined) headers['content-type'] = body instanceof Uint8Array ? 'application/octet-stream' : 'application/json';
    const response = await fetch(`${url}${path}`, { method, headers, ...(body === undefined ? {} : { body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) }) });
    const text = await response.text();
    return { status: response.status, body: (text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text) as T };
  }
  const caller: TestCaller = {
    get: (path) => call('GET', path),
    post: (path, body = {}, key) => call('POST', path, body, key),
    put: (path, body, key) => call('PUT', path, body, key),
    send: (path, bytes, key) => call('POST', path, bytes, key),
    async signed<T>(path: string, body: Record<string, unknown> = {}, by?: string) {
      const asked = await call<{ statement: Statement }>('POST', `${path}/statements`, body);
      if (asked.status >= 300) return asked as unknown as TestAnswer<T>;
      const evidence: Evidence = await signer.sign(asked.body.statement, by ?? account ?? '');
      return call<T>('POST', path, { ...body, evidence });
    },
  };
  return caller;
}
