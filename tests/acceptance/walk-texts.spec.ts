import { notTranslated, rawKeys } from './walk-texts';

const seen = (...texts: string[]) => texts.map((text) => ({ text, where: 'list' }));

describe('what a walk through the console takes for a word that is missing', () => {
  it('finds a text that is the same in both languages, and lets codes, numbers and names pass', () => {
    const texts = seen('implausible', 'WS-2026-0001, weigh-mcc', '9800.1', 'Lena Weiss (E1050)', 'Material');
    expect(notTranslated(texts, texts, ['Lena Weiss', 'weigh-mcc'])).toEqual(['implausible (list)']);
    expect(notTranslated(seen('Weigh'), seen('Wägen'), [])).toEqual([]);
  });

  it('finds a key that stands in place of its words', () => {
    expect(rawKeys(seen('exception-type.late-entry', 'op.berger', 'Weigh.'), ['op.berger'])).toEqual(['exception-type.late-entry']);
  });
});
