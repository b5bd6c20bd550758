import type { TaggedPdf } from '@batchwright/print';
import { canonicalRecipe, type DocumentFact, type RecipeDocument } from '@batchwright/procedure';
import { makeTestSigner } from '@batchwright/testing';
import { constructPackage, streamOf } from '../../boot/constructed-package.fixture';
import { MemorySink, RECIPE, ScriptedRun } from '../../boot/scripted-run.fixture';
import { printSteps } from './print-steps';
import { openForPrint } from './printed-record';

const fact = (code: string, version: number, mediaType: string): DocumentFact => ({ documentId: `id-${code}`, code, version, sha256: String(version).repeat(64), mediaType, effectiveFrom: '2026-01-01T00:00:00.000Z', title: { en: code, de: code } });

/** Paragraphs of the steps of a batch whose weighing is worked by an SOP and shows a picture. */
async function paragraphs(language: 'en' | 'de'): Promise<string[]> {
  if (RECIPE.procedure.type !== 'sequence') throw new Error('the recipe is a sequence');
  const [first, ...others] = RECIPE.procedure.children;
  const named = { documents: ['SOP-0042'], media: [{ document: 'PIC-0007', version: 2, alt: { en: 'The scoop in its holder', de: 'Die Schaufel in der Halterung' } }] };
  const document = { ...RECIPE, procedure: { ...RECIPE.procedure, children: [{ ...first, ...named }, ...others] } } as RecipeDocument;
  const sink = new MemorySink();
  const run = new ScriptedRun('01900000-0000-7000-8000-00000000c009', await makeTestSigner(), sink, undefined, document);
  run.view = { ...run.view, facts: { ...run.view.facts, documents: [fact('SOP-0042', 1, 'application/pdf'), fact('PIC-0007', 2, 'image/png')] } };
  await run.execute();
  const made = await constructPackage();
  const printed = openForPrint({ ...made.content, recipe: canonicalRecipe(document), streams: [streamOf('batch-execution', 'run', sink.texts), streamOf('review', 'batch-review', [])] }, language);
  const words: string[] = [];
  const paper = { heading: () => undefined, paragraph: (text: string) => words.push(text), table: () => Promise.resolve() };
  await printSteps(paper as unknown as TaggedPdf, printed);
  return words;
}

describe('A9 B16 the report names the documents beside their step', () => {
  it.each([
    ['en', `Worked by: SOP-0042, version 1 (effective from 2026-01-01 01:00:00 UTC+01:00, SHA-256 ${'1'.repeat(64)})`, `Shown: PIC-0007, version 2 (effective from 2026-01-01 01:00:00 UTC+01:00, SHA-256 ${'2'.repeat(64)}): The scoop in its holder`],
    ['de', `Gearbeitet nach: SOP-0042, Version 1 (gültig ab 2026-01-01 01:00:00 UTC+01:00, SHA-256 ${'1'.repeat(64)})`, `Gezeigt: PIC-0007, Version 2 (gültig ab 2026-01-01 01:00:00 UTC+01:00, SHA-256 ${'2'.repeat(64)}): Die Schaufel in der Halterung`],
  ] as const)('in %s, with version, date and hash', async (language, documents, media) => {
    expect(await paragraphs(language)).toEqual(expect.arrayContaining([documents, media]));
  });
});
