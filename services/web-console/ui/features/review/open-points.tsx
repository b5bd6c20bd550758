import { useTranslation } from 'react-i18next';
import { Notice } from '../../look/notices';
import { Shape } from '../../look/shapes';
import { OpenItem, titledOf } from './open-item';
import type { BatchReview } from './queries';

/** How many open items of one point are named at once. */
const SHOWN = 8;

/** What a release asks for, each point with what is open in it. */
export function OpenPoints({ batch }: { readonly batch: BatchReview }) {
  const { t } = useTranslation();
  const { openPoints } = batch;
  const titled = titledOf(batch);
  const open = openPoints.filter(({ holds }) => !holds);
  return (
    <section className="panel">
      <h2>{t('review.points')}</h2>
      <div className="stack-tight">
        {open.length === 0 && <Notice tone="done" title={t('review.all-hold')} />}
        {open.map(({ code, open: items }) => (
          <Notice key={code} tone="attention" title={t(`point-open.${code}`, { defaultValue: code })}>
            <ul>
              {items.slice(0, SHOWN).map((item) => <li key={item}><OpenItem code={code} text={item} titled={titled} /></li>)}
              {items.length > SHOWN && <li>{t('review.and-more', { count: items.length - SHOWN })}</li>}
            </ul>
          </Notice>
        ))}
        <ul className="plain-list">
          {openPoints.filter(({ holds }) => holds).map(({ code }) => (
            <li key={code} className="row"><span className="small-shape" style={{ color: 'var(--done)' }}><Shape tone="done" /></span>{t(`point.${code}`, { defaultValue: code })}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}
