import type { Entry, ProcedureNode } from '@batchwright/procedure';
import type { TaggedPdf } from '@batchwright/print';
import type { PrintableVersion } from '../../application/recipe-printer';
import { simpleRecipe } from '../../boot/simple-recipe.fixture';
import { printProcedure } from './print-procedure';
import { printRecipe } from './print-recipe';

/** Takes what would be printed, as lines of text. */
class Paper {
  readonly lines: string[] = [];
  heading(_level: number, text: string): void {
    this.lines.push(text);
  }
  paragraph(text: string): void {
    this.lines.push(text);
  }
  table(_head: readonly string[], _widths: readonly number[], rows: readonly string[][]): Promise<void> {
    this.lines.push(...rows.map((cells) => cells.join(' | ')));
    return Promise.resolve();
  }
}

const document = simpleRecipe('MBR-P-1');
const version: PrintableVersion = {
  summary: { id: 'v', site: 'HAM', recipe: 'MBR-P-1', version: 2, state: 'approved', title: 'Simple', product: '', documentHash: 'c'.repeat(64), changeControl: 'CC-1', sequence: 4 },
  document,
  approvals: [{ role: 'quality', person: 'E1050', name: 'Lena Weiss', at: '2026-11-24T08:00:00.000Z', documentHash: 'c'.repeat(64), diffHash: 'd'.repeat(64) }],
  draftedAt: '2026-11-23T08:00:00.000Z',
};
const printed = async (procedure: ProcedureNode): Promise<string[]> => {
  const paper = new Paper();
  await printProcedure(paper as unknown as TaggedPdf, { ...document, procedure });
  return paper.lines;
};

describe('A16 a recipe version for people', () => {
  it('shows every step in its order, with units, limits and settings', async () => {
    expect(await printed(document.procedure)).toEqual([
      '1 Simple', 'procedure · one after the other · (simple)',
      '1.1 Read', 'step: number · (read)', 'Temperature | number, Cel |  | action 15.0 to 25.0 | required\nplaces: 1',
      '1.2 Blend', 'step: timer · (blend)', 'Settings: {"duration":"duration","target":{"value":"10","unit":"min"}}', 'Time | number, min |  | validated 1.00 to 20.00 | required\nplaces: 2\nsource: measured',
    ]);
  });

  it('says beside a limit which class of cleanroom it keeps', async () => {
    const count: Entry = { id: 'count', type: 'number', title: { en: 'Count' }, required: true, unit: '/m3', ranges: { action: { high: '29300' } }, cleanroom: { class: '8', size: '5' } };
    expect(await printed({ id: 'room', type: 'step', kind: 'number', title: { en: 'Room' }, entries: [count], signatures: [], config: {} })).toContain('Count | number, /m3 |  | action … to 29300\nISO class 8 (ISO 14644-1), particles from 5 µm | required');
  });

  it('says what blocks mean: at once, which way when, again until when', async () => {
    const step = (id: string): ProcedureNode => ({ id, type: 'step', kind: 'instruction', title: { en: id }, entries: [], signatures: [], config: {} });
    const lines = await printed({
      id: 'all', type: 'parallel', title: { en: 'All' }, children: [
        { id: 'way', type: 'choice', title: { en: 'Way' }, branches: [{ when: 'read.t > 1 Cel', node: step('a') }], otherwise: step('b') },
        { id: 'more', type: 'loop', title: { en: 'More' }, body: step('c'), until: 'c.x > 1', max: 3 },
      ],
    });
    for (const part of ['all at once · (all)', 'when read.t > 1 Cel · step: instruction · (a)', 'otherwise · step: instruction · (b)', 'again until c.x > 1, at most 3 times · (more)', '1.2.1 c']) expect(lines).toContain(part);
  });

  it('is PDF/A-3a by its own words, has the document attached, and the same bytes each time', async () => {
    const [one, two] = [await printRecipe(version, 'Europe/Berlin'), await printRecipe(version, 'Europe/Berlin')];
    expect(one.equals(two)).toBe(true);
    const text = one.toString('latin1');
    for (const part of ['<pdfaid:part>3</pdfaid:part>', '<pdfaid:conformance>A</pdfaid:conformance>', '/AFRelationship /Source', '(MBR-P-1-v2.json)', '/StructTreeRoot']) expect(text).toContain(part);
  });
});
