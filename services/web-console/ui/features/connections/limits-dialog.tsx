import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { unitText } from '../../look/amount';
import type { Tag } from './queries';

type Limit = Tag['limits'][number];
const KINDS = ['low-low', 'low', 'high', 'high-high'] as const;
const PRIORITIES = ['low', 'medium', 'high', 'critical'] as const;

/** Alarm limits of a tag, which hold whatever the equipment is used for. */
export function LimitsDialog({ tag, onChange, onClose }: { readonly tag: Tag; readonly onChange: (limits: readonly Limit[]) => void; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { limits, type, unit, code } = tag;
  const set = (at: number, part: Partial<Limit>): void => onChange(limits.map((limit, index) => (index === at ? { ...limit, ...part } : limit)));
  const add = (): void => {
    const kind = type === 'number' ? (KINDS.find((one) => !limits.some((limit) => limit.kind === one)) ?? 'high') : 'is';
    const id = limits.some((limit) => limit.id === kind) ? `${kind}-${limits.length + 1}` : kind;
    onChange([...limits, { id, kind, value: type === 'boolean' ? 'true' : '', onDelaySeconds: 0, offDelaySeconds: 0, priority: 'medium' }]);
  };
  const seconds = (limit: Limit, at: number, field: 'onDelaySeconds' | 'offDelaySeconds') => <TextInput label={t(`connection-field.${field}`)} inputMode="numeric" value={String(limit[field])} onChange={(event) => set(at, { [field]: Number(event.currentTarget.value.replace(/\D/g, '')) })} />;
  return (
    <Modal opened onClose={onClose} size="xl" title={<strong>{t('connection-field.limits')}: {code}</strong>} closeButtonProps={{ 'aria-label': t('act.close'), size: 44 }}>
      <div className="stack">
        {limits.map((limit, at) => (
          <fieldset key={limit.id} className="panel stack-tight">
            <legend>{type === 'number' ? t(`trend-limit.${limit.kind}`) : limit.id}</legend>
            <div className="fields">
              {type === 'number' && <NativeSelect size="md" label={t('connection-field.kind')} value={limit.kind} onChange={(event) => set(at, { kind: event.currentTarget.value as Limit['kind'] })} data={KINDS.map((value) => ({ value, label: t(`trend-limit.${value}`) }))} />}
              <TextInput label={`${t('connection-field.value')} ${unitText(unit)}`} value={limit.value} onChange={(event) => set(at, { value: event.currentTarget.value.replace(',', '.') })} maxLength={100} />
              {type === 'number' && <TextInput label={t('connection-field.deadBand')} value={limit.deadBand ?? ''} onChange={({ currentTarget: { value } }) => { const { deadBand: _, ...rest } = limit; onChange(limits.map((one, index) => (index === at ? (value === '' ? rest : { ...rest, deadBand: value.replace(',', '.') }) : one))); }} maxLength={50} />}
              {seconds(limit, at, 'onDelaySeconds')}
              {seconds(limit, at, 'offDelaySeconds')}
              <NativeSelect size="md" label={t('connection-field.priority')} value={limit.priority} onChange={(event) => set(at, { priority: event.currentTarget.value as Limit['priority'] })} data={PRIORITIES.map((value) => ({ value, label: t(`alarm-priority.${value}`) }))} />
              <NativeSelect size="md" label={t('connection-field.exception')} value={limit.exception ?? ''} onChange={({ currentTarget: { value } }) => { const { exception: _, ...rest } = limit; onChange(limits.map((one, index) => (index === at ? (value === '' ? rest : { ...rest, exception: value as 'minor' }) : one))); }} data={[{ value: '', label: t('connection.alarm-only') }, ...(['minor', 'major', 'critical'] as const).map((value) => ({ value, label: t(`state.${value}`) }))]} />
            </div>
            <div><Button variant="subtle" mih={44} onClick={() => onChange(limits.filter((_, index) => index !== at))}>{t('trend.remove')}</Button></div>
          </fieldset>
        ))}
        <div className="spread dialog-acts"><Button variant="default" mih={64} onClick={add}>{t('tag-edit.add-limit')}</Button><Button size="lg" mih={64} onClick={onClose}>{t('act.close')}</Button></div>
      </div>
    </Modal>
  );
}
