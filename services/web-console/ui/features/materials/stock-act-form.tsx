import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import type { paths } from '../../api/generated/schema';
import { unitText } from '../../look/amount';
import { ProblemNotice } from '../../look/notices';

/** A field of an act besides its reason; `quantity` is an amount in the unit of the container. */
export interface ActField {
  readonly name: string;
  readonly label: string;
  readonly unit?: string;
}

interface Props {
  readonly path: keyof paths & string;
  readonly params: Readonly<Record<string, string>>;
  /** Word below `stock-act`. */
  readonly act: 'move' | 'sample' | 'return' | 'adjustment' | 'destruction' | 'supplier' | 'block' | 'unblock';
  readonly fields: readonly ActField[];
}

/** An act with a reason: shut until it is wanted, and what is typed stays when it is refused. */
export function StockActForm({ path, params, act, fields }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const set = (name: string) => (event: React.ChangeEvent<HTMLInputElement>): void => setValues({ ...values, [name]: event.currentTarget.value });
  const send = useMutation({
    mutationFn: () => {
      const body = Object.fromEntries(fields.map(({ name, unit }) => [name, unit === undefined ? (values[name] ?? '').trim() : { value: (values[name] ?? '').trim().replace(',', '.'), unit }]));
      // the paths are data here, so their types cannot be followed by the client
      return answerOf((api.POST as (path: string, init: object) => Promise<{ data?: unknown }>)(path, { params: { path: params }, body: { ...body, reason: (values['reason'] ?? '').trim() } }));
    },
    onSuccess() {
      setValues({});
      setOpen(false);
      void queries.invalidateQueries({ queryKey: ['resources'] });
    },
  });
  if (!open) return <Button variant="default" size="md" onClick={() => setOpen(true)}>{t(`stock-act.${act}`)}</Button>;
  const complete = [...fields.map(({ name }) => name), 'reason'].every((name) => (values[name] ?? '').trim() !== '');
  return (
    <form
      className="stack-tight"
      aria-label={t(`stock-act.${act}`)}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <h3>{t(`stock-act.${act}`)}</h3>
      {fields.map(({ name, label, unit }, index) => (
        <TextInput key={name} size="md" label={unit === undefined ? label : `${label} (${unitText(unit)})`} value={values[name] ?? ''} onChange={set(name)} {...(unit === undefined ? {} : { inputMode: 'decimal' as const })} autoFocus={index === 0} />
      ))}
      <TextInput size="md" label={t('stock-act.reason')} value={values['reason'] ?? ''} onChange={set('reason')} autoFocus={fields.length === 0} />
      {send.error && <ProblemNotice error={send.error} />}
      <div className="row">
        <Button type="submit" size="md" mih={64} loading={send.isPending} disabled={!complete}>{t('stock-act.do')}</Button>
        <Button variant="default" size="md" mih={64} onClick={() => setOpen(false)}>{t('act.cancel')}</Button>
      </div>
    </form>
  );
}
