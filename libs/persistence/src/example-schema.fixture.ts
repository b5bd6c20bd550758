import type { MigrationInterface, QueryRunner } from 'typeorm';
import { registerDerivedTable, registerProjection } from './derived-tables';
import type { RecordedEvent } from '@batchwright/records';
import type { AppendRequest, RowChange } from './transaction';
import type { SchemaDefinition } from './schema-definition';

/** Tables of an invented service, for the tests of this library. */
export class ExampleTables1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE step (site text, run_id text, key text, state text NOT NULL, version int NOT NULL, value numeric, at timestamptz, tags text[], extra jsonb, PRIMARY KEY (site, run_id, key))`);
    await runner.query(`CREATE TABLE run (site text, run_id text, number text NOT NULL, steps int NOT NULL, PRIMARY KEY (site, run_id), UNIQUE (site, number))`);
    await runner.query(`CREATE TABLE qualification (id text PRIMARY KEY, person text NOT NULL)`);
    await registerDerivedTable(runner, 'step', ['site', 'run_id', 'key']);
    await registerDerivedTable(runner, 'run', ['site', 'run_id']);
    await registerProjection(runner, 'qualification', ['id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE step, run, qualification');
  }
}

export const EXAMPLE: SchemaDefinition = { schema: 'batch_execution', standard: true, migrations: [ExampleTables1700000000001] };

/** Which rows the invented events make. */
export function exampleRows(event: RecordedEvent): RowChange[] {
  const { site, aggregateId: run_id, body } = event;
  const key = String(body['key'] ?? '');
  switch (event.type) {
    case 'RunCreated':
      return [{ table: 'run', op: 'upsert', values: { site, run_id, number: String(body['number']), steps: 0 } }];
    case 'StepStarted':
      return [
        { table: 'step', op: 'upsert', values: { site, run_id, key, state: 'running', version: event.sequence, at: event.actAt, tags: ['a', 'b'], extra: { by: event.person ?? null } } },
        { table: 'run', op: 'upsert', values: { site, run_id, steps: event.sequence - 1 } },
      ];
    case 'EntryRecorded':
      return [{ table: 'step', op: 'upsert', values: { site, run_id, key, value: String(body['value']), version: event.sequence } }];
    case 'StepRemoved':
      return [{ table: 'step', op: 'delete', values: { site, run_id, key } }];
    default:
      return [];
  }
}

/** A request of Mara Berger at terminal T-01 in Hamburg. */
export function actOf(aggregateId: string, expectedSequence: number, events: [type: string, body: AppendRequest['events'][number]['body']][]): AppendRequest {
  return {
    site: 'HAM', aggregateType: 'run', aggregateId, expectedSequence,
    by: { person: 'E1001', name: 'Mara Berger', account: 'op.berger', terminal: 'T-01' },
    events: events.map(([type, body]) => ({ type, version: 1, body })),
    rowsOf: exampleRows,
  };
}
