import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { MACHINE_SETTINGS } from '../boot/machine-settings';
import { java } from '../java';

/**
 * What veraPDF says of PDF files, by the rules of PDF/A-3a: `PASS`, or `FAIL` with what it found, for each name. It has no code in common with what made them.
 * It is where `BATCHWRIGHT_VERAPDF` says: the jars of `org.verapdf.apps:cli` as a class path (`mvn dependency:build-classpath`); undefined where that is not set.
 */
export async function validatePdf(documents: Readonly<Record<string, Buffer>>): Promise<Readonly<Record<string, string>> | undefined> {
  const classPath = MACHINE_SETTINGS.veraPdf;
  if (classPath === undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'pdf-'));
  try {
    const files = await Promise.all(
      Object.entries(documents).map(async ([name, bytes]) => {
        const file = join(folder, name);
        await writeFile(file, bytes);
        return file;
      }),
    );
    const { text: said } = await java(['-cp', classPath, resolve(__dirname, 'ValidatePdf.java'), '--format', 'text', '-v', '--flavour', '3a', ...files]);
    const found = Object.fromEntries(Object.keys(documents).map((name) => [name, verdictOf(said, join(folder, name))]));
    if (Object.values(found).includes('')) throw new Error(`veraPDF did not judge every file: ${said}`);
    return found;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The line of a file, and those that say why below it; empty when there is none. */
function verdictOf(said: string, file: string): string {
  const lines = said.split('\n');
  const at = lines.findIndex((line) => /^(PASS|FAIL) /.test(line) && line.includes(file));
  if (at < 0) return '';
  const rest = lines.slice(at + 1);
  const end = rest.findIndex((line) => /^(PASS|FAIL) (?=\/)/.test(line));
  return lines[at]?.startsWith('PASS') === true ? 'PASS' : ['FAIL', ...rest.slice(0, end < 0 ? rest.length : end)].join('\n').trim();
}
