import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { Amount } from '../../look/amount';
import { measuredText } from '../../look/measured';
import { Shape } from '../../look/shapes';
import { localeOf } from '../../look/site-time';
import { zoneOf } from '../../session/plant';
import './floor.css';
import { saidOf } from './point-says';
import type { PointNow } from './queries';

/** A time of day to the second, at the site. */
export function timeOfDay(at: string, site: string | undefined, language: string): string {
  return new Date(at).toLocaleTimeString(localeOf(language), { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: zoneOf(site) });
}

/** A point: its name, its newest value, and what is to be known of it. Of one height and width whatever it says. */
export function PointLine({ point, site, large = false }: { readonly point: PointNow; readonly site: string; readonly large?: boolean }) {
  const { t, i18n } = useTranslation();
  const { words, tone, faded } = saidOf(point, t, i18n.language, (at) => timeOfDay(at, site, i18n.language));
  const value = measuredText(point.newest?.value, { places: point.places, limit: point.beyond?.value, language: i18n.language, yes: t('trend.yes'), no: t('trend.no') });
  return (
    <div className="point" data-tone={tone} data-faded={faded} data-large={large || undefined} role="group" aria-label={readText(point.title, i18n.language)}>
      <span className="point-name">{readText(point.title, i18n.language)}</span>
      <span className="point-value"><Amount value={value} unit={point.unit} /></span>
      <span className="point-said small" title={point.newest?.status ? `${words}: ${point.newest.status}` : words}>{tone && <Shape tone={tone} />}<span>{words}</span></span>
    </div>
  );
}
