import { startTelemetry, wantsTraces } from '@batchwright/telemetry';
import type { StartOptions } from './commands/start-options';

/** Runs on Node 24, started by start.mjs, which has checked the options: one JSON argument. */
async function main(): Promise<void> {
  const options = JSON.parse(process.argv[2] ?? '{}') as StartOptions;
  if (options.command === 'demo') await (await import('./commands/demo.js')).runDemo(options);
  else if (options.command === 'services') await (await import('./commands/services.js')).runServicesCommand(options);
  else if (options.command !== 'plant') await (await import('./commands/parked.js')).runParkedCommand(options.command, options, (line) => process.stdout.write(`${line}\n`));
  else {
    const telemetry = await startTelemetry({ serviceName: 'batchwright', traces: wantsTraces(process.env) }); // before anything else is loaded
    await (await import('./commands/plant.js')).runPlantCommand(options, telemetry);
    await telemetry.stop();
  }
}

main().then(
  () => process.exit(process.exitCode ?? 0),
  (error: unknown) => {
    process.stderr.write(`start: ${error instanceof Error ? (process.env['BATCHWRIGHT_DEBUG'] ? (error.stack ?? error.message) : error.message) : String(error)}\n`);
    process.exit(1);
  },
);
