import i18next from 'i18next';
import { de } from '../../language/de';
import { en } from '../../language/en';
import { foreseenText } from '../board/foreseen-text';
import { blockText } from './block-text';

beforeAll(async () => {
  await i18next.init({ resources: { en: { translation: en }, de: { translation: de } }, lng: 'en', fallbackLng: false, interpolation: { escapeValue: false } });
});
const t = (language: string) => i18next.getFixedT(language);
const failed = { code: 'check-failed', exception: 'x-1', text: 'Weight = 90 mg is outside', textDe: 'Gewicht = 90 mg liegt außerhalb' };

describe('N7 A10 why stock is blocked, in the language of the reader', () => {
  it('is said in either language where the system blocked it, and left as it was typed where a person did', () => {
    const drum = { blockedFor: 'a check failed: Weight = 90 mg is outside (exception x-1)', blockedCoded: failed };
    expect(blockText(t('en'), drum)).toBe('A check failed: Weight = 90 mg is outside (exception x-1)');
    expect(blockText(t('de'), drum)).toBe('Eine Prüfung ist fehlgeschlagen: Gewicht = 90 mg liegt außerhalb (Ausnahme x-1)');
    expect(blockText(t('de'), { blockedFor: 'torn bag' })).toBe('torn bag');
    expect(blockText(t('de'), { blockedFor: 'the batch is of tomorrow', blockedCoded: { code: 'of-tomorrow' } })).toBe('the batch is of tomorrow');
  });

  it('keeps what quality wrote about the batch', () => {
    for (const code of ['batch-blocked', 'batch-rejected', 'batch-released-in-part-for']) expect(blockText(t('de'), { blockedFor: '', blockedCoded: { code, why: 'assay' } })).toMatch(/^Die Charge ist .*: assay$/);
    expect(blockText(t('de'), { blockedFor: '', blockedCoded: { code: 'batch-released-in-part' } })).toBe('Die Charge ist zum Teil freigegeben');
  });

  it('goes into what stands against a use, today and in pre-flight', () => {
    const { code: whyCode, ...values } = failed;
    const said = (language: string, more: object): string => foreseenText(t(language), language, 'Europe/Berlin', { reasonCode: 'container-blocked', values: { container: 'D-2', why: 'a check failed', ...more } });
    expect(said('de', { ...values, whyCode })).toBe('Gebinde D-2 ist gesperrt: Eine Prüfung ist fehlgeschlagen: Gewicht = 90 mg liegt außerhalb (Ausnahme x-1)');
    expect(said('de', {})).toBe('Gebinde D-2 ist gesperrt: a check failed');
    expect(said('de', { whyCode: 'of-tomorrow' })).toBe('Gebinde D-2 ist gesperrt: a check failed');
  });
});
