import { neverQualified, qualifySupplier, suppliedByQualified, supplierState, type SupplierQualification } from './supplier-qualification';

const known: SupplierQualification = { ...neverQualified('HAM', 'RM-1', 'Nordchem'), sequence: 1, until: '2026-03-31' };
const lot = { number: 'L-1', material: 'RM-1', supplier: 'Nordchem' };
const BERLIN = 'Europe/Berlin';
// midnight of Berlin after the last day, in summer time
const [LAST, OVER] = ['2026-03-31T21:59:59.999Z', '2026-03-31T22:00:00.000Z'];

describe('C2 the last day of a supplier is a day of the site', () => {
  it('counts wholly and ends at the midnight of the site, not of UTC', () => {
    expect([supplierState(known, LAST, BERLIN), supplierState(known, OVER, BERLIN), supplierState(known, OVER, 'UTC')]).toEqual(['qualified', 'ended', 'qualified']);
    expect(suppliedByQualified(lot, [known], LAST, BERLIN).ok).toBe(true);
    expect(suppliedByQualified(lot, [known], OVER, BERLIN)).toMatchObject({ ok: false, error: { code: 'supplier-not-qualified', params: { supplier: 'Nordchem', material: 'RM-1' } } });
  });

  it('a withdrawal counts before the last day', () => {
    expect(supplierState({ ...known, withdrawnFor: 'audit' }, LAST, BERLIN)).toBe('withdrawn');
    expect(suppliedByQualified(lot, [{ ...known, withdrawnFor: 'audit' }], LAST, BERLIN).ok).toBe(false);
  });

  it('one of several is enough, another name is none, and no list asks nothing', () => {
    const other = { ...known, supplier: 'Other' };
    expect(suppliedByQualified(lot, [other, known], LAST, BERLIN).ok).toBe(true);
    expect(suppliedByQualified(lot, [other], LAST, BERLIN).ok).toBe(false);
    expect(suppliedByQualified({ number: 'L-1', material: 'RM-1' }, [known], LAST, BERLIN)).toMatchObject({ error: { code: 'supplier-not-named' } });
    expect(suppliedByQualified({ number: 'L-1', material: 'RM-1' }, [], LAST, BERLIN).ok).toBe(true);
  });

  it('can be qualified today for today, and not for yesterday or for what is no date', () => {
    const code = (until: string) => qualifySupplier(neverQualified('HAM', 'RM-1', 'Nordchem'), until, LAST, BERLIN);
    expect(code('2026-03-31').ok).toBe(true);
    expect(code('2026-03-30')).toMatchObject({ error: { code: 'date-in-the-past' } });
    expect(code('2026-02-30')).toMatchObject({ error: { code: 'not-a-date' } });
  });
});
