import { execFileSync } from 'node:child_process';
import { delimiter, join } from 'node:path';

/** Runs buf in a folder that holds buf.yaml. Returns its output, or throws an error whose message is what buf said. */
export function runBuf(root, args, bin = join(root, 'node_modules/.bin')) {
  try {
    const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
    return execFileSync(join(bin, 'buf'), args, { cwd: root, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    throw new Error(`buf ${args[0]}: ${`${error.stdout ?? ''}${error.stderr ?? ''}`.trim() || error.message}`, { cause: error });
  }
}
