import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CATALOGUE, SERVICE_NAMES, type ServiceName } from '@batchwright/contracts';
import type { Platform, ServiceDefinition } from '@batchwright/host';

/** Lines of `files/edges.json`: each of the one opens connections to each of the other. */
export interface Edges {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly why: string;
}

/** What the host opens for every service, whatever the service itself does: names, database, token keys, traces. */
const BY_THE_HOST = ['dns', 'postgres', 'provider', 'collector'];
/** What a job may reach; jobs are no services and have no platform. */
const BY_JOBS: Readonly<Record<string, readonly string[]>> = { migrate: ['dns', 'postgres'], topics: ['dns', 'kafka'], realm: ['dns', 'provider-admin'] };
/** Ends that open connections to services. */
const OUTSIDE = ['ingress', 'monitoring'];
/** What a service takes from its platform, and the end that it reaches with it. */
const REACHED_WITH: Readonly<Record<string, string>> = { objects: 'objects', scales: 'scales', machines: 'machines', directoryClientSecret: 'provider-admin' };

/** The edges of the chart; `services` stands for each of them. */
export function readEdges(): readonly Edges[] {
  const all = (names: readonly string[]): string[] => names.flatMap((name) => (name === 'services' ? [...SERVICE_NAMES] : [name]));
  const { edges } = JSON.parse(readFileSync(resolve(__dirname, '../../helm/batchwright/files/edges.json'), 'utf8')) as { edges: Edges[] };
  return edges.map(({ from, to, why }) => ({ from: all(from), to: all(to), why }));
}

/** Ends that a service really reaches: what the host opens, what the catalogue lets it read or write, what it takes from its platform while it is put together. */
export function reachedBy(definition: ServiceDefinition, platform: Platform): string[] {
  const taken = new Set(BY_THE_HOST);
  const speaks = ({ readers, writers }: { readers: readonly ServiceName[]; writers: readonly ServiceName[] }): boolean => readers.includes(definition.name) || writers.includes(definition.name);
  if (CATALOGUE.some(speaks)) taken.add('kafka');
  const noticing = <T extends object>(thing: T): T =>
    new Proxy(thing, {
      get(target, name, receiver) {
        const end = REACHED_WITH[String(name)];
        if (end !== undefined) taken.add(end);
        return Reflect.get(target, name, receiver) as unknown;
      },
    });
  definition.module(noticing({ ...platform, service: definition.name, settings: noticing(platform.settings) }));
  return [...taken];
}

/** What is wrong with the edges, a sentence each; none when they are what the services do. */
export function faultsOf(edges: readonly Edges[], definitions: readonly ServiceDefinition[], platform: Platform): string[] {
  const names: string[] = definitions.map(({ name }) => name);
  const given = (from: string): string[] => edges.filter((edge) => edge.from.includes(from)).flatMap(({ to }) => to);
  const compare = (from: string, needed: readonly string[]): string[] => [
    ...needed.filter((to) => !given(from).includes(to)).map((to) => `${from} reaches ${to}, and no line lets it`),
    ...given(from).filter((to) => !needed.includes(to)).map((to) => `${from} may reach ${to}, and does not`),
  ];
  const known = [...names, ...Object.keys(BY_JOBS), ...OUTSIDE];
  return [
    ...definitions.flatMap((definition) => compare(definition.name, reachedBy(definition, platform))),
    ...Object.entries(BY_JOBS).flatMap(([job, needed]) => compare(job, needed)),
    ...OUTSIDE.flatMap((outside) => compare(outside, names)),
    ...edges.flatMap(({ from }) => from).filter((from) => !known.includes(from)).map((from) => `nobody is called ${from}`),
  ];
}
