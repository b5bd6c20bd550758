import { createHash, randomBytes, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MachineAccess } from '@batchwright/host';
import { demoMachines } from './machines/demo-machines';
import type { SimulatedMachine, SimulatedTag } from './machines/machine';
import { applicationCertificate, type ApplicationCertificate } from './opcua/certificate';
import { APPLICATION_URI } from './opcua/opcua-server';
import { startSimulator, type Simulator } from './start-simulator';

/** Name under which a plant on demo data has the credential of its machines. */
export const MACHINES_CREDENTIAL = 'simulated-machines';
const SEED = 1;
/** Heard through a gateway; the others have an OPC UA server. */
const BEHIND_GATEWAY = ['FE-01'];
const GATEWAY = { group: 'HAM', edgeNode: 'FERMENTATION' } as const;

/** What stays the same from start to start, so that a connection that was approved goes on. */
interface Kept {
  readonly server: ApplicationCertificate;
  readonly own: ApplicationCertificate;
  readonly password: string;
  readonly port?: number;
  /** Absent: a plant that was made before it had a gateway; there all machines go on behind the one server. */
  readonly gateway?: { readonly port?: number };
}

/** A source with its machines, as a connection says it. */
export interface MachineSource {
  readonly code: string;
  readonly name: string;
  readonly reason: string;
  readonly settings: Readonly<Record<string, string | number>>;
  readonly tags: readonly SimulatedTag[];
  /** Where a tag is found there. */
  addressOf(code: string): string;
  /** Method through which what may be written takes commands with an id; absent where the source has none. */
  commandOf?(code: string): string;
  /** How often the source looks; absent: as often as it likes. */
  readonly samplingMs?: number;
}

/** Simulated machines beside a plant. */
export interface PlantMachines {
  readonly simulator: Simulator;
  /** With what the plant meets them. */
  readonly access: MachineAccess;
  readonly sources: readonly MachineSource[];
}

/** Starts the machines of the demo plant. Certificates, password and ports are kept in the plant's folder; where a port is taken they get others, and the connections say that nobody answers. */
export async function startPlantMachines(dataDir: string): Promise<PlantMachines> {
  const file = join(dataDir, 'machines.json');
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : await make();
  const user = { user: 'plant', password: kept.password };
  const machines = demoMachines(SEED);
  const behind = kept.gateway ? machines.filter(({ code }) => BEHIND_GATEWAY.includes(code)) : [];
  const served = machines.filter((machine) => !behind.includes(machine));
  const simulator = await start(kept, served, behind, user);
  if (kept.port === undefined) {
    const known: Kept = { ...kept, port: portOf(simulator.endpoint), ...(simulator.gatewayEndpoint === undefined ? {} : { gateway: { port: portOf(simulator.gatewayEndpoint) } }) };
    writeFileSync(`${file}.new`, JSON.stringify(known), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  const sources = [opcua(simulator.endpoint, kept, served), ...(simulator.gatewayEndpoint === undefined ? [] : [sparkplug(simulator.gatewayEndpoint, kept, behind)])];
  return { simulator, sources, access: { credentials: { [MACHINES_CREDENTIAL]: user }, own: kept.own } };
}

async function start(kept: Kept, machines: readonly SimulatedMachine[], behind: readonly SimulatedMachine[], user: { readonly user: string; readonly password: string }): Promise<Simulator> {
  const build = { machines, hertz: 1, user, certificate: kept.server };
  const gateway = { ...GATEWAY, host: `batchwright-${GATEWAY.group}-${GATEWAY.edgeNode}`, user, certificate: kept.server, machines: behind };
  const anew = { ...build, ...(behind.length === 0 ? {} : { gateway }) };
  if (kept.port === undefined) return startSimulator(anew);
  return startSimulator({ ...build, port: kept.port, ...(behind.length === 0 ? {} : { gateway: { ...gateway, ...kept.gateway } }) }).catch(() => startSimulator(anew));
}

function opcua(endpoint: string, { server }: Kept, machines: readonly SimulatedMachine[]): MachineSource {
  const serverCertificate = createHash('sha256').update(new X509Certificate(server.certificate).raw).digest('hex');
  return {
    code: 'OPC-FLOOR', name: 'Machines and rooms of the solids building', reason: 'the machines have their server', tags: tagsOf(machines),
    settings: { protocol: 'opcua', securityMode: 'sign-and-encrypt', securityPolicy: 'basic256sha256', publishingMs: 1000, endpoint, serverCertificate, credential: MACHINES_CREDENTIAL },
    addressOf: (code) => `ns=1;s=${code}`, commandOf: (code) => `ns=1;s=${code}.command`, samplingMs: 5000,
  };
}

function sparkplug(endpoint: string, { server }: Kept, machines: readonly SimulatedMachine[]): MachineSource {
  return {
    code: 'GW-FERMENTATION', name: 'Fermenter, over its gateway', reason: 'the fermenter has a gateway', tags: tagsOf(machines),
    settings: { protocol: 'sparkplug', endpoint, ...GATEWAY, authority: server.certificate, credential: MACHINES_CREDENTIAL },
    addressOf: (code) => code.replaceAll('.', '/'),
  };
}

function tagsOf(machines: readonly SimulatedMachine[]): SimulatedTag[] {
  return machines.flatMap(({ tags }) => tags);
}

function portOf(endpoint: string): number {
  return Number(new URL(endpoint).port);
}

async function make(): Promise<Kept> {
  const hosts = ['localhost', '127.0.0.1'];
  const [server, own] = await Promise.all([applicationCertificate(APPLICATION_URI, hosts, { days: 3650 }), applicationCertificate('urn:batchwright:plant', hosts, { days: 3650 })]);
  return { server, own, password: randomBytes(18).toString('base64url'), gateway: {} };
}
