import type { TFunction } from 'i18next';

/** Of a call, the record names who is called and who calls: with an arrow, and before that in English. */
const CALLED = /^(.+\(.+?\)) (?:←|by) (.+\(.+?\))$/;

/** Of a drawing that was kept, it names the file, its hash, and who drew on it. */
const KEPT = /^(.*?) kept (.*), SHA-256 ([0-9a-f]{64})(?:, drawn by (.*))?$/;

/** A drawing as the record names it. */
export function drawingIn(value: string | null | undefined): { readonly keeper: string; readonly fileName: string; readonly sha256: string; readonly by?: string } | undefined {
  const [, keeper, fileName, sha256, by] = KEPT.exec(value ?? '') ?? [];
  return keeper === undefined || fileName === undefined || sha256 === undefined ? undefined : { keeper, fileName, sha256, ...(by === undefined ? {} : { by }) };
}

/** What the record of a run says about an expert, in the language of who reads it. */
export function saidOfExpert(t: TFunction, what: string | null | undefined, value: string | null | undefined): string {
  const drawing = what === 'drawn' ? drawingIn(value) : undefined;
  if (drawing) return t(drawing.by === undefined ? 'tandem.kept-picture' : 'tandem.kept-drawing', { ...drawing, interpolation: { escapeValue: false } });
  const [, who, by] = (what === 'called' && CALLED.exec(value ?? '')) || [];
  return who !== undefined && by !== undefined ? t('tandem.called-by', { who, by, interpolation: { escapeValue: false } }) : (value ?? '');
}
