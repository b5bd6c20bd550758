import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allServices } from '../../services/all-in-one/src/boot/services';
import { startLocalPlant } from '../../deploy/local/plant/local-plant';
import { SILENT_PROGRESS } from '../../deploy/local/plant/progress';
import { withProbe } from './probe';

/** What a drill asks of its plant. */
export interface DrillPlantOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly withoutInbox: boolean;
}

/** The plant that is killed: the same as any other, with a probe that listens. A process of its own; argument: the options as JSON. */
async function main(): Promise<void> {
  const { dataDir, port, withoutInbox } = JSON.parse(process.argv[2] ?? '{}') as DrillPlantOptions;
  const state = join(dataDir, 'state');
  const ready = join(state, 'ready.json');
  mkdirSync(state, { recursive: true });
  rmSync(ready, { force: true });
  const plant = await startLocalPlant({
    dataDir, port, postgres: 'plant', clock: 'plant-clock', profile: 'test', progress: SILENT_PROGRESS, logLevel: 'fatal',
    definitions: withProbe(allServices()), withoutInboxForDrill: withoutInbox,
  });
  const { url, settings, accounts, database } = plant;
  writeFileSync(`${ready}.new`, JSON.stringify({ url, issuer: settings.consoleIssuer, signingOrigin: settings.signingOrigin, accounts, port: plant.port, adminUrl: database.server.adminUrl, postgresPid: database.server.pid }), { mode: 0o600 });
  renameSync(`${ready}.new`, ready);
  const stop = (): void => void plant.stop().then(() => process.exit(0));
  process.on('SIGTERM', stop);
  process.once('disconnect', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`drill plant: ${String(error)}\n`);
  process.exit(1);
});
