import { randomBytes } from 'node:crypto';
import { OnBusMessage, type BusMessage } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import type { ServiceDefinition } from '@batchwright/host';
import { newId } from '@batchwright/kernel';
import type { RecipeDocument } from '@batchwright/procedure';
import { startTestServices, type TestAnswer, type TestServices } from '@batchwright/testing';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { review } from './index';
import { DatabaseSink, keepRecipe, ScriptedRun } from './scripted-run.fixture';

const runs = new Map<string, PlantRun>();
const told: { type: string; runId: string }[] = [];

/** Passes in which every message that is on its way has arrived. */
const PASSES = 50;

/** A run in the stand-in's schema. `beforeSeal` happens when the seal is asked for, before it is made. */
class PlantRun extends ScriptedRun {
  beforeSeal: (() => Promise<void>) | undefined;
}

/** Stands in for batch-execution: does what review commands, hears what it decided. */
@Controller()
class StandIn {
  @OnBusMessage('batchwright.batch-execution.v1.SealRun')
  async onSeal(@Payload() message: BusMessage): Promise<void> {
    const { runId, reason } = decode('batchwright.batch-execution.v1.SealRun', message.data);
    const run = runs.get(runId);
    await run?.beforeSeal?.();
    await run?.act(undefined, () => ({ type: 'SealRun', reason }));
  }

  @OnBusMessage('batchwright.batch-execution.v1.UnsealRun')
  async onUnseal(@Payload() message: BusMessage): Promise<void> {
    const { runId, reason } = decode('batchwright.batch-execution.v1.UnsealRun', message.data);
    await runs.get(runId)?.act(undefined, () => ({ type: 'UnsealRun', reason }));
  }

  @OnBusMessage('batchwright.batch-execution.v1.AbortRun')
  async onAbort(@Payload() message: BusMessage): Promise<void> {
    const { runId, reason } = decode('batchwright.batch-execution.v1.AbortRun', message.data);
    told.push({ type: 'AbortRun', runId });
    await runs.get(runId)?.act(undefined, () => ({ type: 'AbortRun', reason }));
  }

  @OnBusMessage('batchwright.batch-execution.v1.RaiseException')
  async onRaise(@Payload() message: BusMessage): Promise<void> {
    const { runId, exceptionId, type, severity, text, stepKey, parent, observed } = decode('batchwright.batch-execution.v1.RaiseException', message.data);
    await runs.get(runId)?.act(undefined, () => ({ type: 'RaiseException', exceptionId, exceptionType: type, severity, text, ...(stepKey ? { stepKey } : {}), ...(parent ? { parent } : {}), ...(observed ? { observed } : {}) }));
  }

  @OnBusMessage('batchwright.review.v1.ExceptionDecided')
  async onDecided(@Payload() message: BusMessage): Promise<void> {
    const { runId, exceptionId, decision } = decode('batchwright.review.v1.ExceptionDecided', message.data);
    told.push({ type: 'ExceptionDecided', runId });
    const run = runs.get(runId);
    if (run?.view.run.sealed === false) await run.act(undefined, () => ({ type: 'LiftBlock', exceptionId, decision }));
  }

  @OnBusMessage('batchwright.review.v1.ExceptionListed')
  onListed(@Payload() message: BusMessage): Promise<void> {
    told.push({ type: 'ExceptionListed', runId: decode('batchwright.review.v1.ExceptionListed', message.data).runId });
    return Promise.resolve();
  }

  @OnBusMessage('batchwright.review.v1.DeviationApproved')
  async onDeviation(@Payload() message: BusMessage): Promise<void> {
    const { runId, permissionId, deviation, stepKey, rule, validUntil, reason, approvedBy } = decode('batchwright.review.v1.DeviationApproved', message.data);
    await runs.get(runId)?.act(undefined, () => ({ type: 'GivePermission', permissionId, deviation, stepKey, rule, validUntil, reason, approvedBy }));
  }

  @OnBusMessage('batchwright.review.v1.GateOpened')
  onGate(@Payload() message: BusMessage): Promise<void> {
    told.push({ type: 'GateOpened', runId: decode('batchwright.review.v1.GateOpened', message.data).runId });
    return Promise.resolve();
  }
}
class StandInModule {}
const standIn: ServiceDefinition = { name: 'batch-execution', migrations: [], module: () => ({ module: StandInModule, controllers: [StandIn] }) };

/** Stands in for the owner of equipment and lots: has a schema with records that announce themselves. */
class OwnerModule {}
const owner: ServiceDefinition = { name: 'resources', migrations: [], module: () => ({ module: OwnerModule, controllers: [] }) };

/** A batch as the tests look at it. */
export interface Shown {
  readonly stage: string;
  readonly openPoints: readonly { readonly code: string; readonly holds: boolean; readonly open: readonly string[] }[];
  readonly reviews: readonly { readonly act: string; readonly stands: boolean; readonly subject: string | null }[];
  readonly operations: readonly { readonly id: string; readonly state: string; readonly review: string; readonly open: readonly string[] }[];
  readonly results: readonly { readonly key: string }[];
  readonly auditTrail: { readonly changes: number; readonly reviewedBy: string | null };
}

/** Review with a stand-in for batch-execution, on a throw-away database. */
export interface ReviewPlant {
  readonly services: TestServices;
  /** What review told others. */
  readonly told: readonly { readonly type: string; readonly runId: string }[];
  newRun(options?: ConstructorParameters<typeof DatabaseSink>[1], document?: RecipeDocument): Promise<PlantRun>;
  /** Path of a batch, with what follows. */
  batch(run: ScriptedRun, more?: string): string;
  shown(run: ScriptedRun): Promise<Shown>;
  /** Lets messages travel until the batch shows its newest act or stage; throws when it never does. */
  reaches(run: ScriptedRun, stage: string): Promise<Shown>;
  /** Signs both reviews, and that of the audit trail where something was changed, as two persons who did not execute. */
  reviewed(run: ScriptedRun): Promise<void>;
  /** Decides an exception that two persons close: quality, then the Qualified Person. */
  decided(path: string, decision: { classification: string; rationale: string }): Promise<void>;
  release(run: ScriptedRun): Promise<TestAnswer>;
  packageOf(run: ScriptedRun): Promise<{ status: number; bytes: Buffer }>;
}

export async function startReviewPlant(): Promise<ReviewPlant> {
  const services = await startTestServices([standIn, owner, review]);
  await keepRecipe(services.objects);
  const batch = (run: ScriptedRun, more = ''): string => `/api/review/v1/batches/${run.runId}${more}`;
  const ids = (): string => newId(Date.now(), randomBytes(10));
  return {
    services, told, batch,
    async newRun(options = {}, document) {
      const run = new PlantRun(ids(), services.signer, new DatabaseSink(await services.db.transactions('batch_execution'), options), ids, document);
      runs.set(run.runId, run);
      return run;
    },
    shown: async (run) => (await services.as('qa.weiss').get<Shown>(batch(run))).body,
    async reaches(run, wanted) {
      for (let pass = 0; pass < PASSES; pass += 1) {
        await services.settled();
        const shown = (await services.as('qa.weiss').get<Shown>(batch(run))).body;
        if (shown.stage === wanted || shown.reviews.at(-1)?.act === wanted) return shown;
      }
      throw new Error(`the batch never was ${wanted}`);
    },
    async reviewed(run) {
      expect(await services.as('prod.keller').signed(batch(run, '/production-review'))).toMatchObject({ status: 200 });
      expect(await services.as('qa.weiss').signed(batch(run, '/quality-review'), { comment: 'as planned' })).toMatchObject({ status: 200 });
      const { auditTrail } = (await services.as('qa.weiss').get<Shown>(batch(run))).body;
      if (auditTrail.changes > 0 && auditTrail.reviewedBy === null) expect(await services.as('qa.weiss').signed(batch(run, '/audit-trail-review'))).toMatchObject({ status: 200 });
    },
    async decided(path, decision) {
      expect(await services.as('qa.weiss').signed(path, decision)).toMatchObject({ status: 200 });
      expect(await services.as('qp.romano').signed(path.replace(/decision$/, 'second-signature'))).toMatchObject({ status: 200 });
    },
    release: (run) => services.as('qp.romano').signed(batch(run, '/disposition'), { decision: 'release' }),
    async packageOf(run) {
      const file = await fetch(`${services.url}${batch(run, '/package')}`, { headers: { authorization: 'Bearer insp.dubois' } });
      return { status: file.status, bytes: Buffer.from(await file.arrayBuffer()) };
    },
  };
}
