import { refuse } from '@batchwright/kernel';
import { problemOf } from './problem';

const place = { instance: '/', traceId: 't' };

describe('B7 a refusal is a sentence', () => {
  const gap = { policy: 'witness', role: 'qa', meaning: 'present-throughout', why: 'missing' };

  it('that names signatures as people do, in both languages', () => {
    const error = refuse('step-incomplete', { step: 's', entries: ['net'], signatures: [gap, { ...gap, role: 'supervisor', meaning: 'reviewed', why: 'outdated' }] });
    expect(problemOf(error, { ...place, language: 'en' }).detail).toBe(
      'The step cannot be completed yet. Open entries: net. Missing signatures: quality assurance (was present throughout); supervisor (reviewed; the earlier one covers the value before).',
    );
    expect(problemOf(error, { ...place, language: 'de' }).detail).toBe(
      'Der Schritt kann noch nicht abgeschlossen werden. Offene Einträge: net. Fehlende Unterschriften: Qualitätssicherung (war durchgehend anwesend); Schichtleitung (geprüft; die frühere gilt für den Wert davor).',
    );
  });

  it('says nothing of a list that is empty', () => {
    const error = refuse('step-incomplete', { step: 's', entries: [], signatures: [gap] });
    expect(problemOf(error, { ...place, language: 'en' }).detail).toBe('The step cannot be completed yet. Missing signatures: quality assurance (was present throughout).');
  });

  it('writes an amount with its unit', () => {
    const error = refuse('batch-size-not-allowed', { min: { value: '1', unit: 'kg' }, max: { value: '2.5', unit: 'kg' } });
    expect(problemOf(error, { ...place, language: 'en' }).detail).toBe('The recipe allows batches of 1 kg to 2.5 kg. Change the order, or take another recipe.');
  });

  it('is said in its language where another service found it in both, and in English where only that is known', () => {
    const sentence = { en: 'DISP-1.humidity is 52.3 %, at most 45 % allowed', de: 'DISP-1.humidity ist 52.3 %, höchstens 45 % erlaubt' };
    const of = (detail: unknown, language: 'en' | 'de'): string => problemOf(refuse('condition-not-met', { detail }), { ...place, language }).detail;
    expect(of(sentence, 'en')).toBe('The step does not begin now: DISP-1.humidity is 52.3 %, at most 45 % allowed');
    expect(of(sentence, 'de')).toBe('Der Schritt beginnt jetzt nicht: DISP-1.humidity ist 52.3 %, höchstens 45 % erlaubt');
    expect(of(sentence.en, 'de')).toBe('Der Schritt beginnt jetzt nicht: DISP-1.humidity is 52.3 %, at most 45 % allowed');
  });

  it('never shows how we write things down', () => {
    const { detail } = problemOf(refuse('step-changed', { step: 's', lastChange: { name: 'Nils Lindqvist', at: '2026-01-01' } }), { ...place, language: 'en' });
    expect(detail).toContain('Nils Lindqvist, 2026-01-01');
    expect(detail).not.toContain('{');
  });
});
