import type { Page } from 'playwright-core';

/** A text that people see, or that is read to them, and what holds it. */
export interface Seen {
  readonly text: string;
  /** Nearest class, or the attribute, for the message. */
  readonly where: string;
}

/** Words that German and English share, and one that the library of controls gives to an element nobody meets. */
const SHARED = ['Batchwright', 'Europe/Berlin', 'Material', 'Name', 'Code', 'Filter', 'Simulation', 'Operation', 'Phase', 'min', 'autosize measurement'];

/** Runs in the page. */
const COLLECT = `(() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.trim().replace(/\\s+/g, ' ');
    const element = node.parentElement;
    if (text === '' || !(element.tagName === 'OPTION' || element.checkVisibility()) || element.closest('script, style, textarea, [lang]:not(html), .mono, code, pre')) continue;
    found.push({ text, where: (element.closest('[class]')?.getAttribute('class') ?? '').split(' ')[0] });
  }
  for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]')) for (const name of ['aria-label', 'placeholder', 'title']) {
    const text = element.closest('[lang]:not(html)') ? '' : element.getAttribute(name)?.trim();
    if (text) found.push({ text, where: name });
  }
  return found;
})()`;

/** Texts of a page that a person can see; not what stands in fields, which somebody typed. */
export function textsOf(page: Page): Promise<Seen[]> {
  return page.evaluate<Seen[]>(COLLECT);
}

/** Texts that are a key of the language files and not its words: `step.start`, `exception-type.late-entry`. */
export function rawKeys(texts: readonly Seen[], asWritten: readonly string[]): string[] {
  return [...new Set(texts.map(({ text }) => text).filter((text) => /^[a-z][a-z-]*(\.[a-z][a-z0-9-]*)+$/.test(text) && !asWritten.includes(text)))];
}

/** Texts that are the same in both languages although words are in them that nobody gave as a name (`asWritten`). Codes, numbers and units are no words. */
export function notTranslated(english: readonly Seen[], german: readonly Seen[], asWritten: readonly string[]): string[] {
  const known = new Set(english.map(({ text }) => text));
  const names = [...asWritten, ...SHARED].sort((a, b) => b.length - a.length);
  const hasWords = (text: string): boolean => /[a-zäöü]{3,}/.test(text);
  const codesOut = (text: string): string => text.replace(/\S*\d\S*/g, ' ');
  const namesOut = (text: string): string => names.reduce((rest, name) => rest.replaceAll(name, ' '), text);
  // a name may be a part of a code, and a code a part of a name
  const words = (text: string): boolean => hasWords(codesOut(namesOut(text))) && hasWords(namesOut(codesOut(text)));
  return [...new Set(german.filter(({ text }) => known.has(text) && words(text)).map(({ text, where }) => `${text} (${where})`))];
}
