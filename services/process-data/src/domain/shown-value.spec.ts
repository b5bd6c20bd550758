import { shownValue } from './shown-value';

describe('E4 a number in a sentence', () => {
  it('has the places of its tag, and not what a float makes of it', () => {
    expect(shownValue('28.403999999999996', 1)).toBe('28.4');
    expect(shownValue('28', 2)).toBe('28.00');
    expect(shownValue('-0.6499999999999999', 1)).toBe('-0.6');
    expect(shownValue('1.005e3', 0)).toBe('1005');
  });

  it('without places has the digits that say something', () => {
    expect(shownValue('28.403999999999996', undefined)).toBe('28.404');
    expect(shownValue('1204', undefined)).toBe('1204');
  });

  it('beyond a limit never reads as the limit', () => {
    expect(shownValue('25.04', 1, '25.0')).toBe('25.04');
    expect(shownValue('25.0', 1, '25')).toBe('25.0');
    expect(shownValue('25.00000000000001', 1, '25')).toBe('25.0000000000');
  });

  it('words stay as they are', () => {
    expect([shownValue('true', 1), shownValue('RUNNING', undefined), shownValue('', 2), shownValue('NaN', 1)]).toEqual(['true', 'RUNNING', '', 'NaN']);
  });
});
