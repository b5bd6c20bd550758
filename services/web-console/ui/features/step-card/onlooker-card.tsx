import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { useFocusKept } from '../../look/use-focus-kept';
import { Notice } from '../../look/notices';
import { ShownMedia } from '../documents/shown-documents';
import type { TandemSession } from '../tandem/call-state';
import { VerifyRemotely } from '../tandem/verify-remotely';
import { WeighLink } from '../weighing/weigh-link';
import { CardSide } from './card-side';
import { CardTop } from './card-top';
import { OtherFields } from './fields';
import type { Card } from './model';

interface Props {
  readonly card: Card;
  /** In which whoever looks stands. */
  readonly session: TandemSession;
  /** `cut`: what stands there may have changed since; `shortened`: earlier values are left out. */
  readonly shown: 'live' | 'cut' | 'shortened';
}

/** The step as an expert beside it sees it: all of it, and nothing to do. What somebody has to read a second time blind was kept back where it came from. */
export function OnlookerCard({ card, session, shown }: Props) {
  const { t, i18n } = useTranslation();
  useFocusKept(() => document.querySelector('.card-where h1'));
  return (
    <div className="card">
      <CardTop card={card} />
      <main className="card-middle">
        <div className="card-todo">
          <Notice tone="waiting" title={t('tandem.looks-on')}>{shown === 'shortened' && t('tandem.view-shortened')}</Notice>
          {shown === 'cut' && <Notice tone="attention" title={t('tandem.view-cut')} />}
          <VerifyRemotely card={card} session={session} />
          {card.instruction && <p className="card-instruction">{readText(card.instruction, i18n.language)}</p>}
          <ShownMedia media={card.media} />
          {card.blocked.map(({ title }) => <Notice key={title} tone="attention" title={title} />)}
          <WeighLink card={card} looksOn />
          <OtherFields card={card} current={undefined} hidden={false} />
        </div>
        <CardSide card={card} />
      </main>
    </div>
  );
}
