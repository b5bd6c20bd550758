import { useTranslation } from 'react-i18next';
import { Sign } from '../../look/shapes';
import { usePlantNow } from '../../session/plant-time';
import { DateOfSite } from '../materials/date-of-site';
import type { Recipe } from './queries';
import { reviewNear } from './review-near';

/** When a version in force is to be looked at again; in the colour of attention when that is soon or past. It holds no batch back. */
export function ReviewDue({ version: { state, reviewDue } }: { readonly version: Pick<Recipe['versions'][number], 'state' | 'reviewDue'> }) {
  const { t } = useTranslation();
  const now = usePlantNow(30_000);
  if (state !== 'effective' || reviewDue === undefined || now === undefined) return null;
  if (reviewNear(reviewDue, now)) return <Sign tone="attention">{t('recipes.review-due')} <DateOfSite date={reviewDue} /></Sign>;
  return <span className="small soft">{t('recipes.review-next')} <DateOfSite date={reviewDue} /></span>;
}
