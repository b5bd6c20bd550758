import { useTranslation } from 'react-i18next';
import { plant, zoneOf } from '../session/plant';

type Shown = 'time' | 'day' | 'date' | 'both' | 'seconds';

const SHOWN: Readonly<Record<Shown, Intl.DateTimeFormatOptions>> = {
  time: { hour: '2-digit', minute: '2-digit' },
  day: { month: 'short', day: '2-digit' },
  date: { year: 'numeric', month: 'short', day: '2-digit' },
  both: { year: 'numeric', month: 'short', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  seconds: { year: 'numeric', month: 'short', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
};

/** Day first and 24 hours in both languages: a plant reads 03/04 in one way only. */
export function localeOf(language: string): string {
  return language.startsWith('de') ? 'de-DE' : 'en-GB';
}

/** An instant in the time of its site; the zone and the seconds are there on hover. */
export function SiteTime({ at, site, show = 'both' }: { readonly at: string; readonly site?: string | undefined; readonly show?: Shown }) {
  const { i18n } = useTranslation();
  const timeZone = zoneOf(site);
  const locale = localeOf(i18n.language);
  const date = new Date(at);
  const whole = date.toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'long', timeZone });
  return (
    <time dateTime={at} title={`${whole} (${timeZone})`} style={{ whiteSpace: 'nowrap' }}>
      {date.toLocaleString(locale, { ...SHOWN[show], timeZone })}
    </time>
  );
}

/** When something was signed: as the provider says, which knows real time only; where the plant's clock is steered, as the record says. */
export function SignedTime({ signedAt, recordedAt, site }: { readonly signedAt: string | null | undefined; readonly recordedAt: string; readonly site: string }) {
  return <SiteTime at={plant().clock === 'real' ? (signedAt ?? recordedAt) : recordedAt} site={site} />;
}

/** A span of time in words that fit into a column: `3 h 05 min`, `2 d 4 h`. */
export function spanText(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
