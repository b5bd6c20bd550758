import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Tables of the sites as they were configured: `exception-rules.json` in the folder of the plant, by code of the site; none = as usual everywhere. */
export function readExceptionRulesFile(dataDir: string): Readonly<Record<string, unknown>> {
  const file = join(dataDir, 'exception-rules.json');
  if (!existsSync(file)) return {};
  try {
    const tables: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof tables === 'object' && tables !== null && !Array.isArray(tables)) return tables as Record<string, unknown>;
    throw new Error('it is no object of tables by code of the site');
  } catch (error) {
    throw new Error(`${file} cannot be used: ${error instanceof Error ? error.message : String(error)}`);
  }
}
