import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { HEARTBEAT_MS } from '@batchwright/bus';
import { outgoing, SERVICE_NAMES } from '@batchwright/contracts';
import type { Platform, ServiceDefinition } from '@batchwright/host';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { webConsole } from './index';

let platform: Platform;
/** Somebody of whom there is something to tell. */
const speaker: ServiceDefinition = {
  name: 'training',
  migrations: [],
  module(given) {
    platform = given;
    return { module: class SpeakerModule {} };
  },
};

const PAGE = '<!doctype html><title>the page</title>';
/** The console as a build leaves it: a page, and the public files as they are. */
const consoleFiles = mkdtempSync(join(tmpdir(), 'batchwright-console-'));
cpSync(resolve(__dirname, '../../ui/public'), consoleFiles, { recursive: true });
writeFileSync(join(consoleFiles, 'index.html'), PAGE);

let services: TestServices;
beforeAll(async () => void (services = await startTestServices([webConsole, speaker], { consoleFiles })), 60_000);
afterAll(async () => {
  await services.stop();
  rmSync(consoleFiles, { recursive: true });
});

async function say(subject: string, site: string, sequence: number): Promise<void> {
  const revoked = { qualificationId: subject, person: 'E1001', code: 'dispensing', site, from: '2025-01-01T00:00:00.000Z', until: '2026-01-01T00:00:00.000Z', revokedAt: '2026-01-01T00:00:00.000Z', revokedBy: 'E1060', reason: 'test' };
  const message = outgoing('batchwright.training.v1.QualificationRevoked', { subject, site, sequence }, revoked);
  await platform.transactions.run((tx) => tx.announce([message]));
}

interface Event {
  readonly event: string;
  readonly id?: string;
  readonly data: { readonly aggregate?: string; readonly sequence?: number; readonly service?: string; readonly services?: readonly string[]; readonly asOf?: string };
}

/** Reads the stream as the console does until `enough` events came. */
async function read(account: string, enough: number, lastId?: string, meanwhile?: () => Promise<void>): Promise<Event[]> {
  const leave = new AbortController();
  const headers = { authorization: `Bearer ${account}`, accept: 'text/event-stream', ...(lastId === undefined ? {} : { 'last-event-id': lastId }) };
  const response = await fetch(`${services.url}/api/web-console/v1/hints`, { headers, signal: leave.signal });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const events: Event[] = [];
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  while (events.length < enough) {
    const { value, done } = (await reader?.read()) ?? { done: true };
    if (done) break;
    rest += value as string;
    const parts = rest.split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const fields = Object.fromEntries(part.split('\n').filter((line) => /^\w/.test(line)).map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
      if (fields.event) events.push({ event: fields.event, ...(fields.id ? { id: fields.id } : {}), data: JSON.parse(fields.data ?? '{}') as Event['data'] });
      if (fields.event === 'ready') await meanwhile?.();
    }
  }
  leave.abort();
  return events;
}

describe('M4 the one live stream of hints', () => {
  it('I8 tells what changed inside the sites of the person, and nothing of other sites', async () => {
    const events = await read('op.berger', 2, undefined, async () => {
      await say('q-1', 'CRK', 1);
      await say('q-2', 'HAM', 7);
    });
    expect(events.map(({ event, data }) => [event, data])).toEqual([['ready', {}], ['hint', { service: 'training', aggregate: 'q-2', sequence: 7 }]]);
    const cork = await read('op.byrne', 2, undefined, () => say('q-3', 'CRK', 1));
    expect(cork[1]?.data.aggregate).toBe('q-3');
  });

  it('gives a console that was cut off what it has missed, and says reset when it cannot know', async () => {
    const [ready] = await read('op.berger', 1);
    await say('q-4', 'HAM', 1);
    await say('q-5', 'HAM', 1);
    const missed = await read('op.berger', 3, ready?.id);
    // two aggregates may come by two ways: order holds within one only
    expect(missed.slice(1).map(({ data }) => data.aggregate).sort()).toEqual(['q-4', 'q-5']);
    const [strange] = await read('op.berger', 1, 'another-replica-12');
    expect(strange?.event).toBe('reset');
  });

  it('I8 asks for a token', async () => {
    const answer = await services.anonymous.get('/api/web-console/v1/hints');
    expect(answer).toMatchObject({ status: 401, body: { code: 'token-missing' } });
  });
});

describe('M3 what is shown is delayed', () => {
  it('is told to who looks and to who comes meanwhile, with the time as of which it is, and that it is over', async () => {
    const admin = await services.db.client();
    await pause(3 * HEARTBEAT_MS); // the owner has spoken, and was heard
    const { body: before } = await services.as('op.berger').get<{ plant: string }>('/api/web-console/v1/time');
    await admin.query('BEGIN');
    await admin.query('LOCK TABLE bus.head IN ACCESS EXCLUSIVE MODE'); // the log is away: it takes nothing, gives nothing, and does not answer
    const [ready, delayed] = await read('op.berger', 2);
    expect([ready?.event, delayed?.event]).toEqual(['ready', 'delayed']);
    expect(delayed?.data.services).toContain('training');
    const ago = Date.parse(before.plant) - Date.parse(delayed?.data.asOf ?? '');
    expect(Math.abs(ago)).toBeLessThan(5000);
    const events = await read('op.byrne', 3, undefined, async () => void (await admin.query('ROLLBACK')));
    expect(events.map(({ event }) => event)).toEqual(['ready', 'delayed', 'on-time']);
    const [fresh] = await read('op.berger', 1);
    expect(fresh?.event).toBe('ready');
  }, 60_000);
});

describe('A12 the time that consoles count by', () => {
  interface Time {
    readonly plant: string;
    readonly real: string;
    readonly clock: string;
  }
  const aheadOf = ({ plant, real }: Time): number => Date.parse(plant) - Date.parse(real);

  it('is the plant clock, which goes with real time and is ahead by what it was steered', async () => {
    const time = async (): Promise<Time> => (await services.as('op.berger').get<Time>('/api/web-console/v1/time')).body;
    const before = await time();
    expect(before.clock).toBe('plant-clock');
    const goal = new Date(Date.parse(before.plant) + 3_600_000).toISOString();
    await services.steer({ to: goal });
    const [after, later] = [await time(), await time()];
    expect(after.plant >= goal).toBe(true);
    expect(aheadOf(after)).toBeGreaterThan(aheadOf(before));
    expect(aheadOf(later)).toBe(aheadOf(after));
  });

  it('I8 asks for a token', async () => {
    expect(await services.anonymous.get('/api/web-console/v1/time')).toMatchObject({ status: 401, body: { code: 'token-missing' } });
  });
});

describe('M4 the files that the console serves', () => {
  const get = (path: string): Promise<Response> => fetch(`${services.url}${path}`);

  it('J1 may use camera and microphone of the device, for this origin alone, and nothing else of it', async () => {
    const { headers } = await get('/batches');
    expect(headers.get('permissions-policy')).toContain('camera=(self), microphone=(self), geolocation=()');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  it('have the document of the whole API, to anybody, at the address that all doors lead here', async () => {
    const answer = await get('/api/openapi.json?from=here');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    const { openapi, paths } = (await answer.json()) as { openapi: string; paths: Record<string, unknown> };
    expect(openapi).toBe('3.0.0');
    expect([...new Set(Object.keys(paths).map((path) => path.split('/')[2]))].sort()).toEqual([...SERVICE_NAMES].sort());
  });

  it('are the page for the address of a screen, and nothing for what is not there', async () => {
    expect(await (await get('/batches/1')).text()).toBe(PAGE);
    for (const path of ['/api/openapi.yaml', '/api/nobody/v1/things', '/missing.js']) expect((await get(path)).status).toBe(404);
  });
});
