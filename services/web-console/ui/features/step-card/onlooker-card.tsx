import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { useFocusKept } from '../../look/use-focus-kept';
import { Notice } from '../../look/notices';
import { usePerson } from '../../session/session';
import { ShownMedia } from '../documents/shown-documents';
import { CardSide } from './card-side';
import { CardTop } from './card-top';
import { OtherFields } from './fields';
import type { Card } from './model';
import { openRepeat } from './next-act';

/** The step as an expert beside it sees it: all of it, and nothing to do. What he may have to read a second time blind stays hidden from him. */
export function OnlookerCard({ card }: { readonly card: Card }) {
  const { t, i18n } = useTranslation();
  const { person } = usePerson();
  useFocusKept(() => document.querySelector('.card-where h1'));
  return (
    <div className="card">
      <CardTop card={card} />
      <main className="card-middle">
        <div className="card-todo">
          <Notice tone="waiting" title={t('tandem.looks-on')} />
          {card.instruction && <p className="card-instruction">{readText(card.instruction, i18n.language)}</p>}
          <ShownMedia media={card.media} />
          {card.blocked.map(({ title }) => <Notice key={title} tone="attention" title={title} />)}
          <OtherFields card={card} current={undefined} hidden={openRepeat(card, person) !== undefined} />
        </div>
        <CardSide card={card} />
      </main>
    </div>
  );
}
