import type { RecipeDocument } from '@batchwright/procedure';
import type { Statement } from '@batchwright/records';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { eventually, type Stage } from '../../deploy/local/demo/acting/stage';
import { PlantClient, type PersonClient, type PlantAddress } from '../../deploy/local/demo/client/plant-client';
import type { Floor } from './batch-history';
import { signedSteps } from './bench-recipe';
import { QuickSigner } from './quick-signer';
import type { BenchSize } from './size';

const SITE = 'HAM';
const SUPERVISOR = 'sup.haas';
const OPERATOR = 'op.okafor';

/** A step that only waits for its completion. */
export interface ReadyStep {
  readonly runId: string;
  readonly stepKey: string;
  readonly version: number;
  readonly evidence: Record<string, unknown>;
}

/** People of a plant of the bench, in one process or of services: they make runs ready over its public API, and sign without pages. */
export class BenchPeople {
  private constructor(
    private readonly stage: Stage,
    private readonly signer: QuickSigner,
    readonly operator: PersonClient,
    readonly subject: string,
    /** Where the API is reached by a number, not by a name that has to be looked up. */
    readonly origin: string,
  ) {}

  /** `folder` is where the plant keeps the keys of its provider. */
  static async of(address: PlantAddress, folder: string, { signingIssuer, signingOrigin }: { readonly signingIssuer: string; readonly signingOrigin: string }): Promise<BenchPeople> {
    const client = new PlantClient(address);
    const stage: Stage = { client, clock: { now: () => Promise.resolve(new Date().toISOString()), moveTo: () => Promise.resolve() }, tell: () => undefined };
    const operator = await client.as(OPERATOR);
    return new BenchPeople(stage, await QuickSigner.of(folder, signingIssuer), operator, subjectOf(await operator.token()), signingOrigin);
  }

  /** As another person. */
  as(account: string): Promise<PersonClient> {
    return this.stage.client.as(account);
  }

  /** A run of a recipe on the floor; the recipe is brought into force when it is not. */
  async run(document: RecipeDocument, number: string): Promise<string> {
    const recipe = { document, changeControl: 'CC-BENCH', author: 'eng.moreau', approvedBy: ['sup.haas', 'qa.weiss'], madeEffectiveBy: 'qa.weiss' } as const;
    await bringIntoForce(this.stage, { site: SITE, recipe });
    const supervisor = await this.stage.client.as(SUPERVISOR);
    const { code, batchSize } = document.header;
    const order = await supervisor.post<{ aggregate: string }>('/batch-execution/v1/orders', { site: SITE, number, recipe: code, quantity: batchSize, priority: 'normal' });
    const { runId } = await eventually('the recipe to reach the floor', async () => {
      const answer = await supervisor.ask<{ runId: string; code?: string }>('POST', `/batch-execution/v1/orders/${order.aggregate}/batch`, {});
      if (answer.status < 300) return answer.body;
      if (answer.body.code === 'recipe-not-effective') return undefined;
      throw new Error(JSON.stringify(answer.body));
    });
    await supervisor.post(`/batch-execution/v1/runs/${runId}/release-to-floor`, {});
    return runId;
  }

  /** Starts a step, records its value, has it signed: what remains is its completion. */
  async makeReady(runId: string, stepKey: string): Promise<ReadyStep> {
    const path = `/batch-execution/v1/runs/${runId}/steps/${encodeURIComponent(stepKey)}`;
    const card = await this.operator.get<{ version: number }>(path);
    const started = await this.operator.post<{ version: number }>(`${path}/start`, { version: card.version });
    const entered = await this.operator.post<{ version: number }>(`${path}/entries`, { version: started.version, entry: 'reading', value: '101.3', unit: 'kPa' });
    const { statement } = await this.operator.post<{ statement: Statement }>(`${path}/statements`, { policy: 'performed' });
    const evidence = await this.signer.sign(statement, this.subject, this.operator.account.employeeNumber ?? '');
    return { runId, stepKey, version: entered.version, evidence: evidence as unknown as Record<string, unknown> };
  }

  /** Steps that only wait for their completion, a run a chain; the numbers of their orders begin with `number`. */
  async readyChains({ chains, steps }: Pick<BenchSize, 'chains' | 'steps'>, number: string): Promise<ReadyStep[][]> {
    const runs: string[] = [];
    for (let chain = 0; chain < chains; chain += 1) runs.push(await this.run(signedSteps(steps), `${number}-${chain}`));
    return Promise.all(runs.map(async (runId) => {
      const ready: ReadyStep[] = [];
      for (let at = 1; at <= steps; at += 1) ready.push(await this.makeReady(runId, `gauge-${at}`));
      return ready;
    }));
  }

  /** People of this plant, as the maker of a history asks them; they sign without pages. */
  floor(): Floor {
    const { client } = this.stage;
    return {
      ask: async (account, method, path, body) => (await client.as(account)).ask<Record<string, unknown>>(method, path, body),
      sign: async (statement, account) => {
        const person = await client.as(account);
        return this.signer.sign(statement, subjectOf(await person.token()), person.account.employeeNumber ?? '');
      },
    };
  }
}

function subjectOf(token: string): string {
  return (JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sub: string }).sub;
}
