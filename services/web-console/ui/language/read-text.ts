import { countedText } from '../look/amount';
import { zoneOf } from '../session/plant';

/** A text of a recipe or a statement in the person's language; English is always there. */
export function readText(text: { readonly en: string; readonly de?: string | undefined } | undefined | null, language: string): string {
  if (!text) return '';
  return language.startsWith('de') ? (text.de ?? text.en) : text.en;
}

/** What an exception says: in the person's language where the system made the sentence, as it was typed where a person did. */
export function exceptionText({ text, texts, site }: { readonly text: string; readonly texts?: unknown; readonly site?: string }, language: string): string {
  return texts ? instantsIn(decimalsIn(countedText(readText(texts as { readonly en: string; readonly de?: string }, language), language), language), site, language).replace(/(\d) Cel\b/g, '$1 °C') : text;
}

/** Instants as the record has them, in the time of the site. */
function instantsIn(text: string, site: string | undefined, language: string): string {
  return text.replace(/\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g, (instant) => new Date(instant).toLocaleString(language.startsWith('de') ? 'de-DE' : 'en-GB', { year: 'numeric', month: 'short', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: zoneOf(site) }));
}

/** Numbers before a unit as the language writes them; codes and versions stay as they are. */
function decimalsIn(text: string, language: string): string {
  return language.startsWith('de') ? text.replace(/(?<![\w.-])(-?\d+)\.(\d+)(?= (?:%|[a-zA-Zµ°]{1,4}\b))/g, '$1,$2') : text;
}

/** The step of an exception, or a node that waits for it: its title in the person's language, or as the record has it, with its turn as the board writes it; or its key. */
export function stepText({ key, title, titles }: { readonly key: string; readonly title?: string; readonly titles?: unknown }, language: string): string {
  const said = readText(titles as { readonly en: string; readonly de?: string } | undefined, language) || title;
  const [, turn] = key.split('~');
  return said ? `${said}${turn === undefined ? '' : ` (${turn})`}` : key;
}

/** What a finding is about, for languages in which there is no sentence: the facts behind it. */
export function factsOf(params: { readonly [key: string]: unknown } | undefined): string {
  return Object.values(params ?? {}).flatMap((value) => (typeof value === 'string' || typeof value === 'number' ? [String(value)] : [])).join(', ');
}
