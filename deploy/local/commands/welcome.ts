import type { DataFolder } from './data-folder';
import type { LocalPlant } from '../plant/local-plant';
import type { RunningPlant } from './ready-file';

/** What a newcomer reads when the plant is ready. */
export function welcome({ url, accounts, handsUrl, machines }: RunningPlant & Pick<LocalPlant, 'machines'>, folder: DataFolder): string {
  const lines = ['', `Batchwright is ready:  ${url}`, '', 'Accounts:'];
  for (const { user, password, roles, sites, otpSecret } of accounts) {
    lines.push(`  ${user.padEnd(14)} ${password.padEnd(20)} ${sites.join(',').padEnd(8)} ${roles.join(', ')}${otpSecret === undefined ? '' : `  (one-time codes: ${otpSecret})`}`);
  }
  if (folder.demo !== 'none') {
    lines.push('', 'What to try first:');
    lines.push('  1. sign in as op.lindqvist and open "My work": a batch is in the middle of a step');
    lines.push('  2. sign in as qa.weiss and open "Review": a batch waits with its exceptions');
    lines.push('  3. signatures "at the place" need a terminal: sign in as it.admin, open "This device" in the menu of the person, and choose one');
    lines.push('  4. sign in as wh.novak and open "Materials": twelve drums, one of them blocked; L-1001-007 shows what became of it');
    lines.push('  5. download the package of the released batch and run: npx batchwright verify FILE');
  }
  if (handsUrl !== undefined) lines.push('', `Simulated scales, to put weights on:  ${handsUrl}`);
  if (machines) lines.push(`Simulated machines, to let them go wrong:  ${machines.simulator.faultsUrl}`);
  lines.push('', 'Ctrl-C ends the plant; "npm start" continues with its data.');
  return lines.join('\n');
}
