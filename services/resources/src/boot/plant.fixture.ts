import { randomUUID } from 'node:crypto';
import { outgoing, type OutgoingMessage } from '@batchwright/contracts';
import type { Platform, ServiceDefinition } from '@batchwright/host';
import { startTestServices, type TestAnswer, type TestServices } from '@batchwright/testing';
import { resources } from './index';

/** A message that was sent, as a test looks at it. */
export interface Told {
  readonly type: string;
  readonly data: Record<string, unknown>;
}

/** Resources with somebody beside it who speaks as batch-execution. */
export interface ResourcesPlant {
  readonly services: TestServices;
  /** Sends as review and waits until everything is handled. */
  sayAsReview(...messages: OutgoingMessage[]): Promise<void>;
  /** Sends as batch-execution and waits until everything is handled. */
  say(...messages: OutgoingMessage[]): Promise<void>;
  askEquipment(code: string, asked?: EquipmentAsk): Promise<string>;
  askMaterial(container: string, asked?: MaterialAsk): Promise<string>;
  /** The run tells that a step began with the grant. */
  used(grantId: string, sequence?: number): Promise<void>;
  /** The run tells how much its step took; without an amount as much as was granted. */
  weighed(grantId: string, quantity?: { value: string; unit: string }, sequence?: number): Promise<void>;
  end(grantId: string): Promise<void>;
  release(grantId: string): Promise<void>;
  /** What resources said about a grant, in order. */
  answers(grantId: string): Promise<Told[]>;
  /** What resources said under a key, in order. */
  told(topic: string, key: string): Promise<Told[]>;
  now(): Promise<string>;
  /** A clean V-blender of 5 L. */
  blender(code: string, more?: Record<string, unknown>): Promise<void>;
  /** A released lot of RM-1001 in one drum of 10.00 kg; answers its id. */
  lot(number: string, container: string, more?: Record<string, unknown>): Promise<string>;
  releaseLot(lotId: string): Promise<TestAnswer>;
}

export interface EquipmentAsk {
  readonly run?: string;
  readonly class?: string;
  readonly product?: string;
  readonly properties?: { name: string; low?: string; high?: string; unit?: string; equals?: string }[];
  readonly grantId?: string;
}

export interface MaterialAsk {
  readonly run?: string;
  readonly material?: string;
  readonly quantity?: { value: string; unit: string };
  readonly lasts?: { value: string; unit: string };
}

export const API = '/api/resources/v1';

/** Starts resources on a throw-away database. */
export async function startResources(more: Parameters<typeof startTestServices>[1] = {}): Promise<ResourcesPlant> {
  let execution: Platform | undefined;
  class Stranger {}
  const batchExecution: ServiceDefinition = { name: 'batch-execution', migrations: [], module: (platform) => ((execution = platform), { module: Stranger }) };
  let judging: Platform | undefined;
  const review: ServiceDefinition = { name: 'review', migrations: [], module: (platform) => ((judging = platform), { module: class Judge {} }) };
  const services = await startTestServices([resources, batchExecution, review], more);
  const admin = await services.db.client();
  const say = async (...messages: OutgoingMessage[]): Promise<void> => {
    await execution?.transactions.run((tx) => tx.announce(messages));
    await services.settled();
  };
  const sayAsReview = async (...messages: OutgoingMessage[]): Promise<void> => {
    await judging?.transactions.run((tx) => tx.announce(messages));
    await services.settled();
  };
  const told = async (topic: string, where: string, value: string): Promise<Told[]> => {
    await services.settled();
    const { rows } = await admin.query<{ type: string; body: string }>(`SELECT type, body FROM bus.log WHERE topic = $1 AND ${where} = $2 ORDER BY position`, [topic, value]);
    return rows.map(({ type, body }) => ({ type: type.split('.').at(-1) ?? '', data: JSON.parse(body) as Record<string, unknown> }));
  };
  const command = (subject: string, id: string) => ({ subject, site: 'HAM', sequence: 0, id });
  const plant: ResourcesPlant = {
    services,
    say,
    sayAsReview,
    async askEquipment(code, { run = 'WS-1', class: equipmentClass = 'v-blender', product = 'FP', properties = [], grantId = randomUUID() } = {}) {
      await say(outgoing('batchwright.resources.v1.RequestEquipmentGrant', command(code, grantId), {
        grantId, site: 'HAM', runId: `id-of-${run}`, runNumber: run, stepKey: 'blend', equipmentCode: code, product, requirement: { class: equipmentClass, properties },
      }));
      return grantId;
    },
    async askMaterial(container, { run = 'WS-1', material = 'RM-1001', quantity = { value: '1.00', unit: 'kg' }, lasts } = {}) {
      const grantId = randomUUID();
      await say(outgoing('batchwright.resources.v1.RequestMaterialGrant', command(container, grantId), {
        grantId, site: 'HAM', runId: `id-of-${run}`, runNumber: run, stepKey: 'weigh', materialCode: material, containerCode: container, quantity, ...(lasts ? { lasts } : {}),
      }));
      return grantId;
    },
    async used(grantId, sequence = 1) {
      const act = { person: 'E1001', name: 'Mara Berger', account: 'op.berger', terminal: '', actAt: await plant.now(), recordedAt: await plant.now() };
      await say(outgoing('batchwright.batch-execution.v1.GrantUsed', { subject: `run of ${grantId}`, site: 'HAM', sequence }, { grantId, stepKey: 'blend', act }));
    },
    async weighed(grantId, quantity, sequence = 2) {
      const act = { person: 'E1001', name: 'Mara Berger', account: 'op.berger', terminal: '', actAt: await plant.now(), recordedAt: await plant.now() };
      await say(outgoing('batchwright.batch-execution.v1.MaterialUsed', { subject: `run of ${grantId}`, site: 'HAM', sequence }, { grantId, stepKey: 'weigh', item: '', ...(quantity ? { quantity } : {}), act }));
    },
    end: (grantId) => say(outgoing('batchwright.resources.v1.EndEquipmentOccupation', command(grantId, `${grantId}/end`), { grantId })),
    release: (grantId) => say(outgoing('batchwright.resources.v1.ReleaseMaterialGrant', command(grantId, `${grantId}/release`), { grantId })),
    answers: (grantId) => told('batchwright.resources.events.v1', `body::jsonb->>'grantId'`, grantId),
    told: (topic, key) => told(topic, 'key', key),
    now: async () => (await (await services.db.transactions('resources')).times()).plant,
    async blender(code, more = {}) {
      const properties = [{ property: 'working-volume', value: '5', unit: 'L' }, { property: 'contact-material', value: '316L' }];
      await must(services.as('mnt.kovac').post(`${API}/equipment`, { site: 'HAM', code, title: 'V-blender', class: 'v-blender', area: 'blending', properties, ...more }));
      await must(services.as('op.berger').signed(`${API}/equipment/${code}/cleaning`, {}));
    },
    async lot(number, container, more = {}) {
      const containers = [{ code: container, quantity: { value: '10.00', unit: 'kg' } }];
      const { aggregate } = (await must(services.as('wh.novak').post<{ aggregate: string }>(`${API}/lots`, { site: 'HAM', number, material: 'RM-1001', title: 'Warfarin sodium', containers, ...more }))).body;
      return aggregate;
    },
    releaseLot: (lotId) => must(services.as('qc.silva').signed(`${API}/lots/${lotId}/disposition`, { disposition: 'released' })),
  };
  return plant;
}

async function must<T>(asked: Promise<TestAnswer<T>>): Promise<TestAnswer<T>> {
  const answer = await asked;
  if (answer.status >= 300) throw new Error(`refused with ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer;
}
