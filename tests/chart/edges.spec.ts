import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Platform, ServiceDefinition } from '@batchwright/host';
import { allServices } from '../../services/all-in-one/src/boot/services';
import { faultsOf, readEdges } from './edges';

const ROOT = resolve(__dirname, '../..');
const PLATFORM = {
  transactions: {}, bus: {}, objects: {}, verifier: {}, ids: () => 'id', logger: {}, metrics: {}, wake: () => undefined,
  settings: {
    consoleIssuer: 'https://plant.example/realms/batchwright', signingIssuer: 'https://sign.plant.example/realms/batchwright', consoleOrigin: 'https://plant.example', signingOrigin: 'https://sign.plant.example',
    clock: 'real', sites: [], idleLockSeconds: 600, signingClientSecret: 's', directoryClientSecret: 's', packageKeyPem: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  },
} as unknown as Platform;

const faults = (edges = readEdges(), definitions: readonly ServiceDefinition[] = allServices()): string[] => faultsOf(edges, definitions, PLATFORM);

/** Places of the services where a program opens a connection by itself, and the end that it reaches. */
const OWN_CONNECTIONS: Readonly<Record<string, string>> = {
  'services/identity/src/adapters/provider/form-post.ts': 'provider',
  'services/process-data/src/adapters/sparkplug/mqtt-session.ts': 'machines',
  'services/resources/src/adapters/scales/mt-sics-scales.ts': 'scales',
};
const OPENS = /(?:\bawait|\breturn|=>?|[(,]) *fetch\(|from '(?:node:)?(?:http|https|http2|net|tls|dgram|undici|pg|kafkajs)'/;

describe('the edges of the network policies', () => {
  it('are what the services, the host and the topic catalogue ask for, no more and no less', () => {
    expect(faults()).toEqual([]);
  });

  it('never lead from a service to a service', () => {
    const names: string[] = allServices().map(({ name }) => name);
    expect(readEdges().filter(({ from, to }) => from.some((one) => names.includes(one)) && to.some((one) => names.includes(one)))).toEqual([]);
  });

  it('that are missing, idle, or of nobody are named', () => {
    const without = readEdges().map((edge) => (edge.to.includes('objects') ? { ...edge, from: edge.from.filter((name) => name !== 'review') } : edge));
    expect(faults(without)).toEqual(['review reaches objects, and no line lets it']);
    const more = [...readEdges(), { from: ['training'], to: ['scales', 'recipes'], why: 'planted' }, { from: ['payroll'], to: ['dns'], why: 'planted' }];
    expect(faults(more)).toEqual(['training may reach scales, and does not', 'training may reach recipes, and does not', 'nobody is called payroll']);
  });

  it('follow a service that begins to take something: its line is missed at once', () => {
    const greedy = allServices().map((one) => (one.name === 'web-console' ? { ...one, module: (platform: Platform) => (void platform.objects, one.module(platform)) } : one));
    expect(faults(readEdges(), greedy)).toEqual(['web-console reaches objects, and no line lets it']);
  });

  it('leave out no place of the services that opens a connection by itself', () => {
    for (const planted of ["const a = await fetch(url)", "import { connect } from 'node:tls'", "import { Client } from 'pg'"]) expect(planted).toMatch(OPENS);
    const files = readdirSync(join(ROOT, 'services'), { recursive: true, encoding: 'utf8' }).filter((file) => /\/src\/.*(?<!spec|fixture)\.ts$/.test(file)).map((file) => join('services', file));
    const opening = files.filter((file) => OPENS.test(readFileSync(join(ROOT, file), 'utf8').replace(/^import type .*$/gm, ''))).map((file) => relative('.', file));
    expect(opening.sort()).toEqual(Object.keys(OWN_CONNECTIONS).sort());
    for (const [file, end] of Object.entries(OWN_CONNECTIONS)) expect(readEdges().some(({ from, to }) => from.includes(file.split('/')[1] ?? '') && to.includes(end))).toBe(true);
  });
});
