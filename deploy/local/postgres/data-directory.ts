import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT_FOLDER } from './binaries';

/**
 * Where the data of a checkout's plant is: `.batchwright/data` in the checkout. Root's plant is in
 * `/var/lib/batchwright/<hash of the checkout's path>`, because the server's account may not enter the checkout.
 */
export function dataDirectory(checkout: string): string {
  const path = realpathSync(checkout);
  if (process.getuid?.() !== 0) return join(path, '.batchwright', 'data');
  return join(ROOT_FOLDER, createHash('sha256').update(path).digest('hex').slice(0, 16));
}
