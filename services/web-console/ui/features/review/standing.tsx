import { useTranslation } from 'react-i18next';
import { Notice } from '../../look/notices';
import { SiteTime } from '../../look/site-time';
import type { BatchReview } from './queries';

/** What a batch awaits, why it is blocked, and its entry in the register of the Qualified Person. */
export function Standing({ batch: { stage, reason, pendingFor, certification, site } }: { readonly batch: BatchReview }) {
  const { t } = useTranslation();
  return (
    <>
      {pendingFor && <Notice tone="attention" title={t('review.pending')}><p>{pendingFor}</p></Notice>}
      {stage === 'blocked' && <Notice tone="exception" title={t('review.blocked')}><p>{reason}</p></Notice>}
      {certification ? (
        <Notice tone="done" title={t('review.certified', { entry: certification.entry })}><p>{certification.name} ({certification.person}), <SiteTime at={certification.at} site={site} /></p></Notice>
      ) : (
        stage === 'released' && <Notice tone="attention" title={t('review.not-certified')}><p>{t('review.not-certified-help')}</p></Notice>
      )}
    </>
  );
}
