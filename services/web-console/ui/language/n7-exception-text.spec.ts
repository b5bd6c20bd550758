import { exceptionText, stepText } from './read-text';

const texts = { en: 'Loss on drying = 6.2 % is outside the in-process action limits', de: 'Trocknungsverlust = 6.2 % liegt außerhalb der Eingriffsgrenzen' };

describe('N7 what an exception says', () => {
  it('is in the language of the reader, with decimals as it writes them', () => {
    expect(exceptionText({ text: texts.en, texts }, 'de-DE')).toBe('Trocknungsverlust = 6,2 % liegt außerhalb der Eingriffsgrenzen');
    expect(exceptionText({ text: texts.en, texts }, 'en-GB')).toBe(texts.en);
  });

  it('leaves codes, versions and times alone, and what a person typed', () => {
    const de = 'VB-02.1 kg, Version 1.2, beobachtet 2026-11-27 07:02 (Europe/Berlin), -0.25 mm';
    expect(exceptionText({ text: '', texts: { en: '', de } }, 'de')).toBe('VB-02.1 kg, Version 1.2, beobachtet 2026-11-27 07:02 (Europe/Berlin), -0,25 mm');
    expect(exceptionText({ text: '3.1 % seen' }, 'de')).toBe('3.1 % seen');
  });

  it('names the step from the recipe, or as the record has it, or by its key', () => {
    expect([stepText({ key: 'w', title: 'Weigh', titles: { en: 'Weigh', de: 'Wiegen' } }, 'de'), stepText({ key: 'w', title: 'Weigh' }, 'de'), stepText({ key: 'w', title: '' }, 'de')]).toEqual(['Wiegen', 'Weigh', 'w']);
  });

  it('names the turn of a step that comes again, so that one is told from the other', () => {
    const titles = { en: 'Check', de: 'Prüfen' };
    expect([stepText({ key: 'check~2', titles }, 'de'), stepText({ key: 'check~2.1', titles }, 'en'), stepText({ key: 'check~2' }, 'en')]).toEqual(['Prüfen (2)', 'Check (2.1)', 'check~2']);
  });
});
