import { createHash } from 'node:crypto';
import { startTestServices, type TestServices } from '@batchwright/testing';
import type { RecipeDocument, UsedDocument } from '@batchwright/procedure';
import { batchExecution } from '@services/batch-execution';
import { identity } from '@services/identity';
import { recipes } from '@services/recipes';
import { resources } from '@services/resources';
import { review } from '@services/review';
import { training } from '@services/training';
import { keepDocuments } from '../acting/keep-documents';
import { stageInProcess } from '../acting/stage-in-process.fixture';
import { play, prepare } from './acted-out.fixture';
import type { BatchScript } from './batch-script';
import { drawnBalance, pageOf } from './drawn-document';
import { num, step, tx } from './recipe-parts';
import { smallBatch } from './small-batch';

let services: TestServices;
beforeAll(async () => {
  services = await startTestServices([identity, recipes, training, resources, batchExecution, review]);
}, 60_000);
afterAll(() => services.stop());

const PAGES = [pageOf(['SOP-0900, version 1', 'Reading of the balance']), pageOf(['SOP-0900, version 2', 'Reading of the balance, revised'])] as const;
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const WHERE = { by: 'op.lindqvist', terminal: 'TAB-BL-03' };

/** One step that is worked by an SOP and shows a picture; it needs nothing else, so that it can be done a year later as well. */
function documented(order: string): BatchScript {
  const script = smallBatch();
  const read = step('read-balance', 'number', tx('Read the balance', 'Waage ablesen'), {
    documents: ['SOP-0900'], media: [{ document: 'PIC-0900', version: 1, alt: tx('The container in the middle of the pan', 'Der Behälter in der Mitte der Waagschale') }],
    entries: [num('mass', tx('Mass', 'Masse'), 'g', 1, { ranges: { plausible: { low: '1.0', high: '50.0' } } })],
  });
  const { header } = script.recipe.document;
  const document: RecipeDocument = {
    ...script.recipe.document, header: { ...header, code: 'MBR-DOCUMENTED' }, formula: { inputs: [], outputs: [], parameters: [] }, equipment: [], qualifications: [], holdTimes: [],
    procedure: { id: 'documented', type: 'sequence', level: 'procedure', title: tx('Documented', 'Dokumentiert'), children: [read] },
  };
  const documents = [
    { code: 'SOP-0900', title: { en: 'Reading of the balance', de: 'Ablesen der Waage' }, versions: PAGES.map((content, i) => ({ version: i + 1, fileName: `SOP-0900-v${i + 1}.pdf`, content, effectiveInDays: i * 365 })) },
    { code: 'PIC-0900', title: { en: 'Container', de: 'Behälter' }, versions: [{ version: 1, fileName: 'container.png', content: drawnBalance(), effectiveInDays: 0 }] },
  ];
  return {
    ...script, order: { ...script.order, number: order }, recipe: { ...script.recipe, document }, preparation: { ...script.preparation, materials: [], lots: [], equipment: [], qualifications: [], documents },
    acts: [{ act: 'start', step: 'read-balance', at: 1, ...WHERE }],
  };
}

interface Card { readonly documents: readonly (UsedDocument & { readonly href: string })[]; readonly media: readonly (UsedDocument & { readonly href: string })[] }
const cardOf = async (runId: string): Promise<Card> => (await services.as('op.lindqvist').get<Card>(`/api/batch-execution/v1/runs/${runId}/steps/read-balance`)).body;
const recorded = async (runId: string): Promise<readonly UsedDocument[] | undefined> =>
  (await services.as('qa.weiss').get<{ items: { type: string; body: { documents?: UsedDocument[] } }[] }>(`/api/batch-execution/v1/runs/${runId}/record?limit=500`)).body.items.find(({ type }) => type === 'StepStarted')?.body.documents;
/** What the link of the card opens. */
const opened = async (link: string | undefined): Promise<unknown> => (await services.as('op.lindqvist').get(link ?? '')).body;

describe('A9 the link of a step opens the SOP version of its day', () => {
  it('a year later, when a newer version is in effect, the old step opens the old one and a new run the new one', async () => {
    const script = documented('PO-DOC-0001');
    await keepDocuments(stageInProcess(services), script);
    await prepare(services, script);
    const runId = await play(services, script);
    expect(await recorded(runId)).toMatchObject([{ code: 'SOP-0900', version: 1, sha256: hashOf(PAGES[0]) }]);

    const now = await services.steer({ advanceSeconds: 0 });
    await services.steer({ to: new Date(Date.parse(now) + 366 * 86_400_000).toISOString() });
    const old = await cardOf(runId);
    expect(await opened(old.documents[0]?.href)).toBe(PAGES[0].toString());
    expect((await services.as('op.lindqvist').get(old.media[0]?.href ?? '')).status).toBe(200);

    const reader = services.as('op.lindqvist');
    for (const { versionId } of (await reader.get<{ items: { versionId: string }[] }>('/api/training/v1/readings?person=me')).body.items) expect(await reader.signed(`/api/training/v1/readings/${versionId}`)).toMatchObject({ status: 200 });
    await services.settled();
    const later = await play(services, documented('PO-DOC-0002'));
    expect(await recorded(later)).toMatchObject([{ code: 'SOP-0900', version: 2, sha256: hashOf(PAGES[1]) }]);
    expect(await opened((await cardOf(later)).documents[0]?.href)).toBe(PAGES[1].toString());
    expect(await opened((await cardOf(runId)).documents[0]?.href)).toBe(PAGES[0].toString());
  }, 120_000);
});
