import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PersonMenu } from '../../app/person-menu';
import { readText } from '../../language/read-text';
import { State } from '../../look/states';
import type { Card } from './model';

/** Where I am: batch, product, operation, step n of m. */
export const CardTop = memo(function CardTop({ card }: { readonly card: Card }) {
  const { t, i18n } = useTranslation();
  const { number, product, path, title, status, index, count, runState } = card;
  const read = (text: Card['title']): string => readText(text, i18n.language);
  return (
    <header className="card-top">
      <Link to="/work" className="card-back" aria-label={t('step.back')}>←</Link>
      <div className="card-where">
        <p><b>{number}</b>{[product, path.map(read).join(' › ')].filter(Boolean).map((words) => ` · ${words}`)}</p>
        <h1 tabIndex={-1}>{read(title)}</h1>
      </div>
      {!['running', 'idle'].includes(runState) && <State of={runState} />}
      <State of={status} />
      <p className="card-progress">{t('step.step-of', { n: index, of: count })}</p>
      <PersonMenu />
    </header>
  );
});
