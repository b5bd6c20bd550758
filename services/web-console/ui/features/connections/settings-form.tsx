import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { BLANK_SETTINGS } from './draft';
import type { Settings } from './queries';

const MODES = ['none', 'sign', 'sign-and-encrypt'] as const;
const POLICIES = ['none', 'basic256sha256', 'aes128-sha256-rsaoaep', 'aes256-sha256-rsapss'] as const;

/** How a source is reached, by its protocol. */
export function SettingsForm({ settings, onChange }: { readonly settings: Settings; readonly onChange: (settings: Settings) => void }) {
  const { t } = useTranslation();
  const text = (field: 'endpoint' | 'credential' | 'serverCertificate' | 'group' | 'edgeNode', more: { readonly placeholder?: string; readonly max?: number } = {}) => (
    <TextInput label={t(`connection-field.${field}`)} description={field === 'credential' ? t('connection.credential-help') : undefined} placeholder={more.placeholder} value={settings[field] ?? ''} onChange={(event) => onChange({ ...settings, [field]: event.currentTarget.value })} maxLength={more.max ?? 200} />
  );
  const choice = (field: 'securityMode' | 'securityPolicy', words: readonly string[]) => (
    <NativeSelect size="md" label={t(`connection-field.${field}`)} value={settings[field] ?? 'none'} onChange={(event) => onChange({ ...settings, [field]: event.currentTarget.value })} data={words.map((value) => ({ value, label: t(`connection-security.${value}`, { defaultValue: value }) }))} />
  );
  return (
    <div className="fields">
      <NativeSelect size="md" label={t('connection.protocol')} value={settings.protocol} onChange={(event) => onChange(BLANK_SETTINGS[event.currentTarget.value as Settings['protocol']])} data={(['opcua', 'sparkplug'] as const).map((value) => ({ value, label: t(`protocol.${value}`) }))} />
      {text('endpoint', { placeholder: settings.protocol === 'opcua' ? 'opc.tcp://plc-7:4840' : 'mqtts://broker:8883', max: 500 })}
      {text('credential', { max: 100 })}
      {settings.protocol === 'opcua' ? (
        <>
          {choice('securityMode', MODES)}
          {choice('securityPolicy', POLICIES)}
          {settings.securityMode !== 'none' && text('serverCertificate', { max: 64 })}
          <TextInput label={t('connection-field.publishingMs')} inputMode="numeric" value={String(settings.publishingMs ?? '')} onChange={(event) => onChange({ ...settings, publishingMs: Number(event.currentTarget.value.replace(/\D/g, '')) })} />
          <Checkbox size="md" py="sm" label={t('connection-field.history')} checked={settings.history ?? false} onChange={(event) => onChange({ ...settings, history: event.currentTarget.checked })} />
        </>
      ) : (
        <>
          {text('group')}
          {text('edgeNode')}
          <Textarea label={t('connection-field.authority')} classNames={{ input: 'mono' }} value={settings.authority ?? ''} onChange={(event) => onChange({ ...settings, authority: event.currentTarget.value })} maxLength={20_000} />
        </>
      )}
    </div>
  );
}
