import { randomUUID } from 'node:crypto';
import { outgoing } from '@batchwright/contracts';
import type { Platform, ServiceDefinition } from '@batchwright/host';
import { until, type TestServices } from '@batchwright/testing';

const PREFIX = 'batchwright.process-data.v1';

/** Somebody who speaks as batch-execution: asks process-data, and hears what it answers on the bus. */
export class AskingStep {
  private platform: Platform | undefined;
  readonly definition: ServiceDefinition = { name: 'batch-execution', migrations: [], module: (platform) => ((this.platform ??= platform), { module: class Stranger {} }) };

  /** Sends a command; answers the id of what was asked. `id`: asks the same again. */
  async asks(type: 'CaptureValue' | 'RequestConditionGrant' | 'WriteSetPoint', question: object, id: string = randomUUID()): Promise<string> {
    const key = { CaptureValue: 'captureId', RequestConditionGrant: 'grantId', WriteSetPoint: 'commandId' }[type];
    const body = { [key]: id, site: 'HAM', runId: RUN, runNumber: 'WS-2026-0001', stepKey: 'dry', ...question };
    await this.platform?.transactions.run((tx) => tx.announce([outgoing(`${PREFIX}.${type}` as `${typeof PREFIX}.CaptureValue`, { subject: id, site: 'HAM', sequence: 0 }, body as never)]));
    return id;
  }

  /** What a run tells. */
  async says(type: string, sequence: number, recordedAt: string, body: object): Promise<void> {
    const whole = { ...body, act: { actAt: '2031-01-01T00:00:00.000Z', recordedAt } };
    await this.platform?.transactions.run((tx) => tx.announce([outgoing(`batchwright.batch-execution.v1.${type}` as 'batchwright.batch-execution.v1.StepStarted', { subject: RUN, site: 'HAM', sequence }, whole as never)]));
  }
}

export const RUN = '01936c2e-7c00-7000-8000-000000000030';

/** An answer as it stands on the bus. */
export type HeardAnswer = Record<string, unknown> & { readonly type: string };

/** One connection to look, and not one each time. */
const looking = new WeakMap<TestServices['db'], ReturnType<TestServices['db']['client']>>();

/** Everything that process-data said with that key, in order. */
export async function heard(services: TestServices, key: string): Promise<HeardAnswer[]> {
  const client = looking.get(services.db) ?? services.db.client();
  looking.set(services.db, client);
  const { rows } = await (await client).query<{ type: string; body: string }>(`SELECT type, body FROM bus.log WHERE type LIKE '${PREFIX}.%' AND topic LIKE '%.events.v1' AND key = $1 ORDER BY position`, [key]);
  return rows.map(({ type, body }) => ({ type: type.slice(PREFIX.length + 1), ...(JSON.parse(body) as object) }));
}

/** Waits for the answer with that key. */
export async function answered(services: TestServices, key: string): Promise<HeardAnswer> {
  let first: HeardAnswer | undefined;
  await until(async () => ([first] = await heard(services, key)) && first !== undefined);
  return first!;
}
