import { NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TimeField } from '../../look/time-field';
import { zoneOf } from '../../session/plant';
import { changed } from '../exceptions/exception-filters';
import { PRIORITIES, STATES, type PastNarrowing } from './queries';

/** What the address says of the list. */
export function narrowingOf(query: URLSearchParams): PastNarrowing {
  const text = (name: string): string | undefined => query.get(name)?.trim().slice(0, 100) || undefined;
  const instant = (name: string): string | undefined => (Number.isNaN(Date.parse(query.get(name) ?? '')) ? undefined : new Date(query.get(name) as string).toISOString());
  const found = {
    equipment: text('equipment'), text: text('text'), run: text('run'), priority: PRIORITIES.find((one) => one === query.get('priority')),
    state: [...STATES, 'over' as const].find((one) => one === query.get('state')), from: instant('from'), until: instant('until'),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** Narrows the list to an equipment, a tag, a run, a priority; past ones to a state and a time as well. */
export function Narrowing({ query, past, onChange }: { readonly query: URLSearchParams; readonly past: boolean; readonly onChange: (next: URLSearchParams) => void }) {
  const { t } = useTranslation();
  const set = (name: string, value: string): void => {
    if (value !== (query.get(name) ?? '')) onChange(changed(query, name, value));
  };
  const field = (name: 'equipment' | 'text' | 'run') => <Typed key={name} label={t(`alarm.${name}`)} placeholder={t(`alarm.${name}-example`)} value={query.get(name) ?? ''} onDone={(value) => set(name, value)} />;
  const zone = zoneOf(undefined);
  return (
    <div className="row alarm-narrowing" role="search" aria-label={t('alarm.narrow')}>
      {(['equipment', 'text', 'run'] as const).map(field)}
      <NativeSelect size="md" label={t('alarm.priority')} value={query.get('priority') ?? ''} onChange={(event) => set('priority', event.currentTarget.value)} data={[{ value: '', label: t('alarm.any') }, ...PRIORITIES.map((value) => ({ value, label: t(`alarm-priority.${value}`) }))]} />
      {past && (
        <>
          <NativeSelect size="md" label={t('alarm.state')} value={query.get('state') ?? ''} onChange={(event) => set('state', event.currentTarget.value)} data={[{ value: '', label: t('alarm.any') }, ...[...STATES, 'over'].map((value) => ({ value, label: t(`alarm-state.${value}`) }))]} />
          <label className="alarm-time">{t('trend.from')}<TimeField said value={query.get('from') ?? ''} zone={zone} onChange={(value) => set('from', value)} /></label>
          <label className="alarm-time">{t('trend.until')}<TimeField said value={query.get('until') ?? ''} zone={zone} onChange={(value) => set('until', value)} /></label>
        </>
      )}
    </div>
  );
}

/** A field that counts when it is left or Enter is pressed, not at each letter. */
function Typed({ label, placeholder, value, onDone }: { readonly label: string; readonly placeholder: string; readonly value: string; readonly onDone: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  return (
    <form onSubmit={(event) => { event.preventDefault(); onDone(typed.trim()); }}>
      <TextInput size="md" label={label} placeholder={placeholder} value={typed} maxLength={100} onChange={(event) => setTyped(event.currentTarget.value)} onBlur={() => onDone(typed.trim())} />
    </form>
  );
}
