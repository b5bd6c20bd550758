import { Textarea } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { zoneOf } from '../../session/plant';
import { usePlantNow } from '../../session/plant-time';
import { TakeFile } from '../files/take-file';
import { TimeField } from '../../look/time-field';
import { Keypad } from './keypad';
import type { Field } from './model';
import { RangeBar } from './range-bar';
import { mayBeNegative } from './ranges';

interface Props {
  readonly field: Field;
  readonly site: string;
  readonly runId: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Stands in place of the help when the value was refused. */
  readonly refusal?: ReactNode;
  /** Belongs to the value, and stands where it is seen with it: why it is corrected. */
  readonly below?: ReactNode;
}

/** How one value is entered, by its type. */
export function FieldInput(props: Props) {
  switch (props.field.type) {
    case 'number':
    case 'calculated':
      return <NumberInput {...props} />;
    case 'choice':
    case 'boolean':
      return <ChoiceInput {...props} />;
    case 'date-time':
      return <TimeInput {...props} />;
    case 'photo':
    case 'file':
      return <FileInput {...props} kind={props.field.type} />;
    case 'text':
      return <TextInput {...props} />;
  }
}

function NumberInput({ field, value, onChange, refusal, below }: Props) {
  const { t, i18n } = useTranslation();
  const label = readText(field.title, i18n.language);
  return (
    <div className="entry-body">
      <div className="entry-left">
        {refusal ?? (field.instruction && <p>{readText(field.instruction, i18n.language)}</p>)}
        <RangeBar limits={field.limits} unit={field.unit} setPoint={field.setPoint} value={value} />
        {field.tries > 0 && <p className="soft" role="status">{t('step.tries', { count: field.tries })}</p>}
        {below}
      </div>
      <Keypad value={value} onChange={onChange} label={label} unit={field.unit} censored={field.censored} signed={mayBeNegative(field.limits)} />
    </div>
  );
}

function ChoiceInput({ field, value, onChange, refusal, below }: Props) {
  const { t, i18n } = useTranslation();
  const choices = field.type === 'boolean' ? [{ id: 'yes', words: t('step.yes') }, { id: 'no', words: t('step.no') }] : field.choices.map(({ id, text }) => ({ id, words: readText(text, i18n.language) }));
  const chosen = choices.findIndex(({ id }) => id === value);
  const onKey = (event: KeyboardEvent<HTMLElement>, at: number): void => {
    const by = ['ArrowRight', 'ArrowDown'].includes(event.key) ? 1 : ['ArrowLeft', 'ArrowUp'].includes(event.key) ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const next = (at + by + choices.length) % choices.length;
    onChange(choices[next]?.id ?? '');
    (event.currentTarget.parentElement?.children[next] as HTMLElement | undefined)?.focus();
  };
  return (
    <div className="entry-body" data-wide="true">
      {refusal ?? (field.instruction && <p>{readText(field.instruction, i18n.language)}</p>)}
      <div className="choices" role="radiogroup" aria-label={readText(field.title, i18n.language)}>
        {choices.map(({ id, words }, at) => (
          <button key={id} type="button" role="radio" aria-checked={value === id} tabIndex={at === Math.max(chosen, 0) ? 0 : -1} onClick={() => onChange(id)} onKeyDown={(event) => onKey(event, at)}>{words}</button>
        ))}
      </div>
      {below}
    </div>
  );
}

function TextInput({ field, value, onChange, refusal, below }: Props) {
  const { i18n } = useTranslation();
  return (
    <div className="entry-body" data-wide="true">
      {refusal}
      <Textarea label={readText(field.title, i18n.language)} description={readText(field.instruction, i18n.language) || undefined} value={value} onChange={(event) => onChange(event.currentTarget.value)} maxLength={2000} minRows={2} />
      {below}
    </div>
  );
}

/** A picture or file: sent when it is taken, recorded by the primary action. */
function FileInput({ field, kind, runId, value, onChange, refusal, below }: Props & { readonly kind: 'photo' | 'file' }) {
  const { i18n } = useTranslation();
  return (
    <div className="entry-body" data-wide="true">
      {refusal ?? (field.instruction && <p>{readText(field.instruction, i18n.language)}</p>)}
      <TakeFile runId={runId} kind={kind} label={readText(field.title, i18n.language)} value={value} onChange={onChange} />
      {below}
    </div>
  );
}

/** An instant; typed in the site's own time. */
function TimeInput({ field, value, onChange, site, refusal, below }: Props) {
  const { t, i18n } = useTranslation();
  const zone = zoneOf(site);
  const now = usePlantNow();
  return (
    <div className="entry-body" data-wide="true">
      {refusal}
      <label className="stack-tight">
        <span>{readText(field.title, i18n.language)} <span className="soft small">({zone})</span></span>
        <span className="row">
          <TimeField value={value} zone={zone} onChange={onChange} />
          <button type="button" className="time-now" disabled={now === undefined} onClick={() => onChange(new Date(now ?? 0).toISOString())}>{t('step.now')}</button>
        </span>
      </label>
      {below}
    </div>
  );
}
