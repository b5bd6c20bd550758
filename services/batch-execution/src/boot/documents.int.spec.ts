import { rebuildDerivedTables } from '@batchwright/persistence';
import { outgoing } from '@batchwright/contracts';
import type { RecipeDocument, StepNode, UsedDocument } from '@batchwright/procedure';
import { replayRows } from '../adapters/postgres/run-rows';
import { ExecutionPlant, type Card, type RunAtWork } from './plant.fixture';
import { SHORT_RECIPE } from './recipe.fixture';

const ALT = { en: 'The scoop in its holder', de: 'Die Schaufel in ihrer Halterung' };
let plant: ExecutionPlant;
let sequence = 0;

beforeAll(async () => {
  plant = await ExecutionPlant.start();
}, 60_000);
afterAll(() => plant.stop());

/** The short recipe whose first step names documents and pictures. */
function withDocuments(code: string, more: Partial<StepNode>): RecipeDocument {
  const { header, procedure } = SHORT_RECIPE;
  if (procedure.type !== 'sequence') throw new Error('the short recipe begins with a sequence');
  const [first, ...others] = procedure.children;
  return { ...SHORT_RECIPE, header: { ...header, code }, procedure: { ...procedure, children: [{ ...(first as StepNode), ...more }, ...others] } };
}
async function tellVersion(code: string, version: number, effectiveFrom: string, mediaType = 'application/pdf'): Promise<void> {
  sequence += 1;
  const told = { site: 'HAM', documentId: `id-${code}`, code, version, sha256: String(version).repeat(64), mediaType, effectiveFrom, titleEn: `Title of ${code}`, titleDe: `Titel von ${code}` };
  await plant.tell('recipes', outgoing('batchwright.recipes.v1.DocumentVersionAdded', { subject: told.documentId, site: 'HAM', sequence }, told));
}
async function withdrawn(code: string, withdrawnAt: string): Promise<void> {
  sequence += 1;
  await plant.tell('recipes', outgoing('batchwright.recipes.v1.DocumentWithdrawn', { subject: `id-${code}`, site: 'HAM', sequence }, { site: 'HAM', documentId: `id-${code}`, code, withdrawnAt }));
}
type Documented = Card & { documents: (UsedDocument & { href: string; title: object })[]; media: (UsedDocument & { alt: object })[] };
const card = async (run: RunAtWork): Promise<Documented> => (await run.card('weigh')) as Documented;
const started = async (run: RunAtWork): Promise<Record<string, unknown>[]> => (await run.record()).filter(({ type }) => type === 'StepStarted').map(({ body }) => body);
const now = (): Promise<string> => plant.services.steer({ advanceSeconds: 0 });
const oneYear = (at: string): string => `${Number(at.slice(0, 4)) + 1}${at.slice(4)}`;

describe('A9 a step shows and records the version of its documents that is in effect when it begins', () => {
  it('a year later, with a newer version in effect, the step still opens that of its day, and a new run the new one', async () => {
    await plant.effective(withDocuments('MBR-DOC', { documents: ['SOP-0042'], media: [{ document: 'PIC-0007', version: 1, alt: ALT }] }));
    const next = oneYear(await now());
    await tellVersion('SOP-0042', 1, '2026-01-01T00:00:00.000Z');
    await tellVersion('SOP-0042', 2, next);
    await tellVersion('PIC-0007', 1, '2026-01-01T00:00:00.000Z', 'image/png');
    await tellVersion('PIC-0007', 2, '2026-01-02T00:00:00.000Z', 'image/png');
    const run = await plant.onFloor(withDocuments('MBR-DOC', {}));
    const used = { documentId: 'id-SOP-0042', code: 'SOP-0042', version: 1, sha256: '1'.repeat(64), mediaType: 'application/pdf', effectiveFrom: '2026-01-01T00:00:00.000Z' };
    const picture = { ...used, documentId: 'id-PIC-0007', code: 'PIC-0007', mediaType: 'image/png' };
    expect((await card(run)).documents).toMatchObject([used]); // what a start would record
    expect(await run.start('op.okafor', 'weigh')).toMatchObject({ status: 200 });
    expect(await started(run)).toMatchObject([{ documents: [used], media: [picture] }]);

    await plant.services.steer({ to: next });
    const later = await card(run);
    expect(later.documents).toEqual([{ ...used, title: { en: 'Title of SOP-0042', de: 'Titel von SOP-0042' }, href: '/api/recipes/v1/documents/id-SOP-0042/versions/1/file' }]);
    expect(later.media).toMatchObject([{ ...picture, alt: ALT }]);
    const another = await plant.onFloor(withDocuments('MBR-DOC', {}));
    await plant.qualify('E1002', 'document/SOP-0042/2');
    await another.start('op.okafor', 'weigh');
    expect(await started(another)).toMatchObject([{ documents: [{ code: 'SOP-0042', version: 2, sha256: '2'.repeat(64) }], media: [{ version: 1 }] }]);
    expect((await card(another)).documents).toMatchObject([{ version: 2, href: '/api/recipes/v1/documents/id-SOP-0042/versions/2/file' }]);
  });

  it('H3 A9 by the second version of a document only who has read it begins a step; the refusal names the way out, and the record which reading it was', async () => {
    await plant.effective(withDocuments('MBR-READ', { documents: ['SOP-0044'] }));
    await tellVersion('SOP-0044', 3, '2026-01-01T00:00:00.000Z');
    const [first, second] = [await plant.onFloor(withDocuments('MBR-READ', {})), await plant.onFloor(withDocuments('MBR-READ', {}))];
    expect(await first.start('op.okafor', 'weigh')).toMatchObject({ status: 200 }); // nobody worked by an earlier one
    await tellVersion('SOP-0044', 4, await now());
    expect(await card(second)).toMatchObject({ qualifications: [{ code: 'document/SOP-0044/4', title: { de: 'SOP-0044 Version 4 gelesen und verstanden' }, held: false }], start: { possible: false } });
    expect(await second.start('op.okafor', 'weigh')).toMatchObject({ status: 403, body: { code: 'document-not-read', params: { person: 'E1002', document: 'SOP-0044', version: 4 }, moves: [{ move: 'read-version' }, { move: 'another-person' }] } });
    const reading = await plant.qualify('E1002', 'document/SOP-0044/4');
    expect(await second.start('op.okafor', 'weigh')).toMatchObject({ status: 200 });
    expect((await started(second))[0]).toMatchObject({ documents: [{ version: 4 }], qualifications: [{ code: 'document/SOP-0044/4', qualificationId: reading }] });
  });

  it('does not begin by a document of which no version is in effect, and says what to do; then it begins', async () => {
    await plant.effective(withDocuments('MBR-NONE', { documents: ['SOP-0050'] }));
    const run = await plant.onFloor(withDocuments('MBR-NONE', {}));
    expect((await card(run)).start).toMatchObject({ possible: false, refusal: { code: 'document-not-in-effect' } });
    expect(await run.start('op.okafor', 'weigh')).toMatchObject({ status: 409, body: { code: 'document-not-in-effect', params: { code: 'SOP-0050' }, moves: [{ move: 'keep-document', roles: ['engineer', 'qa'] }, { move: 'not-applicable' }] } });
    await tellVersion('SOP-0050', 1, await now());
    expect(await run.start('op.okafor', 'weigh')).toMatchObject({ status: 200 });
  });

  it('B21 pre-flight names it before the batch is made', async () => {
    await plant.effective(withDocuments('MBR-AHEAD', { documents: ['SOP-0070'] }));
    const sup = plant.services.as('sup.haas');
    const { id } = (await sup.post<{ id: string }>('/api/batch-execution/v1/orders', { site: 'HAM', number: 'PO-AHEAD', recipe: 'MBR-AHEAD', quantity: { value: '100', unit: 'g' } })).body;
    const about = async (): Promise<unknown[]> => (await sup.get<{ refusals: { what: string }[] }>(`/api/batch-execution/v1/orders/${id}/pre-flight`)).body.refusals.filter(({ what }) => what.startsWith('SOP-'));
    expect(await about()).toMatchObject([{ code: 'document-not-in-effect', what: 'SOP-0070', steps: ['weigh'], moves: [{ move: 'keep-document' }, { move: 'plan-order' }] }]);
    await tellVersion('SOP-0070', 1, '2026-01-01T00:00:00.000Z');
    expect(await about()).toEqual([]);
    await tellVersion('SOP-0070', 2, await now());
    const unread = async (): Promise<unknown[]> => (await sup.get<{ refusals: { what: string }[] }>(`/api/batch-execution/v1/orders/${id}/pre-flight`)).body.refusals.filter(({ what }) => what.startsWith('document/'));
    expect(await unread()).toMatchObject([{ code: 'document-not-read', what: 'document/SOP-0070/2', steps: ['weigh'], moves: [{ move: 'read-version' }, { move: 'another-person' }, { move: 'plan-order' }] }]);
    await plant.qualify('E1002', 'document/SOP-0070/2');
    expect(await unread()).toEqual([]);
  });

  it('does not begin when the document is withdrawn; what was begun before keeps its version', async () => {
    await plant.effective(withDocuments('MBR-GONE', { documents: ['SOP-0060'] }));
    await tellVersion('SOP-0060', 1, '2026-01-01T00:00:00.000Z');
    const [before, after] = [await plant.onFloor(withDocuments('MBR-GONE', {})), await plant.onFloor(withDocuments('MBR-GONE', {}))];
    await before.start('op.okafor', 'weigh');
    await withdrawn('SOP-0060', await now());
    expect(await after.start('op.okafor', 'weigh')).toMatchObject({ status: 409, body: { code: 'document-not-in-effect' } });
    expect((await card(before)).documents).toMatchObject([{ code: 'SOP-0060', version: 1 }]);
  });

  it('a picture that execution was not told of is named by code and version', async () => {
    await plant.effective(withDocuments('MBR-PIC', { media: [{ document: 'PIC-0099', version: 3, alt: ALT }] }));
    const run = await plant.onFloor(withDocuments('MBR-PIC', {}));
    expect(await run.start('op.okafor', 'weigh')).toMatchObject({ status: 409, body: { code: 'document-version-unknown', params: { code: 'PIC-0099', version: 3 } } });
  });

  it('a step without documents records none, so that old records keep their hashes', async () => {
    await plant.effective(withDocuments('MBR-PLAIN', {}));
    const run = await plant.onFloor(withDocuments('MBR-PLAIN', {}));
    await run.start('op.okafor', 'weigh');
    const [body] = await started(run);
    expect(Object.keys(body ?? {})).toEqual(expect.not.arrayContaining(['documents', 'media']));
    expect(await card(run)).toMatchObject({ documents: [], media: [] });
  });

  it('the state of steps is made anew from the records with their documents', async () => {
    expect((await rebuildDerivedTables(plant.services.db.adminUrl, 'batch_execution', replayRows())).differences).toEqual([]);
  });
});
