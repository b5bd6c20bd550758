import { AttributeIds, OPCUAClient, TimestampsToReturn, type ClientMonitoredItemBase, type DataValue } from 'node-opcua-client';
import { steppedMachine } from '../../../deploy/local/simulator/machines/stepped-machine';
import { startSimulator } from '../../../deploy/local/simulator/start-simulator';
import { binaryRows } from '../../../services/process-data/src/adapters/postgres/binary-copy';
import type { BenchResult } from '../result';
import { timed, type MachineFloor } from './machine-floor';

const HERTZ = 10;
/** Faster than the machine speaks: no value is passed over. */
const SAMPLING_MS = 20;
const pause = (ms: number): Promise<void> => new Promise((go) => setTimeout(go, ms));

/**
 * A plant that hears so many counters ten times a second over OPC UA, from the server to the table, beside a bare subscriber on the same server in the same time. Then the database is taken from the service, and after that the
 * server from everybody: what was said meanwhile is replayed. Each counter says one more each time, so what is missing or doubled in the table is seen.
 */
export async function heardFromMachines(floor: MachineFloor, { tags, seconds, outage }: { readonly tags: number; readonly seconds: number; readonly outage: number }): Promise<BenchResult[]> {
  let said = 0;
  const names = Array.from({ length: tags }, (_, at) => `c${at}`);
  const machine = steppedMachine('CT-01', 1, {
    tags: names.map((name) => ({ name, type: 'number', unit: '1', title: name })), step: () => undefined,
    read: () => {
      said += 1;
      return Object.fromEntries(names.map((name) => [name, said]));
    },
  });
  const simulator = await startSimulator({ machines: [machine], hertz: HERTZ, user: { user: 'plant', password: 'secret' }, anonymous: true, kept: (outage + 60) * HERTZ });
  const bare = await subscriber(simulator.endpoint, names.map((name) => `ns=1;s=CT-01.${name}`));
  try {
    await floor.connect('PLC-COUNT', { protocol: 'opcua', endpoint: simulator.endpoint, securityMode: 'none', securityPolicy: 'none', publishingMs: 500, history: true }, names.map((name) => [`CT-01.${name}`, 'CT-01'] as const), SAMPLING_MS);
    for (let looks = 0; (await found(floor, 0, said, tags)).heard === 0; looks += 1) {
      if (looks > 60) throw new Error(`nothing is heard: ${JSON.stringify((await floor.admin.query('SELECT state, why FROM listener')).rows)}`);
      await pause(500);
    }
    await pause(3000);
    const [begin, before] = [said, bare.values()];
    await pause(seconds * 1000);
    const [end, after] = [said, bare.values()];
    const steady = await arrived(floor, begin, end, tags);
    const away = await withoutDatabase(floor, { outage, tags, said: () => said });
    const cutFrom = said;
    await simulator.cut(outage);
    await pause(3000);
    const back = await arrived(floor, cutFrom, said - 2 * HERTZ, tags);
    return [
      { id: 'samples-heard', what: `values of ${tags} tags × ${HERTZ} Hz in ${seconds} s, from the server to the table: ${steady.lost} lost, ${steady.doubled} doubled`, ours: steady.heard / seconds, comparator: (after - before) / seconds, comparedWith: 'a bare subscriber on the same server', ratio: steady.heard / Math.max(1, after - before), aim: '>= 0.9', unit: 'a second' },
      ...away,
      { id: 'server-away', what: `values in the table of an outage of the server of ${outage} s: ${back.lost} lost, ${back.doubled} doubled`, ours: back.heard, comparator: (back.until - cutFrom) * tags, comparedWith: 'what the machine said', ratio: back.heard / ((back.until - cutFrom) * tags), aim: '>= 1', unit: 'values' },
    ];
  } finally {
    await bare.stop();
    await simulator.stop();
  }
}

/** The service may not log in to its database for a while, and its sessions are ended. What was said meanwhile waits in the spool; when it may again, all of it has to be in the table. */
async function withoutDatabase(floor: MachineFloor, { outage, tags, said }: { readonly outage: number; readonly tags: number; readonly said: () => number }): Promise<BenchResult[]> {
  const from = said();
  await floor.admin.query('ALTER ROLE process_data_app NOLOGIN');
  let back: number;
  try {
    const until = Date.now() + outage * 1000;
    while (Date.now() < until) {
      await floor.admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'process_data_app'");
      await pause(200);
    }
  } finally {
    back = said();
    await floor.admin.query('ALTER ROLE process_data_app LOGIN');
  }
  const caughtUp = await timed(async () => {
    for (let looks = 0; looks < 1200 && (await found(floor, from, back, tags)).lost > 0; looks += 1) await pause(50);
  });
  const all = await found(floor, from, back, tags);
  await floor.admin.query('CREATE TABLE IF NOT EXISTS public.replayed (LIKE process_data.sample INCLUDING ALL); GRANT USAGE ON SCHEMA public TO process_data_app; GRANT INSERT ON public.replayed TO process_data_app');
  const rows = Array.from({ length: (back - from) * tags }, (_, at) => ({ tag: at % tags, at: (from + Math.floor(at / tags)) * 100_000, value: at, quality: 'good' as const }));
  const packed = binaryRows(rows);
  const copied = await timed(() => floor.transactions.run(async (tx) => tx.copyIn('COPY public.replayed (tag, at, number, words, quality, status, stated) FROM STDIN (FORMAT binary)', packed)));
  return [
    { id: 'database-away', what: `values in the table of an outage of the database of ${outage} s: ${all.lost} lost, ${all.doubled} doubled`, ours: all.heard, comparator: rows.length, comparedWith: 'what the machine said', ratio: all.heard / rows.length, aim: '>= 1', unit: 'values' },
    { id: 'caught-up', what: `until the ${rows.length} values of an outage of ${outage} s are in the table, once the database is back; new ones come meanwhile`, ours: caughtUp, comparator: copied, comparedWith: 'COPY of as many packed rows', ratio: caughtUp / copied, aim: '<= 100', unit: 'ms' },
  ];
}

interface Found {
  readonly heard: number;
  readonly lost: number;
  readonly doubled: number;
  readonly until: number;
}

/** What stands in the table of the values after one and up to another. */
async function found({ admin }: MachineFloor, begin: number, until: number, tags: number): Promise<Found> {
  const { rows: [row] } = await admin.query<{ rows: string; values: string }>(
    `SELECT count(*) AS rows, count(DISTINCT (s.tag, s.number)) AS values FROM sample s JOIN tag_number n ON n.number = s.tag WHERE n.code LIKE 'CT-01.c%' AND s.at > now() - interval '1 day' AND s.number > $1 AND s.number <= $2`, [begin, until]);
  const [rows, values] = [Number(row?.rows ?? 0), Number(row?.values ?? 0)];
  return { heard: values, lost: (until - begin) * tags - values, doubled: rows - values, until };
}

/** The same, when it is all there, or half a minute later. */
async function arrived(floor: MachineFloor, begin: number, until: number, tags: number): Promise<Found> {
  for (let looks = 0; looks < 30; looks += 1) {
    const all = await found(floor, begin, until, tags);
    if (all.lost === 0) return all;
    await pause(1000);
  }
  return found(floor, begin, until, tags);
}

/** The least that hears a server: it counts. */
async function subscriber(endpoint: string, nodes: readonly string[]): Promise<{ values: () => number; stop: () => Promise<void> }> {
  let values = 0;
  const client = OPCUAClient.create({ endpointMustExist: false });
  await client.connect(endpoint);
  const session = await client.createSession();
  const subscription = await session.createSubscription2({ requestedPublishingInterval: 500, requestedLifetimeCount: 600, requestedMaxKeepAliveCount: 20, maxNotificationsPerPublish: 0, publishingEnabled: true, priority: 1 });
  const group = await subscription.monitorItems(nodes.map((nodeId) => ({ nodeId, attributeId: AttributeIds.Value })), { samplingInterval: 0, queueSize: 50, discardOldest: false }, TimestampsToReturn.Both);
  group.on('changed', (_item: ClientMonitoredItemBase, _value: DataValue) => void (values += 1));
  return {
    values: () => values,
    stop: async () => {
      await client.closeSession(session, true).catch(() => undefined);
      await client.disconnect().catch(() => undefined);
    },
  };
}
