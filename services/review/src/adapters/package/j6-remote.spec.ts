import { sha256Hex } from '@batchwright/records';
import { specimen } from '../../../../../deploy/local/demo/recipes/specimen-picture';
import { constructPackage, streamOf, type ConstructedPackage } from '../../boot/constructed-package.fixture';
import type { PackageContent } from '../../application/packages';
import { buildPackage } from './build-package';
import { allOf } from './container';

interface Verdict {
  readonly findings: { readonly place: string; readonly problem: string }[];
  readonly counted: { readonly signatures: number };
}

const PICTURE = specimen('photo', 'scale.png', 'the scale').picture?.png ?? Buffer.alloc(0);
let verify: (bytes: Buffer) => Verdict;
let made: ConstructedPackage;
beforeAll(async () => {
  ({ verifyPackage: verify } = (await import('../../../../../verify/verify.mjs' as string)) as { verifyPackage: typeof verify });
  made = await constructPackage('100.2', 0, PICTURE);
});

/** What is found in a package whose record was rewritten and sealed anew, by somebody who has its key and not those of the signers. */
async function found(change: (text: string) => string, files: PackageContent['files'] = made.content.files): Promise<string> {
  const streams = made.content.streams.map((stream) => (stream.service === 'batch-execution' ? streamOf(stream.service, stream.aggregateType, stream.texts.map(change)) : stream));
  return verify(await allOf(buildPackage({ ...made.content, streams, ...(files ? { files } : {}) }, made.pdf, made.key))).findings.map(({ place, problem }) => `${place}: ${problem}`).join('\n');
}

describe('J6 a verifier of its own judges a signature from afar by the package alone', () => {
  it('takes it with the session, who stood there, and the picture that was in view', () => {
    expect(verify(made.bytes)).toMatchObject({ findings: [], counted: { signatures: 5 } });
    expect(made.content.streams[0]?.texts.some((text) => text.includes('"remote":{"format":"batchwright.remote-view/1"'))).toBe(true);
  });

  it.each<[string, string, (text: string) => string]>([
    ['another session', 'its statement does not name what was seen from afar', (text) => text.replace('"session":"s","since"', '"session":"x","since"')],
    ['another view', 'its statement does not name what was seen from afar', (text) => text.replace('c'.repeat(64), 'd'.repeat(64))],
    ['a witness who did not come in', 'is of somebody who did not stand in the session with its operator', (text) => text.replace('"person":"E1002","sessionId":"s","stepKey":"weigh-api","what":"joined"', '"person":"E1002","sessionId":"s","stepKey":"weigh-api","what":"left"')],
    ['an operator who was not there', 'is of somebody who did not stand in the session with its operator', (text) => text.replace('"person":"E1001","sessionId":"s","stepKey":"weigh-api","what":"joined"', '"person":"E1001","sessionId":"s","stepKey":"weigh-api","what":"left"')],
    ['a picture of another step', 'names a picture that was not kept in the session at this step', (text) => text.replace('"stepKey":"weigh-api","what":"frozen"', '"stepKey":"work-out","what":"frozen"')],
    ['a signature that says it was given at the place', 'was given from afar without the second factor', (text) => text.replace('"where":"remote"', '"where":"place"')],
  ])('finds %s', async (_, problem, change) => {
    expect(await found(change)).toContain(problem);
  });

  it('finds a picture that was changed, and one that is missing', async () => {
    const other = Buffer.from(PICTURE);
    other[100] = (other[100] ?? 0) ^ 1;
    const bytes = async function* () { yield other; };
    expect(await found((text) => text, [{ sha256: sha256Hex(PICTURE), bytes }])).toContain('was changed: its bytes have not the recorded hash');
    expect(await found((text) => text, [])).toContain('is missing');
  });
});
