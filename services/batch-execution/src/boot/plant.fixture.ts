import { randomUUID } from 'node:crypto';
import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode, outgoing, schemaOf, type ServiceName } from '@batchwright/contracts';
import type { ServiceDefinition } from '@batchwright/host';
import { canonicalRecipe, type RecipeDocument } from '@batchwright/procedure';
import { sha256Hex, type Evidence, type Statement } from '@batchwright/records';
import { startTestServices, testTerminalHash, type TestAnswer, type TestServices } from '@batchwright/testing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { batchExecution } from './index';
import { MachinesHandler } from './machines.fixture';

const EQUIPMENT = 'batchwright.resources.v1.RequestEquipmentGrant';
const MATERIAL = 'batchwright.resources.v1.RequestMaterialGrant';
/** Terminal at which the people of these tests work, unless a test says another. */
export const HERE = 'TAB-HERE';

const FAR = '2099-01-01T00:00:00.000Z';

/** Items that the stand-in for resources refuses, and those about which it says nothing. */
export const REFUSED_ITEM = 'VB-DIRTY';
export const SILENT_ITEM = 'VB-SILENT';

/** Stands in for resources: grants what is asked, at once. Everything else on the way is real. */
@Controller()
class GrantingHandler {
  @OnBusMessage(EQUIPMENT)
  async onEquipment(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { grantId, site, runId, stepKey, equipmentCode: item, requirement } = decode(EQUIPMENT, message.data);
    const at = { subject: grantId, site, sequence: 1 };
    const { plant: from } = await tx.times();
    if (item === SILENT_ITEM) return;
    await tx.announce([
      item === REFUSED_ITEM
        ? outgoing('batchwright.resources.v1.EquipmentGrantRefused', at, { grantId, site, runId, stepKey, item, reasonCode: 'equipment-not-clean', axis: 'cleaning', detail: `${item} is not clean` })
        : outgoing('batchwright.resources.v1.EquipmentGranted', at, { grantId, site, runId, stepKey, item, itemClass: requirement?.class ?? '', from, until: FAR }),
    ]);
  }

  @OnBusMessage(MATERIAL)
  async onMaterial(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { grantId, site, runId, stepKey, containerCode: container, materialCode: item, quantity } = decode(MATERIAL, message.data);
    const { plant: from } = await tx.times();
    await tx.announce([outgoing('batchwright.resources.v1.MaterialGranted', { subject: grantId, site, sequence: 1 }, { grantId, site, runId, stepKey, item, lot: `L-${container}`, container, quantity: quantity ?? { value: '0', unit: 'g' }, from, until: FAR })]);
  }
}

const SECURITY = 'batchwright.identity.v1.RecordSecurityEvent';

/** Stands in for identity's security stream. */
@Controller()
class SecurityHandler {
  static readonly told: { kind: string; person: string; object: string; detail: string }[] = [];

  @OnBusMessage(SECURITY)
  async onEvent(@Payload() message: BusMessage): Promise<void> {
    SecurityHandler.told.push(decode(SECURITY, message.data));
    return Promise.resolve();
  }
}

const SEALED = 'batchwright.batch-execution.v1.RunSealed';

/** Stands in for review: remembers what it was told about seals. */
@Controller()
class SealHandler {
  static readonly told = new Map<string, { head: string | undefined; count: number | undefined }>();

  @OnBusMessage(SEALED)
  async onSealed(@Payload() message: BusMessage): Promise<void> {
    const { head, count } = decode(SEALED, message.data);
    SealHandler.told.set(message.subject, { head, count });
    return Promise.resolve();
  }
}

class StandIn {}
class Granting {}

const standIn = (name: ServiceName, controllers: (new () => object)[] = []): ServiceDefinition => ({ name, migrations: [], module: () => ({ module: controllers.length > 0 ? Granting : StandIn, controllers }) });

/** Batch-execution in this process, with stand-ins for the services that it listens to. */
export class ExecutionPlant {
  private constructor(public services: TestServices) {}

  /** The process ends and another begins on the same database; the run as it is reached there. */
  async restarted(run: RunAtWork): Promise<RunAtWork> {
    this.services = await this.services.restart();
    return new RunAtWork(this.services, run.id, run.number);
  }

  static async start(): Promise<ExecutionPlant> {
    const plant = new ExecutionPlant(await startTestServices([batchExecution, standIn('recipes'), standIn('training'), standIn('resources', [GrantingHandler]), standIn('review', [SealHandler]), standIn('tandem'), standIn('process-data', [MachinesHandler]), standIn('identity', [SecurityHandler])]));
    await plant.enrol(HERE, 'ROOM-1');
    return plant;
  }

  /** A terminal stands in an area of the site. */
  async enrol(code: string, area: string): Promise<void> {
    await this.tell('identity', outgoing('batchwright.identity.v1.TerminalSnapshot', { subject: `HAM/${code}`, site: 'HAM', sequence: 1 }, { site: 'HAM', code, area, title: code, enrolled: true, secretHash: testTerminalHash(code) }));
  }

  /** Refused attempts that were reported about an object. */
  async refusedAttempts(object: string): Promise<{ kind: string; person: string }[]> {
    await this.services.settled();
    return SecurityHandler.told.filter((one) => one.object.startsWith(object)).map(({ kind, person }) => ({ kind, person }));
  }

  /** What review was told about the seal of a run. */
  async sealOf(runId: string): Promise<{ head: string | undefined; count: number | undefined } | undefined> {
    await this.services.settled();
    return SealHandler.told.get(runId);
  }

  /** Says something in the name of another service. */
  async tell(service: ServiceName, message: ReturnType<typeof outgoing>): Promise<void> {
    const found = this.services.plant.services.find(({ definition }) => definition.name === service);
    if (!found) throw new Error(`no stand-in for ${service}`);
    const transactions = await this.services.db.transactions(schemaOf(service));
    await transactions.run((tx) => tx.announce([message]));
    await this.services.settled();
  }

  /** A recipe comes into force as recipes would bring it; `from`: it is signed for that later moment, and nothing more is said of it. */
  async effective(document: RecipeDocument, version = 1, versionId: string = randomUUID(), from?: string): Promise<string> {
    const text = canonicalRecipe(document);
    const hash = sha256Hex(text);
    await this.services.objects.put('recipes', 'HAM', Buffer.from(text));
    const { code, title, product } = document.header;
    const at = { subject: versionId, site: 'HAM', sequence: version };
    const told = { site: 'HAM', recipe: code, version, versionId, documentHash: hash, objectKey: `recipes/HAM/${hash}`, approvedBy: ['E1010', 'E1050'], title: title.en, product: product?.code ?? '', effectiveFrom: from ?? '2026-01-01T00:00:00.000Z' };
    await this.tell('recipes', from === undefined ? outgoing('batchwright.recipes.v1.RecipeVersionEffective', at, told) : outgoing('batchwright.recipes.v1.RecipeVersionScheduled', at, { ...told, effectiveDate: from.slice(0, 10) }));
    return versionId;
  }

  async qualify(person: string, code: string, until?: string): Promise<string> {
    const qualificationId = randomUUID();
    await this.tell('training', outgoing('batchwright.training.v1.QualificationGranted', { subject: qualificationId, site: 'HAM', sequence: 1 }, { qualificationId, person, code, site: 'HAM', from: '2026-01-01T00:00:00.000Z', ...(until === undefined ? {} : { until }), grantedBy: 'E1060' }));
    return qualificationId;
  }

  async revoke(qualificationId: string, person: string, code: string, revokedAt: string): Promise<void> {
    await this.tell('training', outgoing('batchwright.training.v1.QualificationRevoked', { subject: qualificationId, site: 'HAM', sequence: 2 }, { qualificationId, person, code, site: 'HAM', from: '2026-01-01T00:00:00.000Z', until: revokedAt, revokedAt, revokedBy: 'E1060', reason: 'requalification failed' }));
  }

  /** An order and its batch. */
  async batch(recipe: string, quantity: { value: string; unit: string }): Promise<RunAtWork> {
    const order = await this.services.as('sup.haas').post<{ id: string }>('/api/batch-execution/v1/orders', { site: 'HAM', number: `PO-${randomUUID().slice(0, 8)}`, recipe, quantity });
    const made = await this.services.as('sup.haas').post<{ runId: string; number: string }>(`/api/batch-execution/v1/orders/${order.body.id}/batch`);
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
    return new RunAtWork(this.services, made.body.runId, made.body.number);
  }

  /** The same on the floor. */
  async onFloor(document: RecipeDocument): Promise<RunAtWork> {
    const run = await this.batch(document.header.code, document.header.batchSize);
    await this.services.as('sup.haas').post(`${run.path}/release-to-floor`);
    return run;
  }

  stop(): Promise<void> {
    return this.services.stop();
  }
}

export interface StepBody extends Record<string, unknown> {
  readonly code?: string;
  readonly version: number;
  readonly status: string;
  readonly sequence: number;
  readonly params: Record<string, unknown>;
  readonly exceptions: readonly { readonly id: string; readonly type: string }[];
}

/** A run, and acts at its steps with the version that the card shows. */
export class RunAtWork {
  readonly path: string;

  constructor(
    private readonly services: TestServices,
    readonly id: string,
    readonly number: string,
  ) {
    this.path = `/api/batch-execution/v1/runs/${id}`;
  }

  step(key: string): string {
    return `${this.path}/steps/${encodeURIComponent(key)}`;
  }

  async card(key: string, account = 'op.okafor'): Promise<Card> {
    return (await this.services.as(account).get<Card>(this.step(key))).body;
  }

  /** An act at a step; the version is the newest, unless the body says one. */
  async act(account: string, key: string, act: string, body: Record<string, unknown> = {}, idempotencyKey?: string, terminal = HERE): Promise<TestAnswer<StepBody>> {
    const version = body.version ?? (await this.card(key)).version;
    return this.services.as(account, terminal).post<StepBody>(`${this.step(key)}/${act}`, { version, ...body }, idempotencyKey);
  }

  /** A start; touched again while the owners have not answered, as a person does. */
  async start(account: string, key: string, body: Record<string, unknown> = {}): Promise<TestAnswer<StepBody>> {
    for (let touches = 1; ; touches += 1) {
      const answer = await this.act(account, key, 'start', body);
      if (answer.status !== 202 || touches === 10) return answer;
    }
  }

  enter(account: string, key: string, entry: string, value: string, more: Record<string, unknown> = {}): Promise<TestAnswer<StepBody>> {
    return this.act(account, key, 'entries', { entry, value, ...more });
  }

  /** Evidence that `signer` signed the step for a policy, asked for by `account`. */
  async evidence(account: string, key: string, policy: string, signer = account, terminal = HERE): Promise<Evidence> {
    const asked = await this.services.as(account, terminal).post<{ statement: Statement }>(`${this.step(key)}/statements`, { policy });
    if (asked.status !== 200) throw new Error(JSON.stringify(asked.body));
    return this.services.signer.sign(asked.body.statement, signer);
  }

  async sign(account: string, key: string, policy: string, signer = account, terminal = HERE): Promise<TestAnswer<StepBody>> {
    return this.act(account, key, 'signatures', { evidence: await this.evidence(account, key, policy, signer, terminal) }, undefined, terminal);
  }

  async read<T = Record<string, unknown>>(account = 'qa.weiss'): Promise<T> {
    return (await this.services.as(account).get<T>(this.path)).body;
  }

  async record(): Promise<{ sequence: number; type: string; body: Record<string, unknown> }[]> {
    return (await this.services.as('qa.weiss').get<{ items: { sequence: number; type: string; body: Record<string, unknown> }[] }>(`${this.path}/record?limit=500`)).body.items;
  }
}

export interface Card extends Record<string, unknown> {
  readonly version: number;
  readonly status: string;
  readonly entries: readonly { readonly id: string; readonly fields: readonly CardField[] }[];
  readonly start: { readonly possible: boolean; readonly refusal?: { readonly code: string } };
  readonly completion: { readonly possible: boolean; readonly refusal?: { readonly code: string; readonly params: Record<string, unknown> } };
}

export interface CardField extends Record<string, unknown> {
  readonly address: string;
  readonly value?: { readonly printed: string };
  readonly history: readonly Record<string, unknown>[];
  readonly tries: readonly Record<string, unknown>[];
}
