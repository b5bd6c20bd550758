import { inflateSync } from 'node:zlib';
import { startReviewPlant, type ReviewPlant } from './review-plant.fixture';
import type { ScriptedRun } from './scripted-run.fixture';

let plant: ReviewPlant;
beforeAll(async () => {
  plant = await startReviewPlant();
}, 60_000);
afterAll(() => plant.services.stop());

interface Report {
  readonly counted: { readonly events: number; readonly entries: number; readonly changes: number; readonly signatures: number };
  readonly streams: readonly { readonly service: string; readonly events: readonly { readonly type: string }[] }[];
}

async function fetched(run: ScriptedRun, more: string, person = 'insp.dubois'): Promise<{ status: number; type: string | null; bytes: Buffer }> {
  const answer = await fetch(`${plant.services.url}${plant.batch(run, more)}`, { headers: { authorization: `Bearer ${person}` } });
  return { status: answer.status, type: answer.headers.get('content-type'), bytes: Buffer.from(await answer.arrayBuffer()) };
}

const reportOf = async (run: ScriptedRun): Promise<Report> => JSON.parse((await fetched(run, '/record')).bytes.toString('utf8')) as Report;

/** The file that is attached to a PDF: the only compressed stream of it that is JSON. */
function attached(pdf: Buffer): { streams: Report['streams'] } {
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    const bytes = pdf.subarray(at + 7, pdf.indexOf('\nendstream', at));
    if (pdf.toString('latin1', at - 3, at) === 'end' || bytes[0] !== 0x78) continue;
    const text = inflateSync(bytes).toString('utf8');
    if (text.startsWith('{"streams"')) return JSON.parse(text) as { streams: Report['streams'] };
  }
  throw new Error('nothing is attached');
}

const entriesOf = ({ streams }: { streams: Report['streams'] }): number => streams.flatMap(({ events }) => events).filter(({ type }) => type === 'EntryRecorded' || type === 'CalculationRecorded').length;

describe('B16 the report of a batch', () => {
  it('is there while the batch runs, in both languages, with as many entries in the PDF, in its attachment, as JSON and as BatchML', async () => {
    const run = await plant.newRun();
    await run.execute();
    await run.correct('op.berger', 'weigh-api', 'net', '100.4', 'digits swapped');
    await plant.services.settled();
    const record = await reportOf(run);
    expect(record.counted).toMatchObject({ entries: entriesOf(record), changes: 2, events: record.streams.reduce((sum, { events }) => sum + events.length, 0) });
    const xml = await fetched(run, '/batchml');
    expect(xml).toMatchObject({ status: 200, type: 'application/xml' });
    expect([...xml.bytes.toString('utf8').matchAll(/<Category>(EntryRecorded|CalculationRecorded)</g)]).toHaveLength(record.counted.entries);
    expect([...xml.bytes.toString('utf8').matchAll(/<Change>/g)]).toHaveLength(record.counted.changes);
    for (const [language, of] of [['en', 'Batch record'], ['de', 'Chargenprotokoll']] as const) {
      const { status, type, bytes } = await fetched(run, `/report?language=${language}`);
      expect({ status, type }).toEqual({ status: 200, type: 'application/pdf' });
      const text = bytes.toString('latin1');
      for (const part of ['<pdfaid:part>3</pdfaid:part>', `/Lang (${language})`, of]) expect(text).toContain(part);
      expect(entriesOf(attached(bytes))).toBe(record.counted.entries);
      expect(attached(bytes).streams).toEqual(record.streams);
    }
  });

  it('grows with the judgement, and is refused to those who may not read it', async () => {
    const run = await plant.newRun();
    await run.execute();
    await plant.services.settled();
    const before = (await reportOf(run)).counted;
    await plant.reviewed(run);
    await plant.release(run);
    await plant.reaches(run, 'released');
    const after = (await reportOf(run)).counted;
    expect(after).toMatchObject({ entries: before.entries, changes: 0, signatures: before.signatures + 3 });
    expect((await fetched(run, '/report', 'op.berger')).status).toBe(403);
    expect((await fetched(run, '/report?language=fr')).status).toBe(400);
    expect((await fetched(run, '/record', 'qa.murphy')).status).toBe(404);
    expect((await fetched(run, '/batchml', 'qa.murphy')).status).toBe(404);
    expect((await fetched(run, '/batchml', 'op.berger')).status).toBe(403);
  });
});
