import { indexed, number, step } from '../fixtures/recipe.fixture';
import type { DocumentFact } from '../run/documents';
import { documentReadingsOf } from './demands';
import { foreseeDocuments } from './foresee-documents';
import { foreseePeople, type PlannedPerson } from './foresee-people';

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

  it('H3 and for somebody who has read the version in effect by then, of the first version nobody', () => {
    const lacking = (people: readonly PlannedPerson[], ...facts: DocumentFact[]): unknown[] => foreseePeople(documentReadingsOf(recipe, facts, AT), people, { from: AT, until: AT, zone: 'Europe/Berlin' });
    const reader: PlannedPerson = { person: 'E1', held: [{ qualificationId: 'q', code: 'document/SOP-0042/2', from: '2026-01-01T00:00:00.000Z' }] };
    const [first, second, later] = [fact('SOP-0042', 1, '2026-01-01T00:00:00.000Z'), fact('SOP-0042', 2, AT), fact('SOP-0042', 2, '2026-12-02T00:00:00.000Z')];
    expect(lacking([], first)).toEqual([]);
    expect(lacking([], first, later)).toEqual([]);
    expect(lacking([{ ...reader, held: [] }], first, second)).toMatchObject([{ at: AT, code: 'document-not-read', what: 'document/SOP-0042/2', steps: ['weigh'], moves: [{ move: 'read-version' }, { move: 'another-person' }, { move: 'plan-order' }] }]);
    expect(lacking([reader], first, second)).toEqual([]);
  });
});
