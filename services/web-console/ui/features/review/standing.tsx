import { useTranslation } from 'react-i18next';
import { Notice } from '../../look/notices';
import { SiteTime } from '../../look/site-time';
import type { BatchReview } from './queries';

/** What a batch awaits, why it is blocked, and its entry in the register of the Qualified Person. */
export function Standing({ batch: { stage, reason, pendingFor, certification, part, site } }: { readonly batch: BatchReview }) {
  const { t } = useTranslation();
  return (
    <>
      {pendingFor && <Notice tone="attention" title={t('review.pending')}><p>{pendingFor}</p></Notice>}
      {stage === 'blocked' && <Notice tone="exception" title={t('review.blocked')}><p>{reason}</p></Notice>}
      {part && part.held.length + part.rejected.length > 0 && (stage === 'released' || stage === 'blocked') && (
        <Notice tone="attention" title={t('review.part')}>
          <p>{t('review.part-released')}: {part.released.join(', ')}</p>
          {part.held.length > 0 && <p>{t('review.part-held')}: {part.held.join(', ')}</p>}
          {part.rejected.length > 0 && <p>{t('review.part-rejected')}: {part.rejected.join(', ')}</p>}
        </Notice>
      )}
      {certification ? (
        <Notice tone="done" title={t('review.certified', { entry: certification.entry })}><p>{certification.name} ({certification.person}), <SiteTime at={certification.at} site={site} /></p></Notice>
      ) : (
        stage === 'released' && <Notice tone="attention" title={t('review.not-certified')}><p>{t('review.not-certified-help')}</p></Notice>
      )}
    </>
  );
}
