import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { Sign } from '../../look/shapes';
import { SiteTime } from '../../look/site-time';
import type { BatchReview } from './queries';

/** The checklist of the recipe: what rules proved, what people answered and signed, what is open. */
export function Checklist({ batch: { checklist, site } }: { readonly batch: BatchReview }) {
  const { t, i18n } = useTranslation();
  if (checklist.length === 0) return null;
  return (
    <section className="panel">
      <div className="spread">
        <h2>{t('review.checklist')}</h2>
        <span className="soft small">{t('review.checklist-proved', { proved: checklist.filter(({ by }) => by === 'rule').length, count: checklist.length })}</span>
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('review.checklist')}>
        <table className="list">
          <thead>
            <tr>
              <th>{t('review.checklist-point')}</th>
              <th>{t('review.settled-by')}</th>
              <th>{t('review.result')}</th>
            </tr>
          </thead>
          <tbody>
            {checklist.map(({ id, title, by, proof, answer }) => (
              <tr key={id}>
                <td>{readText(title as { en: string; de: string }, i18n.language)}</td>
                <td>
                  {proof ? <>{t('review.rule')} <span className="mono small">{proof.rule}</span></> : t(`review-act.${by}-review`)}
                  {answer && <div className="small soft">{answer.name} ({answer.person}), <SiteTime at={answer.at} site={site} /></div>}
                </td>
                <td>
                  {proof && (proof.result === 'passed' ? <Sign tone="done">{t('review.passed-over', { count: proof.inputs })}</Sign> : <Sign tone="exception">{t('review.found-something')}</Sign>)}
                  {!proof && (answer ? <Sign tone="done">{t(`review.answer-${answer.answer}`)}</Sign> : <Sign tone="waiting">{t('review.not-answered')}</Sign>)}
                  {answer?.comment && <div className="small">{answer.comment}</div>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
