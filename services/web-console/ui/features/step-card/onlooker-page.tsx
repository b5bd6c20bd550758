import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../look/notices';
import { usePerson } from '../../session/session';
import { partyIn, type TandemSession } from '../tandem/call-state';
import { useSharedStep } from '../tandem/use-shared-step';
import { cardOf } from './card-of';
import { OnlookerCard } from './onlooker-card';

/** The step of a session as whoever stands beside it sees it, live: read with what the session gives him, and nothing else. */
export function OnlookerPage({ session }: { readonly session: TandemSession }) {
  const { t } = useTranslation();
  const { person } = usePerson();
  const { step, cut } = useSharedStep(session.id, partyIn(session, person)?.state === 'joined');
  const shown = step?.stepKey === session.shownStep ? step : undefined;
  if (shown && !shown.card && !shown.complete) return <Notice tone="attention" title={t('tandem.view-too-long')} />;
  if (!shown?.card) return <p className="row soft" role="status"><Loader size="sm" /> {t('tandem.view-comes')}</p>;
  return <OnlookerCard card={cardOf(shown.card)} session={session} shown={cut ? 'cut' : shown.complete ? 'live' : 'shortened'} />;
}
