import type { RecipeDocument } from '@batchwright/procedure';
import { sha256Hex } from '@batchwright/records';
import { b2mmlSchema, makeTestSigner, validatePdf, validateXml } from '@batchwright/testing';
import { specimen } from '../../../../../../deploy/local/demo/recipes/specimen-picture';
import { constructPackage, streamOf, type ConstructedPackage } from '../../../boot/constructed-package.fixture';
import { MemorySink, RECIPE, ScriptedRun } from '../../../boot/scripted-run.fixture';
import type { PackageContent } from '../../../application/packages';
import { buildPackage, recordJson } from '../build-package';
import { allOf } from '../container';
import { printRecord } from '../print-record';
import { countsOf } from '../report-counts';
import { openForPrint } from '../printed-record';
import { writeBatchRecord } from './write-batch-record';

const PHOTO = specimen('label', 'label.png', 'the label of the drum').picture?.png ?? Buffer.alloc(0);

/** The small recipe with a photo of the drum's label in its first step. */
const WITH_PHOTO = JSON.parse(JSON.stringify(RECIPE)) as RecipeDocument;
const [weighing] = (WITH_PHOTO.procedure as unknown as { children: { entries: object[] }[] }).children;
weighing?.entries.push({ id: 'label', type: 'photo', title: { en: 'Label of the drum' }, required: false });

let made: ConstructedPackage;
/** As the store gives a file. */
async function* whole(bytes: Buffer): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(bytes);
}

let content: PackageContent;
beforeAll(async () => {
  made = await constructPackage();
  const sink = new MemorySink();
  const run = new ScriptedRun('01900000-0000-7000-8000-00000000b016', await makeTestSigner(), sink, undefined, WITH_PHOTO);
  await run.create();
  await run.release();
  await run.start('op.berger', 'weigh-api');
  await run.enter('op.berger', 'weigh-api', 'net', '100.2');
  await run.photo('op.berger', 'weigh-api', 'label', PHOTO);
  await run.correct('op.berger', 'weigh-api', 'net', '100.4', 'digits & signs <swapped>');
  await run.comment('weigh-api', 'Lid was tight\uFFFE 😀\tgood מ');
  content = { ...made.content, batch: run.number, recipe: JSON.stringify(WITH_PHOTO), streams: [streamOf('batch-execution', 'run', sink.texts), streamOf('review', 'batch-review', [])], files: [{ sha256: sha256Hex(PHOTO), bytes: () => whole(PHOTO) }] };
});

const told = (xml: string, what: RegExp): number => [...xml.matchAll(what)].length;

/** The text of an element with an id in front of it, or after a pattern. */
const eventIn = (xml: string, category: string): string => [...xml.matchAll(/<Event>[^]*?<\/Event>/g)].map(([one]) => one).find((one) => one.includes(`<Category>${category}</Category>`)) ?? '';

describe('B16 the record as BatchML V7', () => {
  it('tells as many events, entries, changes and signatures as print and JSON', () => {
    for (const one of [content, made.content]) {
      const xml = writeBatchRecord(one);
      const { events, judgement } = openForPrint(one);
      const counts = countsOf([...events, ...judgement]);
      expect({
        events: told(xml, /<Event>/g), entries: told(xml, /<Category>(EntryRecorded|CalculationRecorded)</g), changes: told(xml, /<Change>/g), signatures: told(xml, /<PersonnelIdentificationManifest>/g),
      }).toEqual({ ...counts });
    }
    expect(countsOf(openForPrint(content).events)).toMatchObject({ entries: 2, changes: 1 });
  });

  it('tells of every changed value old, new, who, when and why', () => {
    const xml = writeBatchRecord(content);
    const correction = eventIn(xml, 'EntryCorrected');
    expect(correction).toMatch(/<Value>\s*<ValueString>100\.4<\/ValueString>\s*<DataType>decimal<\/DataType>\s*<UnitOfMeasure>g<\/UnitOfMeasure>/);
    expect(correction).toMatch(/<PreviousValue>\s*<ValueString>100\.2<\/ValueString>/);
    for (const part of ['<MessageText>digits &amp; signs &lt;swapped&gt;</MessageText>', '<PersonID>Mara Berger (E1001)</PersonID>', '<TimeStamp>2026-11-24T08:', '<ProceduralElementReference>weigh-api</ProceduralElementReference>']) expect(correction).toContain(part);
    expect(xml).toMatch(/<Change>[^]*<Description>weigh-api net: 100\.2 g became 100\.4 g<\/Description>\s*<Description>by Mara Berger \(E1001\)<\/Description>[^]*<PrechangeData>\s*<ValueString>100\.2<[^]*<Reason>digits &amp; signs &lt;swapped&gt;<\/Reason>\s*<\/Change>/);
    expect(writeBatchRecord(content)).toBe(xml);
  });

  it('is valid by the schema of MESA, and a validator that is not ours says so; what is wrong, it names', async () => {
    const found = await b2mmlSchema('BatchML-BatchProductionRecord');
    if ('missing' in found) return void process.stdout.write(`${found.missing}: no batch production record was validated\n`);
    const xml = writeBatchRecord(content);
    const faults = await validateXml(found.schema, { 'record.xml': xml, 'released.xml': writeBatchRecord(made.content), 'planted.xml': xml.replace('<ObjectType>Change<', '<ObjectType>Swap<') });
    expect(faults.filter((fault) => !fault.startsWith('planted.xml'))).toEqual([]);
    expect(faults).toContainEqual(expect.stringMatching(/^planted\.xml:\d+: .*Swap/));
  }, 60_000);

  it('is in the package; the verifier names an event, a change or a whole event of it that says another thing', async () => {
    const { verifyPackage } = (await import('../../../../../../verify/verify.mjs' as string)) as { verifyPackage: (bytes: Buffer) => { findings: { place: string; problem: string }[] } };
    const said = async (one: PackageContent, change: (xml: string) => string): Promise<string[]> => verifyPackage(await allOf(buildPackage(one, made.pdf, made.key, change(writeBatchRecord(one))))).findings.map(({ place, problem }) => `${place}: ${problem}`);
    const same = (xml: string): string => xml;
    expect(await said(made.content, same)).toEqual([]);
    expect(await said(made.content, (xml) => xml.replace('100.2 g', '100.3 g').replace('&quot;value&quot;:&quot;100.2&quot;', '&quot;value&quot;:&quot;100.3&quot;'))).toEqual([expect.stringMatching(/^record\.xml event batch-execution\/\d+: says another thing/)]);
    expect(await said(made.content, (xml) => xml.replace(/ {4}<Event>[^]*? {4}<\/Event>\n/, ''))).toEqual([expect.stringMatching(/^record\.xml: tells \d+ events/)]);
    expect((await said(content, same)).filter((finding) => finding.startsWith('record.xml'))).toEqual([]);
    expect(await said(content, (xml) => xml.replace(/ {4}<Change>[^]*? {4}<\/Change>\n/, ''))).toContain('record.xml: tells other changes than record.json');
  });
});

describe('B16 the record in print', () => {
  it('is PDF/A-3a with its photos, in both languages, and veraPDF says so; a cut one it refuses', async () => {
    const record = Buffer.from(recordJson(content.streams));
    const [english, german] = [await printRecord(content, record, 'en'), await printRecord(content, record, 'de')];
    expect(told(english.toString('latin1'), /\/Subtype \/Image/g)).toBeGreaterThan(0);
    const planted = Buffer.from(english.toString('latin1').replace('<pdfaid:part>3<', '<pdfaid:part>2<'), 'latin1');
    const verdicts = await validatePdf({ 'en.pdf': english, 'de.pdf': german, 'planted.pdf': planted });
    if (verdicts === undefined) return void process.stdout.write('veraPDF is not on this machine (BATCHWRIGHT_VERAPDF): no PDF was validated\n');
    expect(verdicts).toEqual({ 'en.pdf': 'PASS', 'de.pdf': 'PASS', 'planted.pdf': expect.stringMatching(/^FAIL/) });
  }, 60_000);
});
