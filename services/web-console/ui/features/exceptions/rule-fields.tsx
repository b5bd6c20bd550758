import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExceptionRule } from './queries';

const SEVERITIES = ['minor', 'major', 'critical'] as const;
const BLOCKS = ['nothing', 'following', 'run'] as const;
/** Who may be the second signer; the first is always of quality. */
const SECOND = ['', 'qa', 'qp', 'supervisor', 'qa/qp'];

/** One row of the table as fields: how grave a type is at least, whose second signature closes it, what waits for it. */
export function RuleFields({ rule, onChange, onRemove }: { readonly rule: ExceptionRule; readonly onChange: (rule: ExceptionRule) => void; readonly onRemove?: () => void }) {
  const { t } = useTranslation();
  const { of, name, severity, signers, blocks } = rule;
  const second = signers[1]?.roles.join('/') ?? '';
  const shown = of === 'type' ? t(`exception-type.${name}`, { defaultValue: name }) : `${t('exceptions.rule-any')}: ${t(`state.${name}`)}`;
  const roles = (one: string): string => (one === '' ? t('exceptions.no-second') : one.split('/').map((role) => t(`role.${role}`, { defaultValue: role })).join(' / '));
  const setSecond = (one: string): void => onChange({ ...rule, signers: [...signers.slice(0, 1), ...(one === '' ? [] : [{ roles: one.split('/') }])] });
  return (
    <fieldset className="row rule-fields">
      <legend>{shown}</legend>
      {of === 'type' && (
        <NativeSelect size="md" label={t('exceptions.least-weight')} value={severity} onChange={(event) => onChange({ ...rule, severity: event.currentTarget.value as ExceptionRule['severity'] })} data={SEVERITIES.map((value) => ({ value, label: t(`state.${value}`) }))} />
      )}
      <NativeSelect size="md" label={t('exceptions.second-signer')} value={second} onChange={(event) => setSecond(event.currentTarget.value)} data={[...new Set([...SECOND, second])].map((value) => ({ value, label: roles(value) }))} />
      <NativeSelect size="md" label={t('exceptions.blocks')} value={blocks} onChange={(event) => onChange({ ...rule, blocks: event.currentTarget.value as ExceptionRule['blocks'] })} data={BLOCKS.map((value) => ({ value, label: t(`exceptions.blocks-${value}`) }))} />
      {onRemove && <Button variant="default" mih={64} aria-label={t('exceptions.rule-remove', { name: shown })} onClick={onRemove}>{t('file.remove')}</Button>}
    </fieldset>
  );
}
