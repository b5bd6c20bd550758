import { useTranslation } from 'react-i18next';
import { SignedTime } from '../../look/site-time';
import type { ExceptionDetail } from './queries';

interface Props {
  readonly decision: NonNullable<ExceptionDetail['decision']>;
  readonly site: string;
  /** How the signer is called: who decided, or who signed first. */
  readonly word: 'decided-by' | 'first-signed';
}

/** What was decided, why, and by whom, with the signature as it stands in the record. */
export function DecisionFacts({ decision: { classification, rationale, name, person, meaning, signedAt, at }, site, word }: Props) {
  const { t } = useTranslation();
  return (
    <dl className="facts">
      <dt>{t('exceptions.class')}</dt>
      <dd>{t(`exception-class.${classification}`, { defaultValue: classification })}</dd>
      <dt>{t('exceptions.rationale')}</dt>
      <dd>{rationale}</dd>
      <dt>{t(`exceptions.${word}`)}</dt>
      <dd>{name} ({person}), {t(`meaning.${meaning}`, { defaultValue: meaning })}, <SignedTime signedAt={signedAt} recordedAt={at} site={site} /></dd>
    </dl>
  );
}
