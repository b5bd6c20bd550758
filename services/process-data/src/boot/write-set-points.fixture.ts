/* A process that carries out set points that wait, until it is killed: node write-set-points.fixture.js DATABASE-URL CERTIFICATE.pem KEY.pem */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { createDataSource, TypeOrmTransactions } from '@batchwright/persistence';
import { OpcUaDriver } from '../adapters/opcua/opcua-driver';
import { PostgresMachineAnswers } from '../adapters/postgres/postgres-machine-answers';
import { PostgresPoints } from '../adapters/postgres/postgres-points';
import { WriteSetPoints } from '../application/write-set-points';

async function main([url = '', certificate = '', key = '']: readonly string[]): Promise<void> {
  const transactions = new TypeOrmTransactions(await createDataSource({ url, schema: 'process_data', poolSize: 3 }), { service: 'process-data' });
  const own = { certificate: readFileSync(certificate, 'utf8'), key: readFileSync(key, 'utf8') };
  const driver = new OpcUaDriver({ own: () => Promise.resolve(own), find: () => Promise.reject(new Error('none is asked for')) });
  const writes = new WriteSetPoints(transactions, new PostgresMachineAnswers(transactions), new PostgresPoints(), { opcua: driver });
  process.stdout.write('ready\n');
  for (;;) {
    await writes.execute((error) => process.stderr.write(`${String(error)}\n`));
    await pause(50);
  }
}

void main(process.argv.slice(2));
