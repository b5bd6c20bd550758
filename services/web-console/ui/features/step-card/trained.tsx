import { useTranslation } from 'react-i18next';
import { SiteTime } from '../../look/site-time';

/** Proofs of trainings as they were at the moment of an act: which, and until when. */
export function Trained({ of, site }: { readonly of: readonly { readonly code: string; readonly until?: string }[]; readonly site: string }) {
  const { t } = useTranslation();
  return (
    <>
      {of.map(({ code, until }, i) => (
        <span key={code}>{i > 0 && ', '}{code}{until && !until.startsWith('9999') && <> ({t('training.trained-until')} <SiteTime at={until} site={site} />)</>}</span>
      ))}
    </>
  );
}
