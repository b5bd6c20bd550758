import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outgoing } from '@batchwright/contracts';
import type { Platform, ServiceDefinition } from '@batchwright/host';
import { newId } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { MACHINE_SETTINGS, type TestServices } from '@batchwright/testing';
import { PostgresSamples } from '../adapters/postgres/postgres-samples';

const folder = join(MACHINE_SETTINGS.referenceData ?? '', 'fermentation');
/** Whether the reference fermentations are on this machine. */
export const FERMENTATIONS = MACHINE_SETTINGS.referenceData !== undefined && existsSync(folder);

/** Tanks in which the batches are made by turns. */
const TANKS = ['FE-01', 'FE-02', 'FE-03', 'FE-04'];
const FIRST = Date.parse('2026-03-01T06:00:00Z');
const DAY = 86_400_000;
const HOUR_US = 3_600_000_000;
const SEEDS = [101, 201, 202];

/** A connection that has the temperature of each tank. */
export const TANK_CONNECTION = {
  site: 'HAM', code: 'PLC-TANKS', name: 'Tanks', reason: 'the tanks are connected',
  settings: { protocol: 'opcua', endpoint: 'opc.tcp://127.0.0.1:1', securityMode: 'none', securityPolicy: 'none', publishingMs: 500 },
  tags: TANKS.flatMap((tank) => [
    { code: `${tank}.product-temperature`, address: `ns=2;s=${tank}.T`, type: 'number', title: { en: 'Temperature of the broth', de: 'Temperatur der Brühe' }, equipment: tank, point: 'product-temperature', unit: 'K', places: 2, keepDays: 400, limits: [] },
    { code: `${tank}.acidity`, address: `ns=2;s=${tank}.pH`, type: 'number', title: { en: 'Acidity' }, equipment: tank, point: 'acidity', unit: '[pH]', keepDays: 400, limits: [] },
  ]),
};

/** A batch that was made. */
export interface MadeBatch {
  readonly runId: string;
  readonly number: string;
  /** When its fermentation began, ms. */
  readonly begin: number;
  readonly tank: string;
  /** Samples of its temperature: microseconds since the beginning, and what was measured. */
  readonly said: readonly (readonly [since: number, value: number])[];
}

/** Hours and temperature of a reference batch, or of one that is made up where none is there. */
function course(seed: number): (readonly [hours: number, value: number])[] {
  if (!FERMENTATIONS) return Array.from({ length: 1150 }, (_, at) => [(at + 1) / 5, 298 + Math.sin(at / 40 + seed)]);
  const [head = '', , ...lines] = readFileSync(join(folder, `batch_seed${seed}_states.csv`), 'utf8').trim().split('\n');
  const place = head.trim().split(',').indexOf('T');
  return lines.map((line) => line.split(',').map(Number)).map((row) => [row[0] as number, row[place] as number]);
}

/** So many samples at equal distance along a course, each between its two neighbours. */
function sampled(of: readonly (readonly [hours: number, value: number])[], samples: number, shift: number): MadeBatch['said'] {
  const [first, last] = [of[0]?.[0] ?? 0, of.at(-1)?.[0] ?? 0];
  let at = 0;
  return Array.from({ length: samples }, (_, index): readonly [number, number] => {
    const hours = first + ((last - first) * index) / (samples - 1);
    while (at < of.length - 2 && (of[at + 1]?.[0] ?? 0) < hours) at += 1;
    const [[h0, v0], [h1, v1]] = [of[at] ?? [0, 0], of[at + 1] ?? of[at] ?? [0, 0]];
    return [Math.round(hours * HOUR_US), Number((v0 + (h1 === h0 ? 0 : ((v1 - v0) * (hours - h0)) / (h1 - h0)) + shift).toFixed(4))];
  });
}

/** So many batches, made by turns in four tanks. */
export function batches(count: number, samplesEach: number): MadeBatch[] {
  return Array.from({ length: count }, (_, at) => {
    const begin = FIRST + Math.floor(at / TANKS.length) * 12 * DAY + at * 60_000;
    const seed = SEEDS[at % SEEDS.length] as number;
    return { runId: newId(begin, randomBytes(10)), number: `FER-${String(at + 1).padStart(3, '0')}`, begin, tank: TANKS[at % TANKS.length] as string, said: sampled(course(seed), samplesEach, at / 100) };
  });
}

/** Somebody who speaks as batch-execution; `execution()` is there once the plant has started. */
export function speaker(): { readonly service: ServiceDefinition; readonly execution: () => Platform } {
  let platform: Platform | undefined;
  return {
    service: { name: 'batch-execution', migrations: [], module: (own) => ((platform = own), { module: class Stranger {} }) },
    execution: () => {
      if (!platform) throw new Error('the plant has not started');
      return platform;
    },
  };
}

/** Tells of the batches as batch-execution would have: set up, then a phase `fermentation` in which a step uses the tank. `open`: the last one still runs. */
export async function tell(execution: Platform, made: readonly MadeBatch[], { recipe, open = false }: { readonly recipe: string; readonly open?: boolean }): Promise<void> {
  for (const [index, { runId, number, begin, tank, said }] of made.entries()) {
    const end = begin + (said.at(-1)?.[0] ?? 0) / 1000 + 1000;
    let sequence = 0;
    const prefix = 'batchwright.batch-execution.v1';
    const message = (type: string, ms: number, body: object) => {
      const recordedAt = new Date(ms).toISOString();
      return outgoing(`${prefix}.${type}` as `${typeof prefix}.StepStarted`, { subject: runId, site: 'HAM', sequence: (sequence += 1) }, { ...body, act: { actAt: recordedAt, recordedAt } } as never);
    };
    const grant = { what: 'equipment', need: 'tank', item: tank, grantId: `g-${runId}` };
    const told = [
      message('RunCreated', begin - 3_600_000, { number, kind: 'batch', recipe: { code: recipe, version: index < made.length / 2 ? 1 : 2, versionId: 'v', hash: 'h' }, batchSize: { value: '1', unit: 'kg' } }),
      message('NodeActivated', begin, { nodeKey: 'fermentation', nodeId: 'fermentation', iteration: [] }),
      message('StepStarted', begin, { stepKey: 'ferment', items: [grant] }),
    ];
    if (!open || index < made.length - 1) {
      told.push(message('StepCompleted', end, { stepKey: 'ferment', released: [grant.grantId], again: false }), message('NodeCompleted', end, { nodeKey: 'fermentation' }), message('RunStateChanged', end, { from: 'running', to: 'complete', command: 'complete' }));
    }
    await execution.transactions.run((tx) => tx.announce(told));
  }
}

/** Keeps the samples of the batches by the way that all samples go. Answers how many. */
export async function keep(transactions: Transactions, services: TestServices, made: readonly MadeBatch[]): Promise<number> {
  const admin = await services.db.client();
  const { rows } = await admin.query<{ code: string; number: number }>('SELECT code, number FROM process_data.tag_number');
  const numbers = new Map(rows.map(({ code, number }) => [code, number]));
  const samples = new PostgresSamples(transactions);
  let kept = 0;
  for (const { tank, begin, said } of made) {
    const code = `${tank}.product-temperature`;
    const tag = numbers.get(code) ?? 0;
    const batch = said.map(([since, value]) => ({ tag, code, at: begin * 1000 + since, value, quality: 'good' as const }));
    kept += (await transactions.run((tx) => samples.keep(tx, 'HAM', batch))).stored;
  }
  return kept;
}
