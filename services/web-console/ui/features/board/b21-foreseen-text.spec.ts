import i18next from 'i18next';
import { de } from '../../language/de';
import { en } from '../../language/en';
import { foreseenText } from './foreseen-text';

beforeAll(async () => {
  await i18next.init({ resources: { en: { translation: en }, de: { translation: de } }, lng: 'en', fallbackLng: false, interpolation: { escapeValue: false } });
});
const said = (language: string, reasonCode: string, values: Record<string, string>): string => foreseenText(i18next.getFixedT(language), language, 'Europe/Berlin', { reasonCode, values });

describe('B21 what is foreseen, in the language of the reader', () => {
  it('writes days, times of the site, decimals and units as the language does', () => {
    const taken = { order: 'PO-1', at: '2026-11-24T19:00:00.000Z', amount: '8.01', unit: '{tablet}' };
    expect(said('en', 'taken-before', taken)).toBe('Order PO-1, planned for 24 Nov 2026, 20:00, takes 8.01 tablet before');
    expect(said('de', 'taken-before', { ...taken, unit: 'mL' })).toBe('Der Auftrag PO-1, geplant für 24. Nov. 2026, 20:00, nimmt vorher 8,01 ml');
    expect(said('de', 'calibration-overdue', { item: 'BAL-12', day: '2026-11-24' })).toBe('Die Kalibrierung von BAL-12 ist am 24. Nov. 2026 fällig');
    expect(said('de', 'not-enough', { material: 'RM-1', have: '4.50', asked: '5', unit: 'kg' })).toBe('4,50 kg RM-1 können entnommen werden, 5 kg werden gebraucht');
  });

  it('names the batch that an item was used by, where one is known', () => {
    expect(said('en', 'not-clean', { item: 'VB-01' })).toBe('VB-01 is not clean');
    expect(said('en', 'not-clean', { item: 'VB-01', batch: 'WS-1' })).toBe('VB-01 is not clean: used by batch WS-1');
  });
});
