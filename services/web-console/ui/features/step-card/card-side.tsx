import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { readText } from '../../language/read-text';
import { ObservedLine } from '../../look/observed-line';
import { SiteTime } from '../../look/site-time';
import { State } from '../../look/states';
import { ShownDocuments } from '../documents/shown-documents';
import { PlansOfStep } from '../tandem/planned-sessions';
import { StepExperts } from '../tandem/step-experts';
import { AttemptsPanel } from './attempts-panel';
import { MachineNow } from './machine-now';
import type { Card } from './model';
import { canSign } from './next-act';
import { Signatures } from './signatures';
import { Trained } from './trained';
import { Due } from './timers';

interface Props {
  readonly card: Card;
  /** Opens the signature of a policy; absent where somebody only looks on. */
  readonly onSign?: (policy: string) => void;
}

/** What the machine says now: timers, what is bound, signatures, exceptions, comments. Drawn anew when the card is another, not for each key that is touched. */
export const CardSide = memo(function CardSide({ card, onSign }: Props) {
  const { t, i18n } = useTranslation();
  const bound = card.needs.filter(({ item }) => item !== undefined);
  return (
    <aside className="card-side" aria-label={t('step.says')}>
      {card.timers.length > 0 && (
        <section className="panel">
          <h2>{t('step.timers')}</h2>
          <div className="stack-tight">{card.timers.map((timer) => <Due key={timer.label + timer.dueAt} {...timer} site={card.site} />)}</div>
        </section>
      )}
      <StepExperts runId={card.runId} stepKey={card.stepKey} site={card.site} open={card.status === 'started' && onSign !== undefined} />
      <PlansOfStep runId={card.runId} stepKey={card.stepKey} site={card.site} done={card.status === 'completed'} />
      <MachineNow runId={card.runId} stepKey={card.stepKey} started={card.status === 'started'} />
      <ShownDocuments documents={card.documents} site={card.site} />
      {card.reaction && <AttemptsPanel reaction={card.reaction} />}
      <Signatures asked={card.asked} site={card.site} now={(asked) => onSign !== undefined && canSign(card, asked)} onSign={({ policy }) => onSign?.(policy)} />
      {card.exceptions.length > 0 && (
        <section className="panel">
          <h2>{t('step.exceptions')}</h2>
          <ul className="plain-list">
            {card.exceptions.map(({ id, type, severity, text, open, observed }) => (
              <li key={id}>
                <div className="row" style={{ gap: '0.5rem' }}><State of={severity} {...(open ? {} : { tone: 'waiting' as const })} /><strong className="small">{t(`exception-type.${type}`, { defaultValue: type })}</strong></div>
                <p className="small">{text}</p>
                <ObservedLine observed={observed} site={card.site} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {bound.length > 0 && card.status !== 'ready' && (
        <section className="panel">
          <h2>{t('step.needs')}</h2>
          <ul className="plain-list">{bound.map(({ need, title, item, lot }) => <li key={need} className="small">{readText(title, i18n.language)}: <strong>{item}</strong>{lot && <span className="soft"> {lot}</span>}</li>)}</ul>
        </section>
      )}
      {card.comments.length > 0 && (
        <section className="panel">
          <h2>{t('step.comments')}</h2>
          <ul className="plain-list">{card.comments.map(({ text, name, at }) => <li key={at + text} className="small">{text} <span className="soft">{name}, <SiteTime at={at} site={card.site} show="time" /></span></li>)}</ul>
        </section>
      )}
      {card.trainer !== undefined && <p className="notice" data-tone="attention">{t('training.under-trainer', { trainer: card.trainer })}</p>}
      {card.startedWith.length > 0 && <p className="small soft">{t('training.trained-by')}: <Trained of={card.startedWith} site={card.site} /></p>}
      {card.startedBy && <p className="small soft">{t('step.opened-by', { name: card.startedBy.name })} <SiteTime at={card.startedBy.at} site={card.site} show="time" /></p>}
      <p className="small"><Link to={`/batches/${card.runId}`} className="link">{t('review.see-batch')} {card.number}</Link></p>
    </aside>
  );
});
