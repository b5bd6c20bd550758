import { useTranslation } from 'react-i18next';
import { SignedTime } from '../../look/site-time';
import type { BatchReview } from './queries';

/** What was decided about this batch, newest last: name, meaning and time as they stand in the record. */
export function Acts({ batch: { reviews, site } }: { readonly batch: BatchReview }) {
  const { t } = useTranslation();
  return (
    <section className="panel">
      <h2>{t('review.acts')}</h2>
      {reviews.length === 0 ? (
        <p className="soft">{t('review.no-acts')}</p>
      ) : (
        <ol className="timeline">
          {reviews.map(({ sequence, act, name, person, meaning, signedAt, at, comment, stands }) => (
            <li key={sequence} style={stands ? undefined : { textDecoration: 'line-through' }}>
              <strong>{t(`review-act.${act}`, { defaultValue: act })}</strong>
              <div className="small">
                {name ? `${name} (${person ?? ''})` : t('role.system')}
                {meaning ? `, ${t(`meaning.${meaning}`, { defaultValue: meaning })}` : ''}, <SignedTime signedAt={signedAt} recordedAt={at} site={site} />
              </div>
              {comment && <div className="small soft">{comment}</div>}
              {!stands && <div className="small">{t('review.voided')}</div>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
