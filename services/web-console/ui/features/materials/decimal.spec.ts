import { Decimal } from './decimal';

describe('C11 what is shown as a sum', () => {
  it('is exact and keeps the places', () => {
    expect(Decimal.sum('0.1', '0.2')).toBe('0.3');
    expect(Decimal.sum('25.00', '0.5')).toBe('25.50');
    expect(Decimal.sum('-0.05', '0.02')).toBe('-0.03');
    expect(Decimal.sum('9', '1')).toBe('10');
  });
});
