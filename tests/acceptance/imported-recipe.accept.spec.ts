import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalRecipe, indexRecipe, isStep, type Entry, type ProcedureNode, type RecipeDocument, type SimulationReport } from '@batchwright/procedure';
import type { Page } from 'playwright-core';
import { eventually } from '../../deploy/local/demo/acting/stage';
import type { PersonClient } from '../../deploy/local/demo/client/plant-client';
import { batchMLFile, type BatchMLShape } from '@batchwright/testing';
import { ConsoleBrowser, DESK, looked } from './console-browser';
import { rejected } from './scenario';
import { thePlant } from './the-plant';

const plant = thePlant();
/** The levels of the published cough syrup, for machines that do not have the file. */
const SHAPE: BatchMLShape = [[3, 3, 4, 4, 3, 1, 3], [3, 6, 3, 3]];
const CODE = 'MBR-SYR-1';
const published = join(process.env.BATCHWRIGHT_REFERENCE_DATA ?? '', 'recipes/cough-syrup-batchml-v02.xml');

let browser: ConsoleBrowser;
let engineer: Page;
let folder: string;
let version: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bw-import-'));
  if (!existsSync(published)) process.stdout.write('the published cough syrup is not on this machine (BATCHWRIGHT_REFERENCE_DATA): a made-up file of the same shape is imported\n');
  writeFileSync(join(folder, 'cough-syrup.xml'), existsSync(published) ? readFileSync(published) : batchMLFile(SHAPE, '<b:Parameter><b:ID>2</b:ID></b:Parameter>'));
  browser = await ConsoleBrowser.start(plant.address);
  engineer = await browser.signedIn('eng.moreau', { viewport: DESK });
});
afterAll(async () => {
  await browser.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Detail {
  readonly document: RecipeDocument;
  readonly documentHash: string;
  readonly findings: readonly { readonly severity: string; readonly message: string }[];
}
interface Imported {
  readonly counts: unknown;
  readonly open: number;
  readonly points: readonly { readonly number: number; readonly kind: string; readonly line: number }[];
}
const detail = async (id: string): Promise<Detail> => (await plant.client.as('eng.moreau')).get<Detail>(`/recipes/v1/versions/${id}`);
const imported = async (id: string): Promise<Imported> => (await plant.client.as('eng.moreau')).get<Imported>(`/recipes/v1/versions/${id}/import`);

/** What an engineer adds to what the file said: what a phase without content is about, limits of what is recorded, the item code of the product. */
function completed(document: RecipeDocument): RecipeDocument {
  const entry = (one: Entry): Entry => (one.type === 'number' ? { ...one, places: 1, ranges: { validated: { low: '0.0', high: '500.0' } } } : one);
  const node = (one: ProcedureNode): ProcedureNode => {
    if (one.type === 'step') return { ...one, instruction: one.instruction ?? { en: `${one.title.en}, as the procedure of the plant says.` }, entries: one.entries.map(entry) };
    if (one.type === 'sequence' || one.type === 'parallel') return { ...one, children: one.children.map(node) };
    return one;
  };
  return { ...document, header: { ...document.header, product: { code: 'FP-SYR-1', name: document.header.title } }, procedure: node(document.procedure) };
}

describe('A1 A16 a BatchML file in the browser', () => {
  it('becomes a draft, with its levels counted and its points by line', async () => {
    await engineer.goto(`${plant.address.url}/recipes`);
    await engineer.getByRole('button', { name: 'Import' }).click();
    const dialog = engineer.getByRole('dialog');
    await dialog.locator('input[type=file]').setInputFiles(join(folder, 'cough-syrup.xml'));
    await dialog.getByLabel('Change control').fill('CC-2026-0041');
    await dialog.getByLabel('Code that the recipe gets here').fill(CODE);
    await looked(engineer, 'recipe-import');
    await dialog.getByRole('button', { name: 'Import as a draft' }).click();
    await engineer.getByText('1 procedure, 2 unit procedures, 11 operations, 36 phases').waitFor();
    await engineer.getByText(/The draft can be submitted when every point is dealt with/).waitFor();
    version = /recipes\/([^?]+)/.exec(engineer.url())?.[1] ?? '';
    await looked(engineer, 'recipe-import-points');
    const { points, open } = await imported(version);
    expect(open).toBeGreaterThan(0);
    expect(points.every(({ line }) => line > 0)).toBe(true);
  });

  it('shows the points in German and in the dark, too', async () => {
    const german = await browser.signedIn('eng.moreau', { locale: 'de-DE', colorScheme: 'dark' });
    await german.goto(`${plant.address.url}/recipes/${version}?tab=import`);
    await german.getByText('1 Verfahren, 2 Teilverfahren, 11 Operationen, 36 Phasen').waitFor();
    await looked(german, 'recipe-import-points-german-dark');
  });

  it('leaves as a file that comes back under the same hash', async () => {
    const saved = engineer.waitForEvent('download');
    await engineer.getByRole('button', { name: 'Save as file' }).click();
    await engineer.getByRole('menuitem', { name: 'Document of this system (JSON)' }).click();
    const path = join(folder, 'saved.json');
    await (await saved).saveAs(path);
    const other = await plant.client.as('eng.tanaka');
    const { aggregate } = await other.post<{ aggregate: string }>('/recipes/v1/imports', { site: 'HAM', format: 'batchwright-json', fileName: 'saved.json', content: readFileSync(path, 'utf8'), changeControl: 'CC-2026-0042' });
    expect((await detail(aggregate)).documentHash).toBe((await detail(version)).documentHash);
    expect(canonicalRecipe((await detail(version)).document)).toBe(readFileSync(path, 'utf8'));
  });

  it.each([['BatchML V7 (XML)', '<?xml'], ['On paper (PDF/A)', '%PDF-']])('leaves as %s, too', async (name, begin) => {
    const saved = engineer.waitForEvent('download');
    await engineer.getByRole('button', { name: 'Save as file' }).click();
    await engineer.getByRole('menuitem', { name }).click();
    const path = join(folder, 'saved');
    await (await saved).saveAs(path);
    expect(readFileSync(path, 'latin1').slice(0, 5)).toBe(begin);
  });

  it('is held back until every point is dealt with, which one act may say of many', async () => {
    await engineer.getByRole('button', { name: 'Submit to review' }).click();
    await engineer.getByRole('alert').getByText('Points of the import are open').waitFor();
    await looked(engineer, 'recipe-import-held-back');
    await engineer.getByLabel(/^Choose all \d+$/).check();
    await engineer.getByLabel('How was it dealt with?').fill('Completed by hand from the plant\'s own procedures');
    await engineer.getByRole('button', { name: /^Close \d+ point/ }).click();
    await engineer.getByText('Every point is dealt with', { exact: true }).waitFor();
    expect((await imported(version)).open).toBe(0);
  });
});

describe('A1 A14 B3: what was imported is completed by hand, simulated and executed', () => {
  it('is rehearsed over every step, approved by others and in force', async () => {
    const author = await plant.client.as('eng.moreau');
    const { document } = await detail(version);
    await author.put(`/recipes/v1/versions/${version}`, { document: completed(document) });
    expect((await detail(version)).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const { report } = await author.get<{ report: SimulationReport }>(`/recipes/v1/versions/${version}/simulation`);
    expect(report).toMatchObject({ complete: true });
    expect(report.coverage.find((one) => one.of === 'steps')).toMatchObject({ covered: 36, total: 36, missing: [] });
    await author.post(`/recipes/v1/versions/${version}/submission`, {});
    for (const user of ['prod.keller', 'qa.adeyemi']) await (await plant.client.as(user)).signed(`/recipes/v1/versions/${version}/approval`, {});
    await (await plant.client.as('qa.adeyemi')).signed(`/recipes/v1/versions/${version}/effectiveness`, {});
  });

  it('runs to its end, phase by phase', async () => {
    const supervisor = await plant.client.as('sup.haas');
    const { document, documentHash } = await detail(version);
    const recipe = indexRecipe(document, documentHash);
    const { aggregate: order } = await supervisor.post<{ aggregate: string }>('/batch-execution/v1/orders', { site: 'HAM', number: 'PO-SYRUP-1', product: 'FP-SYR-1', recipe: CODE, quantity: document.header.batchSize, priority: 'normal' });
    const { runId } = await eventually('the recipe to reach the floor', async () => {
      const answer = await supervisor.ask<{ runId: string }>('POST', `/batch-execution/v1/orders/${order}/batch`, {});
      return answer.status < 300 ? answer.body : undefined;
    });
    await supervisor.post(`/batch-execution/v1/runs/${runId}/release-to-floor`, {});
    const operator = await plant.client.as('op.lindqvist');
    let done = 0;
    for (;;) {
      const { items } = await operator.get<{ items: { runId: string; stepKey: string }[] }>('/batch-execution/v1/my-work?limit=200');
      const next = items.find((one) => one.runId === runId);
      if (!next) break;
      const step = recipe.nodes.get(next.stepKey);
      await perform(operator, runId, next.stepKey, step && isStep(step) ? step.node.entries : []);
      done += 1;
    }
    expect(done).toBe(36);
    await plant.clock.settled();
    expect(await supervisor.get(`/batch-execution/v1/runs/${runId}`)).toMatchObject({ state: 'complete', business: 'executed', recipe: { hash: documentHash } });
    await rejected(plant, runId, 'its test is over');
  });
});

async function perform(operator: PersonClient, runId: string, key: string, entries: readonly Entry[]): Promise<void> {
  const path = `/batch-execution/v1/runs/${runId}/steps/${encodeURIComponent(key)}`;
  let { version: at } = await operator.get<{ version: number }>(path);
  const act = async (name: string, body: object): Promise<void> => {
    ({ version: at } = await operator.post<{ version: number }>(`${path}/${name}`, { version: at, ...body }));
  };
  await act('start', { equipment: [], material: [] });
  for (const { id, type } of entries) await act('entries', { entry: id, value: type === 'number' ? '1.0' : 'as planned' });
  await act('completion', {});
}
