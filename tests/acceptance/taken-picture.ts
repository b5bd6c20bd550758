import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { DrawnPicture, type Area } from './drawn-picture';

/** What the picture of a trend has around its canvas, and the height of a line of its words; CSS pixels, as it is taken out. */
const [EDGE, ROW] = [16, 24];
/** Colours of the first curves on a light ground. */
export const CURVES = ['#1b5fa8', '#8a4b00', '#1f6b3f', '#7b3fa0'] as const;
export const GROUND = '#fbfbfc';
export const BAD = '#b3261e';

/** A picture that was taken out, where its curves are drawn, and where each line of its words stands. */
export interface TakenPicture {
  readonly drawn: DrawnPicture;
  readonly plot: Area;
  words(line: number): Area;
}

/** Touches `Picture as PNG` and decodes what comes. */
export async function takenPicture(page: Page): Promise<TakenPicture> {
  const [canvas, over] = await Promise.all(['.trend-picture canvas', '.trend-picture .u-over'].map((place) => page.locator(place).first().boundingBox()));
  if (!canvas || !over) throw new Error('there is no picture to be taken');
  const [png] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Picture as PNG' }).click()]);
  const drawn = DrawnPicture.of(await readFile(await png.path()));
  expect([drawn.width, drawn.has(2, 2, GROUND), drawn.has(drawn.width - 3, drawn.height - 3, GROUND)]).toEqual([Math.round(canvas.width) + 2 * EDGE, true, true]);
  const plot = { left: Math.round(over.x - canvas.x) + EDGE, top: Math.round(over.y - canvas.y) + EDGE + ROW, width: Math.floor(over.width), height: Math.floor(over.height) };
  return { drawn, plot, words: (line) => ({ left: EDGE, top: Math.round(EDGE + canvas.height + ROW * (line + 1.5)), width: 300, height: 18 }) };
}

/** How far below the upper edge of a plot something stands, as a share of its height: by the range of its axis. */
export function place({ plot }: TakenPicture, share: number): number {
  return plot.top + plot.height * share;
}
