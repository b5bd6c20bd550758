import type { Client } from 'pg';
import type { BenchPeople } from './bench-people';
import { signedSteps } from './bench-recipe';
import { completionOf } from './over-http';
import { bareStatement, rowsOfAnAct, type BareStatement } from './rows-of-an-act';
import type { BenchSize } from './size';

/** Which rows one signed step writes, and the statement that writes the like. */
export async function bareRows(people: BenchPeople, admin: Client, size: BenchSize, settled: () => Promise<void>): Promise<BareStatement> {
  const runId = await people.run(signedSteps(size.steps), 'BENCH-ROWS');
  const step = await people.makeReady(runId, 'gauge-1');
  await settled();
  const { path, body } = completionOf(step);
  const written = await rowsOfAnAct(admin, 'batch_execution', () => people.operator.post(path, body));
  process.stdout.write(`one signed step writes ${written.length} rows: ${written.map(({ table }) => table).join(', ')}\n`);
  return bareStatement(admin, 'batch_execution', written);
}
