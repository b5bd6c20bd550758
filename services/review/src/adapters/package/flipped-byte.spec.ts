import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { recordText, type JsonObject } from '@batchwright/records';
import { constructPackage, streamOf, type ConstructedPackage } from '../../boot/constructed-package.fixture';
import type { PackageContent } from '../../application/packages';
import { buildPackage, fingerprintOf } from './build-package';
import { allOf } from './container';

interface Verdict {
  readonly findings: { readonly place: string; readonly problem: string }[];
  readonly counted: { readonly events: number; readonly signatures: number };
  readonly signer: string;
  readonly signed: readonly { readonly about: { readonly en: string; readonly de: string }; readonly text: { readonly en: string; readonly de: string } }[];
}
type Verify = (bytes: Buffer, options?: { trust?: string }) => Verdict;

let verify: Verify;
let made: ConstructedPackage;
beforeAll(async () => {
  ({ verifyPackage: verify } = (await import('../../../../../verify/verify.mjs' as string)) as { verifyPackage: Verify });
  made = await constructPackage();
});

/** Small numbers that look random and are the same each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) / 2 ** 32;
}

/** The package with other content, sealed anew: somebody who has the key of the manifest but not those of the signers. */
const resealed = (change: Partial<PackageContent>): Promise<Buffer> => allOf(buildPackage({ ...made.content, ...change }, made.pdf, made.key));

/** A stream with the text of some events replaced and every hash made to fit again. */
function rewritten(service: string, change: (text: string) => string): PackageContent['streams'] {
  return made.content.streams.map((stream) => (stream.service === service ? streamOf(service, stream.aggregateType, stream.texts.map(change)) : stream));
}

const said = (bytes: Buffer): string => verify(bytes).findings.map(({ place, problem }) => `${place}: ${problem}`).join('\n');

describe('F9 the release package', () => {
  it('is verified without network, and says whether the signer is the trusted one', () => {
    expect(verify(made.bytes)).toMatchObject({ findings: [], signer: 'unknown', counted: { events: 31, signatures: 5 } });
    expect(verify(made.bytes, { trust: fingerprintOf(made.key) })).toMatchObject({ findings: [], signer: 'trusted' });
    expect(verify(made.bytes, { trust: fingerprintOf(generateKeyPairSync('ed25519').privateKey) }).findings).toMatchObject([{ place: 'manifest.sig.json' }]);
  });

  it('N7 shows what was signed in both languages; a statement without German names has its English one', () => {
    const { signed } = verify(made.bytes);
    expect(signed.at(-1)).toMatchObject({ about: { en: 'Batch', de: 'Charge' }, text: { en: 'I do', de: 'Ja' } });
    expect(signed[0]).toMatchObject({ about: { en: 'weigh-api', de: 'weigh-api' }, text: { en: 'I attest', de: 'Ich bestätige' } });
  });

  it('fails with its place for one flipped bit in any of 500 bytes', () => {
    const next = numbers(20_261_125);
    const names = ['manifest.json', 'manifest.sig.json', 'record.json', 'recipe.json', 'certificate.json', 'keys.json', 'record.pdf', 'record.xml'];
    for (let i = 0; i < 500; i += 1) {
      const at = Math.floor(next() * made.bytes.length);
      const flipped = Buffer.from(made.bytes);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << Math.floor(next() * 8));
      const { findings } = verify(flipped);
      const places = findings.map(({ place, problem }) => `${place}: ${problem}`).join('\n');
      expect({ at, found: findings.length > 0 && (places.includes('container') || names.some((name) => places.includes(name))) }).toEqual({ at, found: true });
    }
  }, 60_000);

  it('says of a record whose event lost its body to one flipped bit that it is of no known shape, and stops for nothing', () => {
    const at = made.bytes.indexOf('"body":');
    const flipped = Buffer.from(made.bytes);
    flipped[at + 1] = 'c'.charCodeAt(0);
    expect(said(flipped)).toMatch(/record\.json: is not of the known shape/);
  });

  it('names the file, and in the record the event, that holds the flipped byte', () => {
    const at = made.bytes.indexOf('"container"', made.bytes.indexOf('"EntryRecorded"') - 2000);
    const flipped = Buffer.from(made.bytes);
    flipped[at + 1] = 'k'.charCodeAt(0);
    expect(said(flipped)).toMatch(/container: byte \d+ is not what it must be \(header or checksum of record\.json\)/);
    expect(said(flipped)).toMatch(/record\.json batch-execution event \d+: was changed: its leaf hash does not follow from its content/);
    expect(said(flipped)).toContain('record.json: does not have the hash that the manifest names');
  });

  it('fails when it is cut off, longer, or no package at all', () => {
    expect(said(made.bytes.subarray(0, made.bytes.length - 1))).toContain('accounted for');
    expect(said(Buffer.concat([made.bytes, Buffer.from([0])]))).toContain('accounted for');
    expect(said(made.bytes.subarray(0, 5000))).toContain('is cut off');
    expect(said(Buffer.from('hello'))).toContain('manifest.json: or its signature is missing');
  });

  it('F8 F6 does not take reviews of operations or of the audit trail that are not signed, cover something else, or were voided', async () => {
    const withEvents = (...events: { type: string; body: JsonObject }[]): PackageContent['streams'] =>
      made.content.streams.map((stream) => {
        const added = events.map((event, i) => recordText({ ...event, site: 'HAM', aggregateType: 'batch-review', aggregateId: stream.aggregateId, sequence: stream.texts.length + i + 1, version: 1, actAt: '2026-11-25T11:00:00.000Z', recordedAt: '2026-11-25T11:00:00.000Z', clock: 'plant-clock', audit: [] }));
        return stream.service === 'review' ? streamOf('review', 'batch-review', [...stream.texts, ...added]) : stream;
      });
    const reviewed = { type: 'OperationReviewed', body: { operation: 'weigh-api', title: { en: 'Weigh' }, head: '0'.repeat(64), count: 1, steps: ['weigh-api'] } };
    const unsigned = said(await resealed({ streams: withEvents(reviewed, { type: 'AuditTrailReviewed', body: { hash: '0'.repeat(64), count: 0, covers: [] } }) }));
    for (const problem of ['review of operation weigh-api: is not signed', 'review of operation weigh-api: covers other events', 'review of the audit trail: is not signed', 'review of the audit trail: covers another list']) expect(unsigned).toContain(problem);
    expect(said(await resealed({ streams: withEvents(reviewed, { type: 'OperationReviewVoided', body: { operation: 'weigh-api', event: 'EntryCorrected', sequence: 9 } }) }))).toContain('an event came after it, and it was not reviewed again');
  });

  it('F6 refuses a release that was signed over changes of critical data which nobody reviewed', async () => {
    const { bytes } = await constructPackage('100.2', 2);
    expect(verify(bytes).findings).toEqual([{ place: 'record.json review of the audit trail', problem: '2 changes of critical data were not reviewed' }]);
  });

  it('I3 shows a changed value under every hash made to fit again, because its signature does not', async () => {
    const streams = rewritten('batch-execution', (text) => text.replaceAll('"value":"100.2"', '"value":"100.3"'));
    expect(said(await resealed({ streams }))).toContain('covers other content than it shows');
  });

  it('I3 shows a signature that was moved to another person', async () => {
    const streams = rewritten('batch-execution', (text) => text.replaceAll('"name":"Chidi Okafor","person":"E1002"', '"name":"Nils Lindqvist","person":"E1003"'));
    expect(said(await resealed({ streams }))).toContain('is of E1002, the record says E1003');
  });

  it('shows a removed event, a foreign recipe, a certificate of another state and a missing key', async () => {
    const streams = made.content.streams.map((stream) => (stream.service === 'batch-execution' ? streamOf(stream.service, stream.aggregateType, stream.texts.filter((_, i) => i !== 10)) : stream));
    expect(said(await resealed({ streams }))).toContain('an event is missing or twice');
    expect(said(await resealed({ recipe: made.content.recipe.replace('98.0', '90.0') }))).toContain('recipe.json: is not the recipe that the batch was made by');
    expect(said(await resealed({ certificate: { ...made.content.certificate, head: '0'.repeat(64) } }))).toContain('certificate.json: certifies another state of the record');
    expect(said(await resealed({ keys: { ...made.content.keys, keys: [] } }))).toContain('its token names no key of keys.json');
  });

  it('shows a certificate from which a rule was taken after it was signed', async () => {
    const rules = made.content.certificate.rules as JsonObject[];
    expect(said(await resealed({ certificate: { ...made.content.certificate, rules: rules.slice(1) } }))).toContain('the release covers another record or certificate');
  });

  it('has the same bytes for the same content', async () => {
    expect(await resealed({})).toEqual(made.bytes);
  });
});

describe('F9 the verifier as a program', () => {
  it('ends with 0, 1 and 2, and takes the word verify', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'verify-'));
    const program = join(process.cwd(), 'verify/verify.mjs');
    const run = (...args: string[]): Promise<{ code: number; out: string }> =>
      promisify(execFile)(process.execPath, [program, ...args]).then(({ stdout }) => ({ code: 0, out: stdout }), (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, out: error.stdout + error.stderr }));
    try {
      await writeFile(join(folder, 'good.zip'), made.bytes);
      await writeFile(join(folder, 'bad.zip'), made.bytes.subarray(1));
      expect(await run('verify', join(folder, 'good.zip'), '--trust', fingerprintOf(made.key))).toMatchObject({ code: 0, out: expect.stringContaining('VERIFIED: signed by the one you trust') as string });
      expect(await run(join(folder, 'bad.zip'))).toMatchObject({ code: 1, out: expect.stringContaining('NOT VERIFIED') as string });
      expect(await run(join(folder, 'good.zip'), '--signatures')).toMatchObject({ out: expect.stringMatching(/en: Batch: I do\n {2}de: Charge: Ja/) as string });
      expect(await run()).toMatchObject({ code: 2, out: expect.stringContaining('Use:') as string });
      expect(await run(join(folder, 'none.zip'))).toMatchObject({ code: 2 });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
