import { makeTestSigner } from '@batchwright/testing';
import { leafHash, parseRecord } from '@batchwright/records';
import { constructPackage, streamOf } from '../../boot/constructed-package.fixture';
import { MemorySink, ScriptedRun } from '../../boot/scripted-run.fixture';
import { localTimes, type TaggedPdf } from '@batchwright/print';
import { printHead, printJudgement } from './print-judgement';
import { printChanges } from './print-changes';
import { PdfReports } from './pdf-reports';
import { countsOf } from './report-counts';
import { GERMAN } from './report-words-de';
import { ENGLISH } from './report-words-en';
import { printSteps } from './print-steps';
import { openForPrint, type PrintedRecord } from './printed-record';
import { recordJson } from './build-package';
import { printRecord } from './print-record';

/** Takes what would be printed, as text. */
class Paper {
  readonly rows: string[][] = [];
  readonly words: string[] = [];
  heading(_level: number, text: string): void {
    this.words.push(text);
  }
  paragraph(text: string): void {
    this.words.push(text);
  }
  table(_head: readonly string[], _widths: readonly number[], rows: readonly string[][]): Promise<void> {
    this.rows.push(...rows);
    return Promise.resolve();
  }
}

async function corrected(language: 'en' | 'de' = 'en'): Promise<PrintedRecord> {
  const sink = new MemorySink();
  const run = new ScriptedRun('01900000-0000-7000-8000-00000000c001', await makeTestSigner(), sink);
  await run.execute();
  await run.correct('op.berger', 'weigh-api', 'net', '100.4', 'digits swapped');
  const made = await constructPackage();
  return openForPrint({ ...made.content, streams: [streamOf('batch-execution', 'run', sink.texts), streamOf('review', 'batch-review', [])] }, language);
}

describe('B16 the report for people', () => {
  it.each<['en' | 'de', RegExp]>([
    ['en', /^Chidi Okafor \(E1002\): remote, in the session s with Mara Berger \(E1001\) since 2026-11-24 .*; frozen picture, SHA-256 [0-9a-f]{64}; step as it was shown, SHA-256 c{64}$/],
    ['de', /^Chidi Okafor \(E1002\): aus der Ferne, in der Sitzung s mit Mara Berger \(E1001\) seit 2026-11-24 .*; eingefrorenes Bild, SHA-256 [0-9a-f]{64}; Schritt wie gezeigt, SHA-256 c{64}$/],
  ])('J6 says of a signature from afar in which session it was given and what was in view (%s)', async (language, said) => {
    const { content } = await constructPackage('100.2', 0, Buffer.from('a picture'));
    const paper = new Paper();
    await printSteps(paper as unknown as TaggedPdf, openForPrint({ ...content, files: [] }, language));
    expect(paper.words).toContainEqual(expect.stringMatching(said));
  });

  it('shows every changed value with old, new, who, when and why, and as many entries as the record has', async () => {
    const printed = await corrected();
    const paper = new Paper();
    await printSteps(paper as unknown as TaggedPdf, printed);
    const text = paper.rows.map((cells) => cells.join(' | '));
    expect(text).toContainEqual(expect.stringMatching(/^Net mass – CORRECTION \| 100\.4 g \| .*within.* \| was 100\.2 g; digits swapped \| Mara Berger \(E1001\)\n2026-11-24 09:\d\d:00 UTC\+01:00$/s));
    expect(text).toContainEqual(expect.stringMatching(/^Yield \(calculated\) \| 100\.4 % .* weigh_api\.net = 100\.4 g, input\.api = 100\.0 g; 1 places, half-even; was 100\.2 %/s));
    const values = text.filter((row) => /^(Net mass|Container|Yield)/.test(row) && !row.includes('CORRECTION'));
    expect(values).toHaveLength(countsOf(printed.events).entries);
  });

  it('says the same in German, and counts the same entries and changes in both languages and as JSON', async () => {
    const found = [];
    for (const language of ['en', 'de'] as const) {
      const printed = await corrected(language);
      const [steps, changes] = [new Paper(), new Paper()];
      await printSteps(steps as unknown as TaggedPdf, printed);
      await printChanges(changes as unknown as TaggedPdf, printed);
      const values = steps.rows.filter((cells) => cells.length === 5 && !/KORREKTUR|CORRECTION/.test(cells[0] ?? '') && !/^[0-9a-f]{64}$/.test(cells[4] ?? ''));
      found.push({ entries: values.length, changes: changes.rows.length });
      const json = JSON.parse(new PdfReports().asJson(printed.content)) as { counted: { entries: number; changes: number }; streams: { events: { type: string; body: { oldValue?: object } }[] }[] };
      const events = json.streams.flatMap((stream) => stream.events);
      expect(json.counted).toMatchObject({ entries: events.filter(({ type }) => /^(EntryRecorded|CalculationRecorded)$/.test(type)).length, changes: events.filter(({ body }) => body.oldValue !== undefined).length });
      found.push({ entries: json.counted.entries, changes: json.counted.changes });
      if (language === 'de') {
        expect(steps.rows.map((cells) => cells.join(' | '))).toContainEqual(expect.stringMatching(/ – KORREKTUR \| 100\.4 g \| innerhalb.* \| war 100\.2 g; digits swapped \| Mara Berger/s));
        expect(changes.rows[0]).toEqual([expect.stringContaining('(weigh-api)'), expect.any(String), '100.2 g', '100.4 g', 'Mara Berger (E1001)', expect.stringContaining('UTC+01:00'), 'digits swapped']);
        expect(changes.rows[1]?.slice(2)).toEqual(['100.2 %', '100.4 %', expect.any(String), expect.any(String), 'folgt aus einer Korrektur']);
      }
    }
    expect(found).toEqual(Array.from({ length: 4 }, () => ({ entries: 4, changes: 2 })));
  });

  it('B13 draws the photo of what was raised for the whole batch under the exceptions, once', async () => {
    const sink = new MemorySink();
    const run = new ScriptedRun('01900000-0000-7000-8000-00000000c002', await makeTestSigner(), sink);
    await run.create();
    await run.release();
    const photo = { sha256: 'a'.repeat(64), mediaType: 'image/png', size: 5, fileName: 'spilled.png' };
    await run.act('op.berger', (by) => ({ type: 'RaiseException', by, exceptionType: 'manual', severity: 'minor', text: 'Powder on the floor', photo }));
    const made = await constructPackage();
    const bytes = () => (async function* () { yield await Promise.resolve(Buffer.from('photo')); })();
    const printed = openForPrint({ ...made.content, streams: [streamOf('batch-execution', 'run', sink.texts), streamOf('review', 'batch-review', [])], files: [{ sha256: photo.sha256, bytes }] });
    const drawn: string[] = [];
    const paper = Object.assign(new Paper(), { picture: (picture: Buffer, words: string) => drawn.push(`${picture.toString()} ${words}`) > 0 });
    await printJudgement(paper as unknown as TaggedPdf, printed);
    await printSteps(paper as unknown as TaggedPdf, printed);
    expect(drawn).toEqual([expect.stringMatching(/^photo .*spilled\.png, SHA-256 a{64} \(\d+\)$/) as string]);
  });

  it('D4 names the lot of a material, and of equipment the last day and certificate of the calibration it was granted with', async () => {
    const printed = await corrected();
    const [bal, drum] = [{ grantId: 'g-1', what: 'equipment', need: 'balance', item: 'BAL-09' }, { grantId: 'g-2', what: 'material', need: 'api', item: 'D-1', lot: 'L-1' }] as const;
    const { view } = printed.run;
    const step = view.steps['weigh-api'];
    if (!step) throw new Error('the step was executed');
    const grants = { 'g-1': { ...bal, stepKey: 'weigh-api', status: 'used', calibratedThrough: '2027-01-31', certificate: 'CAL-2026-0117' } } as const;
    const paper = new Paper();
    await printSteps(paper as unknown as TaggedPdf, { ...printed, run: { ...printed.run, view: { ...view, grants, steps: { ...view.steps, 'weigh-api': { ...step, items: [bal, drum] } } } } });
    expect(paper.words).toContain('Used: balance = BAL-09 (calibrated through 2027-01-31, certificate CAL-2026-0117); api = D-1 (lot L-1)');
  });

  it('E2 shows of a value that a machine gave tag, instrument, connection, time and quality, also in a row of a table; and one that was refused with its reason, in both languages', async () => {
    const machine = { captureId: 'c', equipment: 'FD-01', point: 'product-temperature', tag: 'FD-01.product-temperature', instrument: 'TT-101', connection: 'Machines', statistic: 'mean', at: '2026-11-24T08:05:00.000Z', from: '2026-11-24T08:00:00.000Z', until: '2026-11-24T08:10:00.000Z', quality: 'uncertain', samples: 12, unusableSeconds: '70' } as const;
    const detail = { en: 'it was bad from 08:12', de: 'sie war ab 08:12 schlecht' };
    for (const [language, gaps] of [['en', detail.en], ['de', detail.de]] as const) {
      const printed = await corrected(language);
      const records = printed.run.records.flatMap((record) => {
        const { event } = record;
        if (event.type !== 'EntryRecorded' || event.body.address !== 'net') return [record];
        const measured = { ...record, event: { ...event, body: { ...event.body, machine } } };
        return [measured, { ...measured, event: { ...measured.event, body: { ...measured.event.body, address: 'rows/2/mean' } } }, { ...record, event: { type: 'MachineRefused' as const, body: { captureId: 'c', stepKey: event.body.stepKey, address: 'rows/3/mean', reasonCode: 'bad-quality', detail } } }];
      });
      const paper = new Paper();
      await printSteps(paper as unknown as TaggedPdf, { ...printed, run: { ...printed.run, records } });
      const said = /FD-01\.product-temperature \(TT-101\); Machines; mean, 2026-11-24 09:05:00 UTC\+01:00; 2026-11-24 09:00:00 UTC\+01:00 – 2026-11-24 09:10:00 UTC\+01:00; uncertain, n = 12; .*70/;
      expect(paper.rows.filter((cells) => said.test(cells[3] ?? ''))).toHaveLength(2);
      expect(paper.rows.filter((cells) => cells[2] === 'bad-quality').map((cells) => [cells[1], cells[3]])).toEqual([['', gaps]]);
    }
  });

  it('has the same words to say in both languages', () => {
    const shape = (words: object): object => Object.fromEntries(Object.entries(words).map(([name, value]) => [name, Array.isArray(value) ? value.length : typeof value === 'object' ? shape(value as object) : typeof value]));
    const { states: _states, decisions: _decisions, moments: _moments, places: _places, ...german } = GERMAN; // English has none of these: codes are its words
    expect(shape({ ...ENGLISH, states: undefined, decisions: undefined, moments: undefined, places: undefined })).toMatchObject(shape(german));
  });

  it('shows every signature with printed name, meaning and time with zone (I2)', async () => {
    const printed = await corrected();
    const paper = new Paper();
    await printSteps(paper as unknown as TaggedPdf, printed);
    expect(paper.rows.map((cells) => cells.slice(0, 3).join(' | '))).toContainEqual(expect.stringMatching(/^Chidi Okafor \(E1002\) \| Witnessed: saw it being done, after \| \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\+0[12]:00$/));
  });

  it('says whether the plant clock was steered, and the head of the record', async () => {
    const printed = await corrected();
    const paper = new Paper();
    await printHead(paper as unknown as TaggedPdf, printed);
    expect(paper.rows).toContainEqual(['Clock', 'PLANT CLOCK: steered, for tests and demonstrations']);
    expect(paper.rows).toContainEqual(['Head of the record', printed.content.streams[0]?.head]);
  });

  it('is PDF/A-3a by its own words, has the record attached, and the same bytes each time', async () => {
    const { content } = await constructPackage();
    const record = Buffer.from(recordJson(content.streams));
    const [one, two] = [await printRecord(content, record), await printRecord(content, record)];
    expect(one.equals(two)).toBe(true);
    const text = one.toString('latin1');
    for (const part of ['<pdfaid:part>3</pdfaid:part>', '<pdfaid:conformance>A</pdfaid:conformance>', '/AFRelationship /Source', '(record.json)', '/StructTreeRoot']) expect(text).toContain(part);
  });

  it('prints times as the clock of the site showed them, in summer and in winter', () => {
    const time = localTimes('Europe/Berlin');
    expect([time('2026-07-01T10:00:00.000Z'), time('2026-12-01T10:00:00.000Z'), time(undefined)]).toEqual(['2026-07-01 12:00:00 UTC+02:00', '2026-12-01 11:00:00 UTC+01:00', '']);
  });
});

describe('record.json', () => {
  it('holds every event verbatim, under its leaf hash', async () => {
    const { content } = await constructPackage();
    const record = JSON.parse(recordJson(content.streams)) as { streams: { events: (Record<string, unknown> & { leafHash: string })[] }[] };
    const [run] = record.streams;
    const texts = content.streams[0]?.texts ?? [];
    expect(run?.events.map(({ leafHash: leaf }) => leaf)).toEqual(texts.map(leafHash));
    expect(run?.events.map(({ type }) => type)).toEqual(texts.map((text) => parseRecord(text).type));
  });
});
