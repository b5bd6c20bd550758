import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { Sign } from '../../look/shapes';
import type { BatchReview } from './queries';

/** What the system has checked, over how much, and with which result: so that "nothing was found" says something. */
export function Certificate({ batch: { certificate } }: { readonly batch: BatchReview }) {
  const { t, i18n } = useTranslation();
  const { rules, hash, count } = certificate;
  return (
    <section className="panel">
      <div className="spread">
        <h2>{t('review.certificate')}</h2>
        <span className="soft small">{t('review.over', { count })}</span>
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('review.certificate')}>
        <table className="list">
          <thead>
            <tr>
              <th>{t('review.rule')}</th>
              <th>{t('review.looked-at')}</th>
              <th>{t('review.result')}</th>
            </tr>
          </thead>
          <tbody>
            {rules.map(({ id, version, title, inputs, result, found }) => (
              <tr key={id}>
                <td>{readText(title as { en: string; de: string }, i18n.language)} <span className="soft small">v{version}</span></td>
                <td>{inputs}</td>
                <td>{result === 'passed' ? <Sign tone="done">{t('review.passed')}</Sign> : <Sign tone="exception">{t('review.found', { count: found })}</Sign>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="small soft">{t('review.hash')} <span className="mono">{hash}</span></p>
    </section>
  );
}
