import { ActionIcon, useComputedColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { Amount, unitText } from '../../look/amount';
import { Sign, type Tone } from '../../look/shapes';
import { SiteTime } from '../../look/site-time';
import { inkOf } from './colours';
import { pointAt, summaryOf, type Curve } from './curve';
import type { Shown } from './scales';
import type { SitedTag } from './use-tags';
import { valueText } from './values';

export const QUALITY: Readonly<Record<string, Tone>> = { good: 'done', uncertain: 'attention', bad: 'exception' };

/** What is drawn, by number and colour, with what it comes to in the span: the picture in words. `cursor`: the moment that is pointed at. */
export function TrendLegend({ tags, curves, shown, cursor, onRemove }: { readonly tags: readonly SitedTag[]; readonly curves: ReadonlyMap<string, Curve>; readonly shown: Shown; readonly cursor: number | undefined; readonly onRemove: (code: string) => void }) {
  const { t, i18n } = useTranslation();
  const ink = inkOf(useComputedColorScheme('light'));
  const words = { language: i18n.language, yes: t('trend.yes'), no: t('trend.no') };
  return (
    <div className="panel scroll">
      <table className="list">
        <thead><tr><th>{t('trend.number')}</th><th>{t('trend.tag')}</th><th>{cursor === undefined ? t('trend.last') : t('trend.at-cursor')}</th><th>{t('trend.low')}</th><th>{t('trend.high')}</th><th>{t('trend.quality')}</th><th><span className="visually-hidden">{t('trend.remove')}</span></th></tr></thead>
        <tbody>
          {tags.map((tag, at) => {
            const curve = curves.get(tag.code) ?? { points: [] };
            const { last, low, high, bad, uncertain } = summaryOf(curve, shown.from, shown.until);
            const point = cursor === undefined ? last : pointAt(curve.points, cursor);
            const text = (value: number | string | boolean | null | undefined): string => valueText(value, { ...words, places: tag.places });
            return (
              <tr key={tag.code}>
                <td><span className="trend-number" style={{ color: ink.curve(at) }}>{at + 1}</span></td>
                <td><strong>{readText(tag.title, i18n.language)}</strong><div className="small soft">{tag.code}</div>{tag.type === 'text' && <div className="small soft">{t('trend.words-in-table')}</div>}</td>
                <td>
                  <span className="trend-value"><Amount value={text(point?.value)} unit={tag.unit} /></span>
                  {point && <div className="small soft"><SiteTime at={point.at} site={tag.site} show="seconds" /></div>}
                </td>
                <td><Amount value={text(ofType(tag, low))} unit={low === undefined ? undefined : tag.unit} /></td>
                <td><Amount value={text(ofType(tag, high))} unit={high === undefined ? undefined : tag.unit} /></td>
                <td>
                  {point ? <Sign tone={QUALITY[point.quality] ?? 'attention'}>{t(`trend-quality.${point.quality}`, { defaultValue: point.quality })}</Sign> : <Sign tone="waiting">{t('trend.nothing')}</Sign>}
                  {point?.status && point.status.toLowerCase() !== point.quality && <div className="small soft">{point.status}</div>}
                  {bad + uncertain > 0 && <div className="small soft">{t('trend.not-good', { bad, uncertain })}</div>}
                </td>
                <td><ActionIcon aria-label={`${t('trend.remove')}: ${tag.code}`} onClick={() => onRemove(tag.code)}><svg viewBox="0 0 16 16" width="16" aria-hidden="true"><path d="M3 3l10 10M13 3 3 13" stroke="currentColor" strokeWidth="2" /></svg></ActionIcon></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** A bound of what was said, as the tag says it: yes and no are no numbers for people. */
const ofType = ({ type }: SitedTag, bound: number | undefined): number | boolean | undefined => (type === 'boolean' && bound !== undefined ? bound === 1 : bound);

/** One sentence for each tag: what a picture would show at a glance. */
export function useSentences(tags: readonly SitedTag[], curves: ReadonlyMap<string, Curve>, shown: Shown): string[] {
  const { t, i18n } = useTranslation();
  const words = { language: i18n.language, yes: t('trend.yes'), no: t('trend.no') };
  return tags.map((tag) => {
    const { last, low, high, bad, uncertain } = summaryOf(curves.get(tag.code) ?? { points: [] }, shown.from, shown.until);
    const name = readText(tag.title, i18n.language);
    if (!last) return t('trend.sentence-nothing', { name });
    const text = (value: number | string | boolean | null | undefined): string => `${valueText(value, { ...words, places: tag.places })} ${unitText(tag.unit)}`.trim();
    const quality = t(`trend-quality.${last.quality}`, { defaultValue: last.quality });
    return `${t('trend.sentence', { name, last: text(last.value), quality })} ${low === undefined ? '' : t('trend.sentence-range', { low: text(ofType(tag, low)), high: text(ofType(tag, high)) })} ${bad + uncertain > 0 ? t('trend.not-good', { bad, uncertain }) : ''}`.trim();
  });
}
