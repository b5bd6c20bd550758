import { Button, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { FieldInput } from './field-input';
import { FieldLine } from './fields';
import { MachineQuestion } from './machine-question';
import type { Card, Field } from './model';
import type { NextAct } from './next-act';
import type { Drafts } from './use-drafts';

interface Props {
  readonly card: Card;
  readonly field: Field;
  readonly next: NextAct;
  readonly drafts: Drafts;
  /** Takes the place of the entry's help. */
  readonly refusal: ReactNode;
  readonly onClose?: (() => void) | undefined;
  /** The value is typed although a machine should say it. */
  readonly onByHand: (address: string | undefined) => void;
  /** The machine is asked once more, and times without usable values are accepted. */
  readonly onDespiteGaps: (field: Field) => void;
}

/** The value that is being entered. */
export function EntryPanel({ card, field, next, drafts, refusal, onClose, onByHand, onDespiteGaps }: Props) {
  const { t, i18n } = useTranslation();
  const title = `${field.rowTitle ? `${readText(field.rowTitle, i18n.language)}: ` : field.row !== undefined ? `${field.row}. ` : ''}${readText(field.title, i18n.language)}`;
  const typed = next.act === 'record' && field.machine !== undefined;
  const reason = (next.act === 'correct' || typed) && <TextInput size="lg" label={t(typed ? 'from-machine.why-typed' : 'step.correct-why')} value={drafts.reason} onChange={(event) => drafts.setReason(event.currentTarget.value)} maxLength={1000} />;
  return (
    <section className="entry" data-current="true" aria-label={title}>
      <div className="entry-line">
        <h2 className="entry-title" tabIndex={-1}>{title}</h2>
        {field.mark && <span className="sign">{field.mark}</span>}
        {typed && <Button variant="default" onClick={() => onByHand(undefined)}>{t('from-machine.ask-instead')}</Button>}
        {onClose && <Button variant="default" onClick={onClose}>{t('act.cancel')}</Button>}
      </div>
      {next.act === 'correct' && <FieldLine field={field} site={card.site} />}
      {next.act === 'repeat' && <p className="soft" style={{ padding: '0 1rem' }}>{t('step.second-check-help')}</p>}
      {next.act === 'ask' && field.machine ? (
        <MachineQuestion field={field} machine={field.machine} refusal={refusal} onByHand={() => onByHand(field.address)} onDespiteGaps={() => onDespiteGaps(field)} />
      ) : (
        <FieldInput field={next.act === 'repeat' ? { ...field, history: [], tries: 0 } : field} site={card.site} runId={card.runId} value={drafts.value} onChange={drafts.setValue} refusal={refusal} below={reason} />
      )}
    </section>
  );
}
