import { saveAs } from '../../look/save-as';
import type { Ink } from './colours';
import { csvOfCurves } from './csv-of-curves';
import { MOST_SAMPLES, readAll } from './read-curve';
import type { Shown } from './scales';
import type { SitedTag } from './use-tags';

/** Name of a file about a span: `trend 2026-11-24T08-00-00Z`. */
export const nameOf = ({ from }: Shown): string => `trend ${new Date(from * 1000).toISOString().slice(0, 19).replaceAll(':', '-')}Z`;

/** Every sample of what is shown, as a file. Answers false when they are too many for one. */
export async function takeCsv(tags: readonly SitedTag[], shown: Shown): Promise<boolean> {
  let room = MOST_SAMPLES;
  const curves = [];
  for (const { code, unit } of tags) {
    const points = await readAll(code, shown.from, shown.until, room);
    if (!points) return false;
    room -= points.length;
    curves.push({ code, unit, points });
  }
  saveAs(`${nameOf(shown)}.csv`, new Blob([csvOfCurves(curves)], { type: 'text/csv' }));
  return true;
}

/** The picture as it is shown, with what it is of above, and its curves and what is to be said of them (`notes`) in words below. */
export async function takePng(canvas: HTMLCanvasElement, { title, lines, notes = [], ink, name }: { readonly title: string; readonly lines: readonly string[]; readonly notes?: readonly string[]; readonly ink: Ink; readonly name: string }): Promise<void> {
  const scale = canvas.width / canvas.clientWidth || 1;
  const [edge, row] = [16 * scale, 24 * scale];
  const page = document.createElement('canvas');
  page.width = canvas.width + 2 * edge;
  page.height = canvas.height + row * (lines.length + notes.length + 2) + 2 * edge;
  const ctx = page.getContext('2d');
  if (!ctx) return;
  ctx.fillStyle = ink.ground;
  ctx.fillRect(0, 0, page.width, page.height);
  ctx.fillStyle = ink.text;
  ctx.textBaseline = 'top';
  const font = (weight: number): string => `${weight} ${15 * scale}px "Segoe UI", Roboto, "Noto Sans", system-ui, sans-serif`;
  ctx.font = font(600);
  ctx.fillText(title, edge, edge);
  ctx.drawImage(canvas, edge, edge + row);
  ctx.font = font(400);
  lines.forEach((line, at) => {
    ctx.fillStyle = ink.curve(at);
    ctx.fillText(`${at + 1}  ${line}`, edge, edge + canvas.height + row * (at + 1.5));
  });
  ctx.fillStyle = ink.text;
  notes.forEach((note, at) => ctx.fillText(note, edge, edge + canvas.height + row * (lines.length + at + 1.5)));
  const blob = await new Promise<Blob | null>((resolve) => page.toBlob(resolve, 'image/png'));
  if (blob) saveAs(`${name}.png`, blob);
}
