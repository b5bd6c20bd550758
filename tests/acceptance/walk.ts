import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { DESK, quiet, seriousFindings, TABLET } from './console-browser';
import { notTranslated, rawKeys, textsOf, type Seen } from './walk-texts';

/** Where the pictures of a walk go; none are made without it. Those of the documentation are taken where a screen shows something. */
const PICTURES = process.env.BATCHWRIGHT_WALK_PICTURES;

/** One screen of the console: its route as docs/screens.md has it, and an address of it at this plant. */
export interface Stop {
  readonly route: string;
  readonly address: string;
}

/** The same person in both languages: English and light, German and dark. */
export interface Walkers {
  readonly english: Page;
  readonly german: Page;
}

/**
 * Visits a screen in both languages: both are measured at the tablet, the English one, light, is given to axe there, the German one, dark, at the desk. What was seen that should not be: findings of axe, keys without words,
 * English in German, a tablet that has to be scrolled sideways. `asWritten`: names and sentences that stand there as somebody typed them.
 */
export async function visit(walkers: Walkers, stop: Stop, asWritten: readonly string[]): Promise<string[]> {
  const [english, german] = await Promise.all([lookAt(walkers.english, stop, 'en'), lookAt(walkers.german, stop, 'de')]);
  const untold = [...rawKeys([...english.texts, ...german.texts], asWritten).map((key) => `key without words: ${key}`), ...notTranslated(english.texts, german.texts, asWritten).map((text) => `not translated: ${text}`)];
  return [...english.wrong, ...german.wrong, ...untold].map((what) => `${stop.route}: ${what}`);
}

async function lookAt(page: Page, { route, address }: Stop, language: 'en' | 'de'): Promise<{ readonly wrong: string[]; readonly texts: Seen[] }> {
  await page.setViewportSize(TABLET);
  await page.evaluate(`history.pushState({}, '', ${JSON.stringify(address)}); dispatchEvent(new PopStateEvent('popstate', { state: {} }))`);
  await page.locator('main h1, .card h1, .card h2').first().waitFor();
  await quiet(page);
  const texts = await textsOf(page);
  const sideways = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  const wrong = sideways > 0 ? [`${language}: ${sideways} px wider than the tablet`] : [];
  if (language === 'en') wrong.push(...(await seriousFindings(page)).map((finding) => `${language}: axe ${finding}`));
  if (PICTURES) await page.screenshot({ path: pictureOf(route, language, 'tablet'), animations: 'disabled', scale: 'css' });
  if (language === 'de' || PICTURES) await page.setViewportSize(DESK);
  if (PICTURES) await page.screenshot({ path: pictureOf(route, language, 'desk'), animations: 'disabled', scale: 'css' });
  if (language === 'de') wrong.push(...(await seriousFindings(page)).map((finding) => `${language}: axe ${finding}`));
  return { wrong, texts };
}

function pictureOf(route: string, language: string, place: string): string {
  mkdirSync(PICTURES ?? '', { recursive: true });
  return join(PICTURES ?? '', `${route.replace(/[^a-zA-Z0-9]+/g, '-').replace(/^-|-$/g, '') || 'first'}-${language}-${place}.png`);
}
