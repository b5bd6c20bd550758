import type { PersonClient } from '../client/plant-client';
import type { BatchScript, ScriptAct } from '../recipes/batch-script';
import { eventually, minutesAfter, type Stage } from './stage';

/** What a command at a step is answered. */
interface StepAnswer {
  readonly version: number;
  readonly status: string;
}

/** A batch on the floor, played act by act. */
export class BatchOnFloor {
  private readonly versions = new Map<string, number>();

  private constructor(
    private readonly stage: Stage,
    private readonly script: BatchScript,
    readonly runId: string,
    readonly number: string,
    private readonly releasedAt: string,
  ) {}

  /** Order and batch; released to the floor, when its people could have walked there from other work. */
  static async begin(stage: Stage, script: BatchScript): Promise<BatchOnFloor> {
    const orderId = await order(stage, script);
    const supervisor = await stage.client.as(script.releasedToFloorBy);
    await stage.clock.moveTo(minutesAfter(await stage.clock.now(), 2));
    const { runId, number } = await eventually(`the recipe of order ${script.order.number} to reach the floor`, () => batchOf(supervisor, orderId));
    await supervisor.post(`/batch-execution/v1/runs/${runId}/release-to-floor`, {});
    stage.tell(`${script.releasedToFloorBy} released batch ${number} to the floor`);
    return new BatchOnFloor(stage, script, runId, number, await stage.clock.now());
  }

  /** Plays the acts of the script, from one to before another; all by default. */
  async play(from = 0, to = this.script.acts.length): Promise<void> {
    for (const act of this.script.acts.slice(from, to)) await this.perform(act);
  }

  /** Others have changed a step: its version is asked for anew. */
  changedByOthers(step: string): void {
    this.versions.delete(step);
  }

  /** Plays one act at its time. */
  async perform(act: ScriptAct): Promise<void> {
    await this.stage.clock.moveTo(minutesAfter(this.releasedAt, act.at));
    const person = (await this.stage.client.as(act.by)).at(act.terminal);
    const path = `/batch-execution/v1/runs/${this.runId}/steps/${encodeURIComponent(act.step)}`;
    switch (act.act) {
      case 'start':
        return this.start(person, path, act.step, { equipment: act.equipment ?? [], material: act.material ?? [] });
      case 'enter':
        for (const { picture, ...value } of act.values) {
          if (picture) await person.send(`/batch-execution/v1/runs/${this.runId}/attachments`, picture.png);
          await this.command(person, path, 'entries', act.step, { ...value, ...(picture ? { fileName: picture.fileName } : {}) });
        }
        return undefined;
      case 'second-check':
        for (const value of act.values) await this.command(person, path, 'second-checks', act.step, { policy: act.policy, ...value });
        return undefined;
      case 'sign': {
        const { statement } = await person.post<{ statement: { id: string } }>(`${path}/statements`, { policy: act.policy });
        await this.command(person, path, 'signatures', act.step, { evidence: await person.evidence(statement) });
        this.stage.tell(`${act.by} signed ${act.step} (${act.policy})`);
        return undefined;
      }
      case 'complete':
        await this.command(person, path, 'completion', act.step, {});
        this.stage.tell(`${act.by} completed ${act.step}`);
        return undefined;
    }
  }

  private async start(person: PersonClient, path: string, step: string, items: Record<string, unknown>): Promise<void> {
    await eventually(`${step} to be startable`, async () => {
      const { status } = await this.command(person, path, 'start', step, items);
      return status === 'started' ? status : undefined;
    });
  }

  private async command(person: PersonClient, path: string, act: string, step: string, body: Record<string, unknown>): Promise<StepAnswer> {
    const version = this.versions.get(step) ?? (await person.get<StepAnswer>(path)).version;
    this.versions.delete(step); // a refusal may have been recorded, and then the step has a new version
    const answer = await person.post<StepAnswer>(`${path}/${act}`, { version, ...body });
    this.versions.set(step, answer.version);
    return answer;
  }
}

/** When an order is meant to be made, and with which items by requirement. */
export interface DemoPlan {
  readonly start: string;
  readonly end: string;
  readonly equipment: readonly { readonly requirement: string; readonly item: string }[];
}

/** Enters the process order; answers its id. */
export async function order(stage: Stage, script: BatchScript, plan?: DemoPlan): Promise<string> {
  const erp = await stage.client.as(script.releasedToFloorBy);
  const { number, product, quantity, priority } = script.order;
  const { aggregate } = await erp.post<{ aggregate: string }>('/batch-execution/v1/orders', { site: script.site, number, product, recipe: script.recipe.document.header.code, quantity, priority, ...(plan ? { plan } : {}) });
  stage.tell(`order ${number}: ${quantity.value} ${quantity.unit} of ${product}`);
  return aggregate;
}

/** Undefined while the effective recipe has not reached execution. */
async function batchOf(supervisor: PersonClient, orderId: string): Promise<{ runId: string; number: string } | undefined> {
  const path = `/batch-execution/v1/orders/${orderId}/batch`;
  const answer = await supervisor.ask<{ runId: string; number: string; code?: string }>('POST', path, {});
  if (answer.body.code === 'recipe-not-effective') return undefined;
  if (answer.status >= 300) throw new Error(`POST ${path} was refused with ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
