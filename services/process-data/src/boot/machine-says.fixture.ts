import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { TestServices } from '@batchwright/testing';
import { PostgresAlarms } from '../adapters/postgres/postgres-alarms';
import { PostgresCauses } from '../adapters/postgres/postgres-causes';
import { PostgresConnections } from '../adapters/postgres/postgres-connections';
import { PostgresEquipmentUses } from '../adapters/postgres/postgres-equipment-uses';
import { PostgresGaps } from '../adapters/postgres/postgres-gaps';
import { PostgresMachineStates } from '../adapters/postgres/postgres-machine-states';
import { PostgresSamples } from '../adapters/postgres/postgres-samples';
import { PostgresTagWatches } from '../adapters/postgres/postgres-tag-watches';
import { FileSpool } from '../adapters/spool/file-spool';
import { LetGo } from '../application/let-go';
import { Listen } from '../application/listen';
import { NoteGaps } from '../application/note-gaps';
import { RunsOfAlarm } from '../application/runs-of-alarm';
import type { Spool, SpooledBatch } from '../application/spool';
import { StoreReadings } from '../application/store-readings';
import { TellMachineStates } from '../application/tell-machine-states';
import { WatchTags } from '../application/watch-tags';
import type { Reading, SourceGap } from '../domain/reading';
import type { ConnectionInForce } from '../application/connections';

/** A machine of a connection in force that says readings, without a network: they go the whole way from the spool on. */
export interface Machine {
  /** Stores, looks, and waits until everybody heard of it. */
  says(readings: readonly Reading[], gaps?: readonly SourceGap[]): Promise<void>;
  /** Stores only, as before a crash. */
  stores(readings: readonly Reading[], gaps?: readonly SourceGap[]): Promise<void>;
  /** Looks at what was stored; as of a source that is connected for long, unless told. Answers at how many tags. */
  looks(connected?: boolean): Promise<number>;
  /** Ends what is not over of tags that nobody hears any more. */
  letsGo(): Promise<void>;
}

/** What process-data is made of behind its drivers. */
async function wired(services: Pick<TestServices, 'db'>) {
  const transactions = await services.db.transactions('process_data');
  const connections = new PostgresConnections(transactions);
  const [samples, watches, alarms, uses] = [new PostgresSamples(transactions), new PostgresTagWatches(), new PostgresAlarms(transactions), new PostgresEquipmentUses(transactions)];
  const causes = new PostgresCauses();
  const gaps = new NoteGaps(new PostgresGaps(transactions), uses, alarms, causes);
  const store = new StoreReadings(transactions, samples, watches, gaps);
  const runs = new RunsOfAlarm(uses, alarms, causes);
  const states = new PostgresMachineStates();
  const watch = new WatchTags(transactions, watches, alarms, runs, gaps, states, new TellMachineStates(uses, states));
  return { connections, samples, store, watch, letGo: new LetGo(transactions, watches, alarms, gaps, runs) };
}

/** A replica that listens with these drivers, and has its spools in this folder. */
export async function replicaOf(services: Pick<TestServices, 'db'>, folder: string, drivers: ConstructorParameters<typeof Listen>[3]): Promise<Listen> {
  const { connections, samples, store, watch } = await wired(services);
  return new Listen(connections, samples, store, drivers, (site, id) => FileSpool.open(join(folder, site, id)), randomUUID(), { error: ({ err }: { err?: unknown }, text) => { throw new Error(`${text}: ${String(err)}`); } }, watch);
}

/** The machine behind the connection with that code. */
export async function machineOf(services: TestServices, code: string): Promise<Machine> {
  const { connections, store, watch, letGo } = await wired(services);
  const id = randomUUID();
  let position = 0;
  const inForce = async (): Promise<ConnectionInForce> => {
    const ids = (await connections.list(['HAM', 'CRK'], { limit: 1000 })).filter((one) => one.code === code).map((one) => one.id);
    const found = (await connections.inForce()).find((one) => ids.includes(one.id));
    const whole = found && (await connections.whole(found.site, found.id));
    if (!whole) throw new Error(`${code} is not in force`);
    return whole;
  };
  const machine: Machine = {
    async says(readings, told) {
      await machine.stores(readings, told);
      await machine.looks();
      await services.settled();
    },
    async stores(readings, told = []) {
      const batch: SpooledBatch = { position: (position += 1), received: Date.now() * 1000, readings, gaps: told };
      const spool: Spool = { id, put: () => Promise.resolve(), read: () => Promise.resolve([batch]), remove: () => Promise.resolve(), close: () => Promise.resolve() };
      await store.execute(await inForce(), spool);
    },
    async letsGo() {
      await letGo.execute();
      await services.settled();
    },
    looks: async (connected = true) => watch.execute(await inForce(), connected ? 0 : undefined),
  };
  return machine;
}
