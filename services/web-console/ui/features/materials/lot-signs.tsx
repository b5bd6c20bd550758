import { useTranslation } from 'react-i18next';
import { Sign } from '../../look/shapes';
import { State } from '../../look/states';
import type { components } from '../../api/generated/schema';
import { DateOfSite } from './date-of-site';

type Head = components['schemas']['LotHeadResponse'];

/** The axes of a lot that say something: what quality decided, and what stands besides. */
export function LotSigns({ lot }: { readonly lot: Head }) {
  const { t } = useTranslation();
  return (
    <span className="row" style={{ gap: '0.4rem' }}>
      <State of={lot.disposition} />
      {lot.blocked && <Sign tone="exception">{t('state.blocked')}</Sign>}
      {lot.holds.length > 0 && <Sign tone="exception">{t('genealogy.held')}</Sign>}
      {lot.category !== 'production' && <Sign tone="stopped">{t(`stock-category.${lot.category}`)}</Sign>}
    </span>
  );
}

/** Until when it may be used: expiry and retest, dates of the site. */
export function LotDates({ lot }: { readonly lot: Head }) {
  const { t } = useTranslation();
  return (
    <>
      {lot.expiry && <DateOfSite date={lot.expiry} />}
      {lot.retest && <div className="soft small">{t('lots.retest')} <DateOfSite date={lot.retest} /></div>}
    </>
  );
}
