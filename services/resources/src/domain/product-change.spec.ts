import { levelAsked, traceAgainst, type ProductChange } from './product-change';

const rule = (from: string, to: string, level: 'minor' | 'major', equipmentClass = 'press'): ProductChange => ({ equipmentClass, from, to, level });
const RULES = [rule('*', '*', 'major'), rule('A', '*', 'minor'), rule('*', 'C', 'major'), rule('A', 'D', 'major'), rule('A', 'E', 'major', 'kettle')];

describe('D3 the product-change matrix', () => {
  it.each([
    ['what names both products', 'A', 'D', 'major'],
    ['what names one, before what names none', 'A', 'B', 'minor'],
    ['the stricter of two that name one each', 'A', 'C', 'major'],
    ['what names none', 'X', 'Y', 'major'],
    ['nothing for the same product', 'X', 'X', 'minor'],
    ['no rule of another class', 'A', 'E', 'minor'],
  ])('%s', (_, from, to, level) => expect(levelAsked(RULES, 'press', from, to)).toBe(level));

  it('asks for no more than a minor cleaning where no rule fits', () => expect(levelAsked([], 'press', 'A', 'B')).toBe('minor'));

  it('names the product of which traces stand in the way, also one that was made before the last', () => {
    expect(traceAgainst(['A', 'X'], [rule('A', 'D', 'major')], 'press', 'D')).toBe('A');
    expect(traceAgainst(['A', 'X'], [rule('A', 'D', 'major')], 'press', 'X')).toBeUndefined();
  });
});
