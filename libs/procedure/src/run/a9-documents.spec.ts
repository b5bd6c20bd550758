import { documentAt, type DocumentFact } from './documents';

const fact = (version: number, effectiveFrom: string, withdrawnAt?: string): DocumentFact => ({
  documentId: 'd', code: 'SOP-0042', version, sha256: String(version).repeat(64), mediaType: 'application/pdf', effectiveFrom, title: { en: 'Cleaning', de: 'Reinigung' }, ...(withdrawnAt === undefined ? {} : { withdrawnAt }),
});

describe('A9 which version of a document is in effect', () => {
  it('is the highest number whose moment has come, at the very moment', () => {
    const facts = [fact(2, '2026-06-01T22:00:00.000Z'), fact(1, '2026-01-01T00:00:00.000Z'), fact(3, '2027-01-01T00:00:00.000Z')];
    expect(['2025-12-31T23:59:59.999Z', '2026-06-01T21:59:59.999Z', '2026-06-01T22:00:00.000Z', '2027-05-01T00:00:00.000Z'].map((at) => documentAt(facts, 'SOP-0042', at)?.version)).toEqual([undefined, 1, 2, 3]);
    expect(documentAt(facts, 'SOP-0043', '2027-05-01T00:00:00.000Z')).toBeUndefined();
  });

  it('is none from the moment of a withdrawal', () => {
    const facts = [fact(1, '2026-01-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z')];
    expect(['2026-02-28T23:59:59.999Z', '2026-03-01T00:00:00.000Z'].map((at) => documentAt(facts, 'SOP-0042', at)?.version)).toEqual([1, undefined]);
  });
});
