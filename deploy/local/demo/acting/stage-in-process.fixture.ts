import type { TestAnswer, TestServices } from '@batchwright/testing';
import { testPerson, testTerminalHash } from '@batchwright/testing';
import type { Evidence, Statement } from '@batchwright/records';
import type { PersonClient, PlantClient } from '../client/plant-client';
import { plantClockOf } from './plant-clock-of';
import type { Stage } from './stage';

/** Is given each write before it is made, and makes it: under the key and with the body that it is given, or as it was meant. */
export type Watch = (method: string, path: string, write: (key?: string, body?: object) => Promise<TestAnswer>, body: Readonly<Record<string, unknown>>) => Promise<TestAnswer>;

/** A stage for the demo's scripts on services in this process: people without pages, the same acts. */
export function stageInProcess(services: TestServices, watch: Watch = (_method, _path, write) => write()): Stage {
  const client = { as: (user: string) => Promise.resolve(personIn(services, watch, user)), accountOf: (user: string) => ({ user, employeeNumber: testPerson(user).person }), terminalSecretHash: testTerminalHash };
  return {
    client: client as unknown as PlantClient,
    clock: plantClockOf({ steerClock: (target) => services.steer(target) }),
    tell: () => undefined,
  };
}

function personIn(services: TestServices, watch: Watch, user: string, terminal?: string): PersonClient {
  const caller = services.as(user, terminal);
  const ask = (method: string, path: string, body?: unknown): Promise<TestAnswer> => {
    const full = `/api${path}`;
    if (method === 'GET') return caller.get(full);
    const sent = (body ?? {}) as Record<string, unknown>;
    return watch(method, full, (key, other = sent) => (method === 'PUT' ? caller.put(full, other, key) : caller.post(full, other, key)), sent);
  };
  const made = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await ask(method, path, body);
    if (answer.status >= 300) throw new Error(`${user}: ${method} ${path} was refused with ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const evidence = (statement: unknown, signer = user): Promise<Evidence> => services.signer.sign(statement as Statement, signer);
  const person = {
    account: { user },
    ask,
    at: (code: string) => personIn(services, watch, user, code),
    get: (path: string) => made('GET', path),
    post: (path: string, body: unknown = {}) => made('POST', path, body),
    put: (path: string, body: unknown) => made('PUT', path, body),
    send: async (path: string, bytes: Uint8Array) => (await caller.send(`/api${path}`, bytes)).body,
    evidence,
    async signed(path: string, body: Record<string, unknown> = {}) {
      const { statement } = (await made('POST', `${path}/statements`, body)) as { statement: Statement };
      return made('POST', path, { ...body, evidence: await evidence(statement) });
    },
  };
  return person as unknown as PersonClient;
}
