import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { MACHINE_SETTINGS } from '../boot/machine-settings';
import { java } from '../java';

/** The B2MML / BatchML V7 schema of MESA, where it and a JDK are on this machine; otherwise what is missing. `name` is the file of the schema in the folder that `BATCHWRIGHT_REFERENCE_DATA` names. */
export async function b2mmlSchema(name = 'BatchML-BatchInformation'): Promise<{ readonly schema: string } | { readonly missing: string }> {
  const { referenceData } = MACHINE_SETTINGS;
  const schema = join(referenceData ?? '', `b2mml-v7/Schema/${name}.xsd`);
  if (referenceData === undefined || !existsSync(schema)) return { missing: 'the B2MML V7 schemas are not on this machine (BATCHWRIGHT_REFERENCE_DATA)' };
  const { code, text } = await java(['-version']);
  return code === 0 ? { schema } : { missing: `a JDK is not on this machine: ${text.trim()}` };
}

/** Faults of documents by the JDK's validator, which has no code in common with what wrote them: `name:line: what`. Names are those of the files. */
export async function validateXml(schema: string, documents: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'xml-'));
  try {
    const files = await Promise.all(
      Object.entries(documents).map(async ([name, text]) => {
        const file = join(folder, name);
        await writeFile(file, text);
        return file;
      }),
    );
    const { code, text } = await java([resolve(__dirname, 'ValidateXml.java'), schema, ...files]);
    const faults = text.split('\n').filter((line) => line !== '');
    if (code !== 0 && faults.length === 0) throw new Error(`the validator ended with ${code}`);
    return faults;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
