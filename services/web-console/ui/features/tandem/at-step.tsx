import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { useCard } from '../step-card/queries';
import type { TandemSession } from './call-state';

/** Batch and step of a session as people say them; the step by its key until its title is read, and where it cannot be. */
export function AtStep({ session: { runId, runNumber, shownStep: stepKey }, says = 'at-step' }: { readonly session: Pick<TandemSession, 'runId' | 'runNumber' | 'shownStep'>; readonly says?: 'at-step' | 'goes-on' }) {
  const { t, i18n } = useTranslation();
  const { data: card } = useCard(runId, stepKey);
  return <>{t(`tandem.${says}`, { number: runNumber, step: card ? readText(card.title, i18n.language) : stepKey })}</>;
}
