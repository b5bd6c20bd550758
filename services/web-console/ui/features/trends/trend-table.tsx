import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { readText } from '../../language/read-text';
import { Amount } from '../../look/amount';
import { Empty } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { SiteTime } from '../../look/site-time';
import type { Curve } from './curve';
import { useWayTo } from './happened-list';
import { phaseAt, type Band, type Mark } from './happenings';
import type { Shown } from './scales';
import { QUALITY } from './trend-legend';
import type { SitedTag } from './use-tags';
import { valueText } from './values';

/** Rows that are shown at once, and that come with each touch. */
const ROWS = 200;

/** The same values as the picture has, of one tag after the other, the newest first. */
export function TrendTable({ tags, curves, bands, marks, shown: { from, until } }: { readonly tags: readonly SitedTag[]; readonly curves: ReadonlyMap<string, Curve>; readonly bands: readonly Band[]; readonly marks: readonly Mark[]; readonly shown: Shown }) {
  const { t, i18n } = useTranslation();
  const [code, setCode] = useState<string | null>(null);
  const wayTo = useWayTo();
  const [most, setMost] = useState(ROWS);
  const tag = tags.find((one) => one.code === code) ?? tags[0];
  if (!tag) return null;
  const curve = curves.get(tag.code) ?? { points: [] };
  const of = marks.filter(({ exception }) => exception.tags.includes(tag.code));
  const points = curve.points.filter(({ x }) => x >= from && x <= until).toReversed();
  return (
    <section className="panel stack" aria-label={t('trend.table')}>
      <div className="row">
        <Select label={t('trend.tag')} value={tag.code} onChange={setCode} data={tags.map((one) => ({ value: one.code, label: `${readText(one.title, i18n.language)} (${one.code})` }))} miw={320} />
        <span className="soft" role="status">{curve.count === undefined ? t('trend.samples', { count: points.length }) : t('trend.thinned', { shown: points.length, count: curve.count })}</span>
      </div>
      {points.length === 0 ? <Empty title={t('trend.nothing')} /> : (
        <div className="trend-rows" tabIndex={0} role="group" aria-label={t('trend.table')}>
          <table className="list">
            <thead><tr><th>{t('trend.time')}</th><th>{t('trend.value')}</th><th>{t('trend.quality')}</th><th>{t('trend.status')}</th>{bands.length > 0 && <th>{t('trend.phase')}</th>}{of.length > 0 && <th>{t('trend.exception')}</th>}</tr></thead>
            <tbody>
              {points.slice(0, most).map(({ at, x, value, quality, status }) => (
                <tr key={at}>
                  <td><SiteTime at={at} site={tag.site} show="seconds" /></td>
                  <td><Amount value={valueText(value, { language: i18n.language, places: tag.places, yes: t('trend.yes'), no: t('trend.no') })} unit={value === null ? undefined : tag.unit} /></td>
                  <td><Sign tone={QUALITY[quality] ?? 'attention'}>{t(`trend-quality.${quality}`, { defaultValue: quality })}</Sign></td>
                  <td>{status}</td>
                  {bands.length > 0 && <td>{phaseAt(bands, x)?.name}</td>}
                  {of.length > 0 && <td>{of.filter((mark) => x >= mark.from && x <= mark.until).map((mark) => <Link key={mark.sign} to={wayTo(mark)}>{mark.sign}</Link>)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {points.length > most && <div><Button variant="default" onClick={() => setMost(most + ROWS)}>{t('act.more')}</Button></div>}
    </section>
  );
}
