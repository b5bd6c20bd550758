import { Autocomplete, Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import type { ShapeForm } from '@batchwright/procedure';
import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { References } from './references';
import type { FieldProps } from './shape-form';
import { Offers } from './use-register';

/** Words of the choices of a field, where the console has words for them. */
export const WORDS: Readonly<Record<string, string>> = { role: 'role', performers: 'role', notify: 'role', approvers: 'role', meaning: 'meaning', moment: 'moment', where: 'sign-where', moments: 'option', kind: 'kind', type: 'entry-type', occupation: 'occupation', function: 'function', level: 'node', statistic: 'from-machine.statistic' };

type Leaf = Exclude<ShapeForm, { of: 'object' | 'list' }>;

/** One value: a text, a number, a choice; what lint says about it stands below it. */
export function LeafField({ form, name, value, onChange, at, wrong }: FieldProps & { readonly form: Leaf }) {
  const { t } = useTranslation();
  const label = t(`field.${name}`, { defaultValue: name });
  const error = wrong.get(at);
  const text = typeof value === 'string' ? value : '';
  const offered = useContext(Offers)[name];
  const put = (next: unknown): void => onChange(next, at);
  switch (form.of) {
    case 'boolean':
      return <Checkbox label={label} checked={value === true} onChange={(event) => put(event.currentTarget.checked)} error={error} size="md" />;
    case 'integer':
      return <NumberInput label={label} value={typeof value === 'number' ? value : ''} min={form.min} max={form.max} allowDecimal={false} onChange={(next) => typeof next === 'number' && put(next)} error={error} />;
    case 'one-of':
      return <NativeSelect label={label} value={text} onChange={(event) => put(event.currentTarget.value)} error={error} data={form.allowed.map((option) => ({ value: option, label: t(`${WORDS[name] ?? 'option'}.${option}`, { defaultValue: option }) }))} />;
    case 'id':
      return <IdField key={`${at}=${text}`} at={at} label={label} value={text} put={put} error={error} />;
    case 'text':
      if (offered) return <Autocomplete label={label} value={text} data={[...offered]} onChange={put} error={error} spellCheck={false} />;
      return <Textarea label={label} value={text} onChange={(event) => put(event.currentTarget.value)} error={error} autosize minRows={1} maxRows={8} />;
    case 'decimal':
    case 'decimal-or-expression':
    case 'unit':
      return <TextInput label={label} value={text} onChange={(event) => put(event.currentTarget.value)} error={error} spellCheck={false} />;
  }
}

/** An id counts when it is typed to its end: half of one may be another node's. */
function IdField({ at, label, value, put, error }: { readonly at: string; readonly label: string; readonly value: string; readonly put: (value: string) => void; readonly error: string | undefined }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  const references = useContext(References);
  const count = typed === value ? 0 : references(at);
  const done = (): void => {
    if (typed !== value) put(typed);
  };
  return <TextInput label={label} description={count > 0 ? t('designer.will-follow', { count }) : undefined} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} onBlur={done} onKeyDown={(event) => event.key === 'Enter' && done()} error={error} spellCheck={false} className="mono-input" />;
}
