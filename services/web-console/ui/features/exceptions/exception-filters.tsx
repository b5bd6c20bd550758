import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { en } from '../../language/en';
import type { ExceptionFilter } from './queries';

const WEIGHTS = ['critical', 'major', 'minor'] as const;
const KINDS = Object.keys(en['exception-type']);

/** What the list is narrowed to, as the address says it. */
export function filterOf(query: URLSearchParams): ExceptionFilter {
  const weight = WEIGHTS.find((one) => one === query.get('weight'));
  const [type, batch, runId] = ['kind', 'batch', 'run'].map((name) => query.get(name)?.trim() ?? '');
  return { state: query.get('state') === 'closed' ? 'closed' : 'open', ...(weight ? { severity: weight } : {}), ...(type ? { type } : {}), ...(batch ? { batch } : {}), ...(runId ? { runId } : {}) };
}

/** The address with one of its words changed; an empty one is left out. */
export function changed(query: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(query);
  if (value === '') next.delete(name);
  else next.set(name, value);
  return next;
}

/** Narrows the list to a batch, a weight, a kind. */
export function ExceptionFilters({ query, onChange }: { readonly query: URLSearchParams; readonly onChange: (next: URLSearchParams) => void }) {
  const { t } = useTranslation();
  const [batch, setBatch] = useState(query.get('batch') ?? '');
  const set = (name: string, value: string): void => {
    if (value !== (query.get(name) ?? '')) onChange(changed(query, name, value));
  };
  const kinds = KINDS.map((value) => ({ value, label: t(`exception-type.${value}`, { defaultValue: value }) })).sort((a, b) => a.label.localeCompare(b.label));
  return (
    <form className="row" onSubmit={(event) => { event.preventDefault(); set('batch', batch.trim()); }}>
      <TextInput size="md" label={t('exceptions.batch')} placeholder={t('exceptions.batch-begins')} value={batch} maxLength={100} onChange={(event) => setBatch(event.currentTarget.value)} onBlur={() => set('batch', batch.trim())} />
      <NativeSelect size="md" label={t('exceptions.weight')} value={query.get('weight') ?? ''} onChange={(event) => set('weight', event.currentTarget.value)} data={[{ value: '', label: t('exceptions.any') }, ...WEIGHTS.map((value) => ({ value, label: t(`state.${value}`) }))]} />
      <NativeSelect size="md" label={t('exceptions.kind')} value={query.get('kind') ?? ''} onChange={(event) => set('kind', event.currentTarget.value)} data={[{ value: '', label: t('exceptions.any') }, ...kinds]} />
    </form>
  );
}
