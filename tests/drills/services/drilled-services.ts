import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { ServiceName } from '@batchwright/contracts';
import { addressOf } from '../../../deploy/local/commands/ready-file';
import type { Stage } from '../../../deploy/local/demo/acting/stage';
import { PlantClient } from '../../../deploy/local/demo/client/plant-client';
import { SILENT_PROGRESS } from '../../../deploy/local/plant/progress';
import { startServices, type ServicesPlant } from '../../../deploy/local/services/start-services';
import { testClock } from '../../acceptance/test-clock';
import { MAKE_PROBE_TABLE, PROBED_SERVICE } from '../probe';
import { stubborn, type Ledger } from '../stubborn';
import { Watch } from './watch';

/** A plant of services under fire, with a probe in one of them, and people whose tablets do not give up. */
export interface DrilledServices {
  readonly plant: ServicesPlant;
  readonly ledger: Ledger;
  readonly watch: Watch;
  readonly stage: Stage;
  readonly clock: ReturnType<typeof testClock>;
  /** As the superuser. */
  query<T>(sql: string, parameters?: unknown[]): Promise<T[]>;
  stop(): Promise<void>;
}

export interface DrilledOptions {
  readonly replicas?: Partial<Record<ServiceName, number>>;
  /** The probed service forgets what it applied. */
  readonly withoutInbox?: boolean;
  /** A program (file and words) that runs in place of the image's entry for a service. */
  readonly programs?: Partial<Record<ServiceName, readonly string[]>>;
}

/** Starts it: real brokers, the embedded provider. */
export async function startDrilled({ replicas = {}, withoutInbox = false, programs = {} }: DrilledOptions = {}): Promise<DrilledServices> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bw-drill-'));
  const probed = [join(__dirname, 'probed-service.js'), ...(withoutInbox ? ['--without-inbox'] : [])];
  const plant = await startServices({ dataDir, port: 0, provider: 'embedded', replicas, programs: { ...programs, [PROBED_SERVICE]: probed }, logLevel: 'fatal', progress: SILENT_PROGRESS, quiet: true });
  const query = async <T>(sql: string, parameters: unknown[] = []): Promise<T[]> => {
    const admin = new Client({ connectionString: plant.postgres.adminUrl });
    await admin.connect();
    try {
      return (await admin.query(sql, parameters)).rows as T[];
    } finally {
      await admin.end();
    }
  };
  await query(MAKE_PROBE_TABLE);
  const ledger: Ledger = { acknowledged: [], resent: 0 };
  const watch = new Watch();
  const clock = testClock(plant.url);
  const client = new PlantClient(addressOf(plant), stubborn(ledger, false, watch.send));
  return {
    plant, ledger, watch, clock, query,
    stage: { client, clock, tell: () => undefined },
    async stop() {
      await plant.stop();
      const badly = plant.processes.filter(({ ending }) => ending !== 0 && ending !== 'SIGKILL');
      if (badly.length > 0) throw new Error(`ended badly when they were asked to end: ${badly.map(({ service, ending, said }) => `${service} with ${ending}: ${said}`).join('\n')}`);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
