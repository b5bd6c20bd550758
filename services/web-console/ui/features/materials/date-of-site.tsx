import { useTranslation } from 'react-i18next';
import { localeOf } from '../../look/site-time';

/** A date of the site (`YYYY-MM-DD`), which has no time zone. */
export function DateOfSite({ date }: { readonly date: string }) {
  const { i18n } = useTranslation();
  const written = new Date(`${date}T00:00:00.000Z`).toLocaleDateString(localeOf(i18n.language), { year: 'numeric', month: 'short', day: '2-digit', timeZone: 'UTC' });
  return <time dateTime={date} style={{ whiteSpace: 'nowrap' }}>{written}</time>;
}
