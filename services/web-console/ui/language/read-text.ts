/** A text of a recipe or a statement in the person's language; English is always there. */
export function readText(text: { readonly en: string; readonly de?: string | undefined } | undefined | null, language: string): string {
  if (!text) return '';
  return language.startsWith('de') ? (text.de ?? text.en) : text.en;
}
