import { PLATFORM, type Platform } from '@batchwright/host';
import type { Transactions } from '@batchwright/persistence';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { PostgresConnections } from '../../../services/process-data/src/adapters/postgres/postgres-connections';
import type { ConnectionInForce } from '../../../services/process-data/src/application/connections';
import { Listen } from '../../../services/process-data/src/application/listen';
import { applicationCertificate } from '../../../deploy/local/simulator/opcua/certificate';
import { BenchPlant } from '../bench-plant';

/** A plant of the bench with connections to machines. */
export class MachineFloor {
  private constructor(
    readonly bench: BenchPlant,
    /** The owner of the database. */
    readonly admin: Client,
    /** Those of process-data. */
    readonly transactions: Transactions,
  ) {}

  static async start(): Promise<MachineFloor> {
    const own = await applicationCertificate('urn:batchwright:plant', ['localhost', '127.0.0.1']);
    const bench = await BenchPlant.start('review', { access: { credentials: {}, own }, logLevel: 'fatal' });
    const admin = new Client({ connectionString: bench.plant.database.server.adminUrl });
    await admin.connect();
    await admin.query('SET search_path = process_data');
    const service = bench.plant.services.services.find(({ definition }) => definition.name === 'process-data');
    if (!service) throw new Error('this plant hears no machines');
    return new MachineFloor(bench, admin, service.app.get<Platform>(PLATFORM).transactions);
  }

  /** A connection in force, drafted and approved as people do. `tags`: code and equipment; `samplingMs`: how often the source looks, absent = as often as it sends. */
  async connect(code: string, settings: object, tags: readonly (readonly [code: string, equipment: string])[], samplingMs?: number): Promise<ConnectionInForce> {
    const drafted = tags.map(([tag, equipment]) => ({ code: tag, address: `ns=1;s=${tag}`, type: 'number', title: { en: tag }, equipment, point: tag.split('.')[1] ?? tag, unit: '1', keepDays: 30, limits: [], ...(samplingMs === undefined ? {} : { samplingMs }) }));
    const { aggregate } = await (await this.bench.people.as('eng.moreau')).post<{ aggregate: string }>('/process-data/v1/connections', { site: 'HAM', code, name: code, reason: 'bench', settings, tags: drafted });
    await (await this.bench.people.as('qa.weiss')).signed(`/process-data/v1/connections/${aggregate}/approval`, {});
    const whole = await new PostgresConnections(this.transactions).whole('HAM', aggregate);
    if (!whole) throw new Error(`${code} is not in force`);
    return whole;
  }

  /** The plant listens to this connection no more, for good: another one holds it. */
  async leave({ site, id }: ConnectionInForce): Promise<void> {
    const service = this.bench.plant.services.services.find(({ definition }) => definition.name === 'process-data');
    const listen = service?.app.get(Listen);
    await this.admin.query(`INSERT INTO listener (site, connection_id, holder, until) VALUES ($1, $2, 'bench', 'infinity') ON CONFLICT (site, connection_id) DO UPDATE SET holder = 'bench', until = 'infinity'`, [site, id]);
    while (listen?.states().has(`${site}/${id}`)) await pause(50);
  }

  async stop(): Promise<void> {
    await this.admin.end();
    await this.bench.stop();
  }
}

/** How long something takes, ms. */
export async function timed(act: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await act();
  return performance.now() - since;
}

/** A server that is not there: what is measured comes by no network. */
export const NOBODY = { protocol: 'opcua', endpoint: 'opc.tcp://127.0.0.1:1', securityMode: 'none', securityPolicy: 'none', publishingMs: 1000 };
