import { useTranslation } from 'react-i18next';
import { Amount } from './amount';
import { SiteTime } from './site-time';

/** What machines said of an exception, as far as it is known. */
export interface Observed {
  readonly equipment: string;
  readonly from: string;
  readonly until?: string;
  readonly peak?: string;
  readonly unit?: string;
  readonly endedBy?: string;
}

/** One line beside an exception: from when to when machines said it, and how bad it was. */
export function ObservedLine({ observed, site }: {
  readonly observed: Observed | undefined;
  readonly site: string | undefined;
}) {
  const { t } = useTranslation();
  if (!observed) return null;
  const { equipment, from, until, peak, unit, endedBy } = observed;
  return (
    <p className="small">
      <strong>{equipment}</strong>{' '}
      {until ? <>{t('observed.from')} <SiteTime at={from} site={site} show="seconds" /> {t('observed.to')} <SiteTime at={until} site={site} show="seconds" /></> : <>{t('observed.since')} <SiteTime at={from} site={site} show="seconds" /></>}
      {peak !== undefined && <>, {t('observed.peak')} {Number.isNaN(Number(peak)) ? peak : <Amount value={peak} unit={unit} />}</>}
      {endedBy === 'not-watched' && <>, {t('observed.not-watched')}</>}
    </p>
  );
}
