import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ConsoleFile, ConsoleFiles } from '../../application/console-files';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};
/** What is packed already does not get smaller. */
const PACKED = new Set(['.png', '.woff2']);

/** The built console, read and packed once when the service starts: a megabyte, and no path of a request ever reaches the disk. */
export class MemoryConsoleFiles implements ConsoleFiles {
  private readonly files = new Map<string, ConsoleFile>();

  /** Throws when the folder is not there. */
  constructor(folder: string) {
    for (const item of readdirSync(folder, { withFileTypes: true, recursive: true })) {
      if (!item.isFile()) continue;
      const path = join(item.parentPath, item.name);
      const end = extname(item.name);
      const content = readFileSync(path);
      const name = `/${relative(folder, path).split(sep).join('/')}`;
      this.files.set(name, {
        type: TYPES[end] ?? 'application/octet-stream',
        content,
        ...(PACKED.has(end) ? {} : { packed: gzipSync(content) }),
        // Vite puts the hash of the content into the names below assets/.
        forever: name.startsWith('/assets/'),
      });
    }
  }

  find(path: string): ConsoleFile | undefined {
    return this.files.get(path);
  }

  get page(): ConsoleFile | undefined {
    return this.files.get('/index.html');
  }
}
