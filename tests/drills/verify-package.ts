import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyPackage } from '../../deploy/local/demo/acting/verify-package';

/** What the stand-alone verifier says about a package in memory. `root` is the checkout. */
export async function verifyBytes(root: string, bytes: Uint8Array): Promise<{ ok: boolean; text: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'bw-package-'));
  try {
    const file = join(folder, 'package.zip');
    writeFileSync(file, bytes);
    return await verifyPackage(root, file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
