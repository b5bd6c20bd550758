import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceApp } from '@batchwright/host';
import type { RecipeDocument } from '@batchwright/procedure';
import type { Statement } from '@batchwright/records';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import type { Stage } from '../../deploy/local/demo/acting/stage';
import { eventually } from '../../deploy/local/demo/acting/stage';
import { PlantClient, type PersonClient } from '../../deploy/local/demo/client/plant-client';
import { allServices } from '../../services/all-in-one/src/boot/services';
import { startLocalPlant, type LocalPlant } from '../../deploy/local/plant/local-plant';
import { SILENT_PROGRESS } from '../../deploy/local/plant/progress';
import { addressOf } from '../../deploy/local/commands/ready-file';
import type { Floor } from './batch-history';
import { QuickSigner } from './quick-signer';
import type { Statements } from './statements';

/** The built screens; this file runs from dist/tests/bench. */
const CONSOLE = join(__dirname, '../../services/web-console/ui');
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

/** A plant in this process, durable as any other, with runs made ready over its public API. */
export class BenchPlant {
  private constructor(
    readonly plant: LocalPlant,
    private readonly folder: string,
    private readonly stage: Stage,
    private readonly signer: QuickSigner,
    readonly operator: PersonClient,
    readonly subject: string,
  ) {}

  /** `without`: a service that is left out. */
  static async start(without?: string): Promise<BenchPlant> {
    const folder = mkdtempSync(join(tmpdir(), 'bw-bench-'));
    const definitions = allServices().filter(({ name }) => name !== without);
    const plant = await startLocalPlant({ definitions, dataDir: folder, port: 0, postgres: 'plant', clock: 'real', profile: 'plant', progress: SILENT_PROGRESS, logLevel: 'error', consoleFiles: CONSOLE });
    const client = new PlantClient(addressOf(plant));
    const stage: Stage = { client, clock: { now: () => Promise.resolve(new Date().toISOString()), moveTo: () => Promise.resolve() }, tell: () => undefined };
    const operator = await client.as(OPERATOR);
    const subject = subjectOf(await operator.token());
    const signer = await QuickSigner.of(folder, plant.settings.signingIssuer);
    return new BenchPlant(plant, folder, stage, signer, operator, subject);
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

  /** The service that executes batches. */
  get execution(): ServiceApp {
    const service = this.plant.services.services.find(({ definition }) => definition.name === 'batch-execution');
    if (!service) throw new Error('this plant does not execute batches');
    return service;
  }

  /** From now on, round trips of requests to this service are counted under the label of their address. */
  label(statements: Statements, labelOf: (url: string) => string): void {
    const service = this.execution as { handle: ServiceApp['handle'] };
    const handle = service.handle.bind(service);
    service.handle = (request, response) => statements.as(labelOf(request.url ?? ''), () => handle(request, response));
  }

  async stop(): Promise<void> {
    await this.plant.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function subjectOf(token: string): string {
  return (JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sub: string }).sub;
}
