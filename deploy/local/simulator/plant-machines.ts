import { createHash, randomBytes, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MachineAccess } from '@batchwright/host';
import { demoMachines } from './machines/demo-machines';
import type { SimulatedTag } from './machines/machine';
import { applicationCertificate, type ApplicationCertificate } from './opcua/certificate';
import { APPLICATION_URI } from './opcua/opcua-server';
import { startSimulator, type Simulator } from './start-simulator';

/** Name under which a plant on demo data has the credential of its machines. */
export const MACHINES_CREDENTIAL = 'simulated-machines';
const SEED = 1;

/** What stays the same from start to start, so that a connection that was approved goes on. */
interface Kept {
  readonly server: ApplicationCertificate;
  readonly own: ApplicationCertificate;
  readonly password: string;
  readonly port?: number;
}

/** Simulated machines beside a plant. */
export interface PlantMachines {
  readonly simulator: Simulator;
  /** With what the plant meets them. */
  readonly access: MachineAccess;
  /** Where they are, as a connection says it. */
  readonly source: { readonly endpoint: string; readonly serverCertificate: string; readonly credential: string };
  readonly tags: readonly SimulatedTag[];
}

/** Starts the machines of the demo plant. Certificates, password and port are kept in the plant's folder; where the port is taken they get another one, and the connection says that nobody answers. */
export async function startPlantMachines(dataDir: string): Promise<PlantMachines> {
  const file = join(dataDir, 'machines.json');
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : await make();
  const user = { user: 'plant', password: kept.password };
  const machines = demoMachines(SEED);
  const build = { machines, hertz: 1, user, certificate: kept.server };
  const simulator = await startSimulator({ ...build, ...(kept.port === undefined ? {} : { port: kept.port }) }).catch(() => startSimulator(build));
  if (kept.port === undefined) {
    writeFileSync(`${file}.new`, JSON.stringify({ ...kept, port: Number(new URL(simulator.endpoint).port) }), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  const serverCertificate = createHash('sha256').update(new X509Certificate(kept.server.certificate).raw).digest('hex');
  return {
    simulator, tags: machines.flatMap(({ tags }) => tags),
    access: { credentials: { [MACHINES_CREDENTIAL]: user }, own: kept.own },
    source: { endpoint: simulator.endpoint, serverCertificate, credential: MACHINES_CREDENTIAL },
  };
}

async function make(): Promise<Kept> {
  const hosts = ['localhost', '127.0.0.1'];
  const [server, own] = await Promise.all([applicationCertificate(APPLICATION_URI, hosts, { days: 3650 }), applicationCertificate('urn:batchwright:plant', hosts, { days: 3650 })]);
  return { server, own, password: randomBytes(18).toString('base64url') };
}
