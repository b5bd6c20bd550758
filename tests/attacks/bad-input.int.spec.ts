import { mergeOpenApi } from '@batchwright/host';
import { startTestServices, type TestServices } from '@batchwright/testing';
import type { SimulatedScale } from '../../deploy/local/simulator/simulated-scale';
import { startSimulatedScales, type SimulatedScales } from '../../deploy/local/simulator/simulated-scales';
import { smallBatch } from '../../deploy/local/demo/recipes/small-batch';
import { allServices } from '../../services/all-in-one/src/boot/services';
import { accountFor, attacksOn, BAD_IDS, BAD_QUERIES, BY_RULE } from './bad-input';
import { doorsOf, type Door } from './every-role-every-door';
import { exampleBody } from './example-body';
import { inHamburg, pathTo, type Things } from './things-of-hamburg';

let services: TestServices;
let simulator: SimulatedScales;
let document: Record<string, unknown>;
let doors: readonly Door[];
let things: Things;

beforeAll(async () => {
  simulator = await startSimulatedScales([{ code: 'BAL-09', capacity: '6200', places: 1 }]);
  services = await startTestServices(allServices(), { scales: simulator.addresses });
  document = mergeOpenApi(services.plant.services);
  doors = doorsOf(document).filter(({ publicBecause, route }) => publicBecause === undefined && !route.endsWith('/hints') && !route.startsWith('/api/identity/v1/ceremonies'));
  things = await inHamburg(services, simulator.scales.get('BAL-09') as SimulatedScale);
  await services.settled();
}, 180_000);
afterAll(async () => {
  await services.stop();
  await simulator.stop();
});

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** What is refused also where nobody reads the body: it is no body at all. */
const UNREAD = ['not JSON', 'UTF-16', 'twenty thousand levels', 'twenty thousand lists', 'ten megabytes'];

let keys = 0;
async function ask(door: Door, path: string, more: { readonly body?: string | Buffer; readonly contentType?: string } = {}): Promise<Answer> {
  const { body, contentType = 'application/json' } = more;
  const stop = new AbortController();
  const headers = { authorization: `Bearer ${accountFor(door)}`, 'idempotency-key': `bad-${(keys += 1)}`, ...(body === undefined ? {} : { 'content-type': contentType }) };
  const response = await fetch(`${services.url}${path}`, { method: door.method, headers, signal: stop.signal, redirect: 'manual', ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }) });
  const type = response.headers.get('content-type') ?? '';
  const text = type.includes('json') ? await response.text() : '';
  stop.abort(); // streams would go on
  return { status: response.status, type, text };
}

/** Why an answer is no proper refusal; undefined when it is one. */
function wrongAbout({ status, type, text }: Answer, expected: readonly number[]): string | undefined {
  if (!expected.includes(status)) return `${status} ${text.slice(0, 200)}`;
  if (!type.startsWith('application/problem+json')) return `${status} without a problem document: ${type}`;
  const { code, title, detail } = JSON.parse(text) as { code?: string; title?: string; detail?: string };
  return code && title && detail ? undefined : `${status} says not what to do: ${text.slice(0, 200)}`;
}

/** Every table of every service with the number and the hash of its rows. */
async function recorded(): Promise<Readonly<Record<string, string>>> {
  await services.settled();
  const admin = await services.db.client();
  const { rows } = await admin.query<{ name: string }>(`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN (SELECT table_schema FROM information_schema.tables WHERE table_name = 'record') AND tablename <> 'listener' ORDER BY 1`); // who listens to machines is told every few seconds
  const found: Record<string, string> = {};
  for (const { name } of rows) {
    const { rows: [row] } = await admin.query<{ seen: string }>(`SELECT count(*) || ' rows, ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS seen FROM ${name} t`);
    found[name] = row?.seen ?? '';
  }
  return found;
}

const readsBody = ({ route, method }: Door): boolean => 'requestBody' in ((document as { paths: Record<string, Record<string, object>> }).paths[route]?.[method.toLowerCase()] ?? {});
/** The address of a real thing; a new door whose things nobody made is attacked at one that does not exist: its form is judged first. */
const pathOf = ({ route }: Door): string => (things.ids.some(([begin]) => route.startsWith(begin)) ? pathTo(things, route) : route.replaceAll(/\{[^}]+\}/g, 'nothing-of-this-name'));
const takesId = ({ route }: Door): boolean => route.includes('{');
const bodyOf = ({ route, method }: Door): Record<string, unknown> => {
  const body = exampleBody(document, route, method) as Record<string, unknown>;
  return 'document' in body ? { ...body, document: smallBatch().recipe.document } : body;
};

describe('L4 gmp 12 bad input at every door', () => {
  it('bodies of the wrong form are refused with what is wrong, and nothing is recorded', async () => {
    const before = await recorded();
    const wrong: string[] = [];
    let tried = 0;
    for (const door of doors.filter(({ method }) => method !== 'GET')) {
      const path = pathOf(door);
      // what stands in a body that nobody reads does no harm
      const attacks = attacksOn(bodyOf(door)).filter(({ what, harmless }) => !harmless && (readsBody(door) || UNREAD.includes(what)));
      await Promise.all(attacks.map(async ({ what, expected, ...request }) => {
        const fault = wrongAbout(await ask(door, path, request), expected);
        if (fault) wrong.push(`${door.method} ${door.route}, ${what}: ${fault}`);
      }));
      tried += attacks.length;
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(700);
    expect(Object.keys(before).length).toBeGreaterThan(40);
    expect(await recorded()).toEqual(before);
  }, 240_000);

  it('texts of four bytes and from right to left are taken or refused by a rule, and never break anything', async () => {
    const wrong: string[] = [];
    for (const door of doors.filter((one) => one.method !== 'GET' && readsBody(one))) {
      const path = pathOf(door);
      for (const { what, body } of attacksOn(bodyOf(door)).filter(({ harmless }) => harmless)) {
        const answer = await ask(door, path, { body });
        const fault = answer.status < 300 ? undefined : wrongAbout(answer, BY_RULE);
        if (fault) wrong.push(`${door.method} ${door.route}, ${what}: ${fault}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 240_000);

  it('ids that are none are refused or found nowhere, in reading and in writing', async () => {
    const wrong: string[] = [];
    for (const door of doors.filter(takesId)) {
      for (const id of BAD_IDS) {
        if (id === 'null' && door.method === 'PUT' && door.route.endsWith('/picking-rule')) continue; // a material may be called so, and its rule comes before its first lot
        const path = door.route.replaceAll(/\{[^}]+\}/g, id);
        const answer = await ask(door, path, door.method === 'GET' ? {} : { body: JSON.stringify(bodyOf(door)) });
        const fault = wrongAbout(answer, [...BY_RULE, 414]);
        if (fault) wrong.push(`${door.method} ${door.route} with ${id.slice(0, 20)}: ${fault}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 240_000);

  it('pages and filters that are none are refused or give nothing, and never break a list', async () => {
    const wrong: string[] = [];
    for (const door of doors.filter((one) => one.method === 'GET')) {
      const path = pathOf(door);
      for (const query of BAD_QUERIES) {
        const answer = await ask(door, `${path}?${query}`);
        if (answer.status >= 500 || (answer.status >= 400 && wrongAbout(answer, [...BY_RULE, 414]))) wrong.push(`GET ${door.route}?${query.slice(0, 30)}: ${answer.status} ${answer.text.slice(0, 200)}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 240_000);

  it('a key used again with another body is refused, and the first act stands', async () => {
    const [, runId = ''] = things.ids.find(([prefix]) => prefix.startsWith('/api/batch-execution/v1/orders')) ?? [];
    expect(runId).not.toBe('');
    const send = (number: string): Promise<Response> => fetch(`${services.url}/api/batch-execution/v1/orders`, {
      method: 'POST', headers: { authorization: 'Bearer sup.haas', 'idempotency-key': 'the-same-key', 'content-type': 'application/json' },
      body: JSON.stringify({ site: 'HAM', number, recipe: 'MBR-BLEND-1', quantity: { value: '300', unit: 'g' } }),
    });
    const first = await send('PO-KEY-1');
    expect(first.status).toBe(201);
    const other = await send('PO-KEY-2');
    expect([409, 422]).toContain(other.status);
    expect(await other.text()).toContain('idempotency');
    expect(await (await send('PO-KEY-1')).json()).toEqual(await first.json());
  });
});
