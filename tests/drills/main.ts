import { writeFileSync } from 'node:fs';
import { smallBatch } from '../../deploy/local/demo/recipes/small-batch';
import { warfarinBatch } from '../../deploy/local/demo/recipes/warfarin-batch';
import { commentDrill } from './comment-drill';
import { holdDrill } from './hold-drill';
import { killDrill, type DrillOutcome } from './kill-drill';
import { servicesDrills } from './services/main';

/** A drill as scripts read it; `redWithoutDefence`: its twin with the defence switched off turned red, null = was not run. */
interface DrillReport extends Omit<DrillOutcome, 'found'> {
  readonly redWithoutDefence: boolean | null;
}

const KILLS = 20;

/** Runs all drills, each beside its twin without the defence. `--quick`: two kills during a small batch, and one between act and answer with its twin. `--services [--only NAME] [--size small|full]`: those of the services mode. `--json FILE` writes them for scripts. */
async function main(): Promise<void> {
  const script = warfarinBatch();
  const reports: DrillReport[] = [];
  const report = (outcome: DrillOutcome, twin?: DrillOutcome): void => {
    const { found, ...numbers } = outcome;
    const red = twin ? !twin.passed && twin.doubled + twin.lost > 0 : null;
    reports.push({ ...numbers, redWithoutDefence: red });
    const words = twin ? `; without the defence ${[...(twin.lost > 0 ? [`${twin.lost} lost`] : []), `${twin.doubled} doubled`].join(', ')}` : '';
    process.stdout.write(`${numbers.passed && red !== false ? 'passed' : 'FAILED'}  ${numbers.id}: ${numbers.injected} ${numbers.injections ?? 'kills'}, ${numbers.lost} lost, ${numbers.doubled} doubled${words}${numbers.seen === undefined ? '' : `; ${numbers.seen}`}\n`);
    for (const line of found.slice(0, 20)) process.stdout.write(`        ${line}\n`);
  };
  if (process.argv.includes('--services')) {
    await servicesDrills({ only: wordAfter('--only'), size: wordAfter('--size') }, report);
  } else if (process.argv.includes('--quick')) {
    report(await killDrill({ id: 'kill-process-and-postgres', script: smallBatch(), kills: 2, postgres: 'every-second' }));
    report(await commentDrill({ id: 'kill-between-act-and-answer', kills: 1, withoutKey: false }), await commentDrill({ id: 'without-key', kills: 1, withoutKey: true }));
  } else {
    const withoutKey = await commentDrill({ id: 'without-key', kills: 4, withoutKey: true });
    const withoutInbox = await killDrill({ id: 'without-inbox', script: smallBatch(), kills: 3, postgres: 'never', withoutInbox: true });
    report(await killDrill({ id: 'kill-process', script, kills: KILLS / 2, postgres: 'never' }), withoutInbox);
    report(await killDrill({ id: 'kill-process-and-postgres', script, kills: KILLS / 2, postgres: 'always' }), withoutKey);
    report(await commentDrill({ id: 'kill-between-act-and-answer', kills: 4, withoutKey: false }), withoutKey);
  }

  if (!process.argv.includes('--services')) for (const outcome of await holdDrill(smallBatch())) report(outcome);

  const file = wordAfter('--json');
  if (file !== undefined) writeFileSync(file, `${JSON.stringify(reports, undefined, 2)}\n`);
  if (reports.some(({ passed, redWithoutDefence }) => !passed || redWithoutDefence === false)) process.exitCode = 1;
}

function wordAfter(option: string): string | undefined {
  const at = process.argv.indexOf(option);
  return at > 0 ? process.argv[at + 1] : undefined;
}

main().then(
  () => process.exit(process.exitCode ?? 0),
  (error: unknown) => {
    process.stderr.write(`drills: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
