import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** What the stand-alone verifier says about a package: whether it holds, and its words. `root` is the checkout. */
export function verifyPackage(root: string, file: string): Promise<{ readonly ok: boolean; readonly text: string }> {
  return new Promise((done, failed) => {
    const verifier = spawn(process.execPath, [join(root, 'verify/verify.mjs'), file], { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [verifier.stdout, verifier.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    verifier.once('error', failed);
    verifier.once('close', (code) => done({ ok: code === 0, text: text.trim() }));
  });
}
