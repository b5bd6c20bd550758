import type { TFunction } from 'i18next';

/** Of a call, the record names who is called and who calls: with an arrow, and before that in English. */
const CALLED = /^(.+\(.+?\)) (?:←|by) (.+\(.+?\))$/;

/** What the record of a run says about an expert, in the language of who reads it. */
export function saidOfExpert(t: TFunction, what: string | null | undefined, value: string | null | undefined): string {
  const [, who, by] = (what === 'called' && CALLED.exec(value ?? '')) || [];
  return who !== undefined && by !== undefined ? t('tandem.called-by', { who, by, interpolation: { escapeValue: false } }) : (value ?? '');
}
