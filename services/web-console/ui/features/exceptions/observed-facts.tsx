import { useTranslation } from 'react-i18next';
import { Amount } from '../../look/amount';
import { SiteTime, spanText } from '../../look/site-time';
import type { ExceptionDetail } from './queries';

/** What machines said of it: from when to when, over which limit, how bad. */
export function ObservedFacts({ exception: { observed, site, extendedAt, decision } }: { readonly exception: ExceptionDetail }) {
  const { t } = useTranslation();
  if (!observed) return null;
  const { equipment, tags, from, until, limit, peak, peakAt, unit } = observed;
  const amount = (value: string) => (Number.isNaN(Number(value)) ? value : <Amount value={value} unit={unit} />);
  return (
    <section className="panel stack-tight">
      <h2>{equipment}</h2>
      <p className="soft">{tags.slice(0, 5).join(', ')}{tags.length > 5 && ` + ${tags.length - 5}`}</p>
      <dl className="facts">
        <dt>{t('family.since')}</dt><dd><SiteTime at={from} site={site} show="seconds" /></dd>
        <dt>{t('family.until')}</dt><dd>{until ? <><SiteTime at={until} site={site} show="seconds" /> ({lasted(Date.parse(until) - Date.parse(from))})</> : t('family.lasts')}</dd>
        {limit && <><dt>{t('family.limit')}</dt><dd>{t(`trend-limit.${limit.kind}`, { defaultValue: limit.id })} {amount(limit.value)}</dd></>}
        {peak !== undefined && <><dt>{t('family.worst')}</dt><dd>{amount(peak)}{peakAt && <>, <SiteTime at={peakAt} site={site} show="seconds" /></>}</dd></>}
      </dl>
      {decision && extendedAt && Date.parse(extendedAt) > Date.parse(decision.at) && <p>{t('family.after-decision')}</p>}
    </section>
  );
}

/** A span that may be shorter than a minute. */
const lasted = (ms: number): string => (ms < 60_000 ? `${Math.round(ms / 1000)} s` : spanText(ms));
