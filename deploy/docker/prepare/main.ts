import { prepare } from './prepare';

/** Run once before the first start, by Compose: folder of the secrets as the one argument, names of the plant from the environment. */
async function main(): Promise<void> {
  const { made } = await prepare(process.argv[2] ?? '', {
    console: process.env['BATCHWRIGHT_HOST'] ?? '',
    signing: process.env['BATCHWRIGHT_SIGNING_HOST'] ?? '',
  });
  process.stdout.write(made.length === 0 ? 'nothing to do: the secrets of this plant are there\n' : `made ${made.join(', ')}\nBack this folder up with the volumes: one is worth nothing without the other.\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`prepare: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
