import { useTranslation } from 'react-i18next';
import { unitText } from '../../look/amount';
import { localeOf } from '../../look/site-time';
import { zoneOf } from '../../session/plant';
import { pointsOf, type Overlay, type OverlaidRun, type SincePoint } from './overlay-queries';
import { sinceText } from './since';
import { valueText } from './values';

/** What a run comes to: the most of it in a line of a table, or a sentence. */
export interface RunSummary {
  readonly low?: number;
  readonly high?: number;
  readonly last?: SincePoint;
  readonly count: number;
  readonly bad: number;
}

export function summaryOfRun(run: OverlaidRun): RunSummary {
  let [low, high, bad] = [Infinity, -Infinity, 0];
  const points = pointsOf(run);
  for (const { value, quality } of points) {
    if (quality === 'bad' || value === null || typeof value === 'string') bad += 1;
    else [low, high] = [Math.min(low, Number(value)), Math.max(high, Number(value))];
  }
  const last = points.at(-1);
  return { ...(low <= high ? { low, high } : {}), ...(last ? { last } : {}), count: run.pieces.reduce((sum, { count }) => sum + count, 0), bad };
}

/** What stood at a moment: the last value before it, until the run has nothing more to say. */
export function standingAt(points: readonly SincePoint[], since: number): SincePoint | undefined {
  if (since > (points.at(-1)?.since ?? -Infinity)) return undefined;
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle] as SincePoint).since <= since) low = middle + 1;
    else high = middle;
  }
  return points[low - 1];
}

/** One sentence for each run, and one for the band: what the picture would show at a glance. */
export function useOverlaySentences({ runs, band }: Overlay, unit: string | undefined): string[] {
  const { t, i18n } = useTranslation();
  const text = (value: number | string | boolean | null | undefined): string => `${valueText(value, { language: i18n.language, yes: t('trend.yes'), no: t('trend.no') })} ${unitText(unit)}`.trim();
  const sentences = runs.map((run) => {
    const { low, high, last } = summaryOfRun(run);
    const date = new Date(run.from).toLocaleDateString(localeOf(i18n.language), { year: 'numeric', month: 'short', day: '2-digit', timeZone: zoneOf(run.run.site) });
    const name = `${run.run.number} (${date}, ${t('overlay.version', { version: run.run.recipeVersion })})${run.golden ? ` – ${t('overlay.golden')}` : ''}`;
    return last && low !== undefined ? t('overlay.sentence', { name, low: text(low), high: text(high), last: text(last.value), since: sinceText(last.since, i18n.language) }) : t('overlay.sentence-nothing', { name });
  });
  return band ? [...sentences, t('overlay.sentence-band', { count: Math.max(...band.points.map((point) => point.runs)), low: text(Math.min(...band.points.map((point) => point.low))), high: text(Math.max(...band.points.map((point) => point.high))) })] : sentences;
}
