import { indexed, number, step } from '../fixtures/recipe.fixture';
import type { DocumentFact } from '../run/documents';
import { foreseeDocuments } from './foresee-documents';

const AT = '2026-12-01T06:00:00.000Z';
const fact = (code: string, version: number, effectiveFrom: string): DocumentFact => ({ documentId: code, code, version, sha256: '1'.repeat(64), mediaType: 'application/pdf', effectiveFrom, title: { en: code, de: code } });
const recipe = indexed(step('weigh', [number('mass', 'g')], { documents: ['SOP-0042'], media: [{ document: 'PIC-0007', version: 2, alt: { en: 'x' } }] }));
const asked = (...facts: DocumentFact[]): unknown[] => foreseeDocuments(recipe, facts, { from: AT });

describe('B21 A9 pre-flight asks for the documents of the steps', () => {
  it('is silent when each is in effect by then', () => {
    expect(asked(fact('SOP-0042', 1, AT), fact('PIC-0007', 2, AT))).toEqual([]);
  });

  it('names what is not in effect by then and what is not known, with the steps and the way out', () => {
    expect(asked(fact('SOP-0042', 1, '2026-12-01T06:00:00.001Z'), fact('PIC-0007', 1, AT))).toMatchObject([
      { code: 'document-not-in-effect', at: AT, what: 'SOP-0042', steps: ['weigh'], reasons: [{ reasonCode: 'document-not-in-effect', values: { document: 'SOP-0042', at: AT } }], moves: [{ move: 'keep-document' }, { move: 'plan-order' }] },
      { code: 'document-version-unknown', what: 'PIC-0007', steps: ['weigh'], reasons: [{ reasonCode: 'document-version-unknown', values: { document: 'PIC-0007', version: '2' } }] },
    ]);
  });
});
