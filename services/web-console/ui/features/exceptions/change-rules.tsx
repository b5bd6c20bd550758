import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pendingAct } from '../signing/pending';
import type { SignedAct } from '../signing/signed-act';
import { SigningDialog } from '../signing/signing-dialog';
import { en } from '../../language/en';
import type { ExceptionRule, SiteRules } from './queries';
import { RuleFields } from './rule-fields';

const CHANGE = '/api/batch-execution/v1/exception-rules/{site}/change';
const KINDS = Object.keys(en['exception-type']);

/** Quality changes how the site treats exceptions, signed with a second factor, from now on (G2). */
export function ChangeRules({ table }: { readonly table: SiteRules }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { site, version } = table;
  const [signing, setSigning] = useState<SignedAct | undefined>(() => {
    const pending = pendingAct()?.act;
    return pending?.act === CHANGE && pending.params.site === site ? pending : undefined;
  });
  const [rules, setRules] = useState<readonly ExceptionRule[]>();
  const [reason, setReason] = useState('');
  const close = (): void => {
    setRules(undefined);
    setReason('');
  };
  const sign = (): void => {
    const body = { version, rules: (rules ?? []).map((rule) => ({ ...rule })), reason: reason.trim() };
    setSigning({ statements: `${CHANGE}/statements`, act: CHANGE, params: { site }, ask: body, body });
  };
  const done = (): void => {
    close();
    void queries.invalidateQueries({ queryKey: ['batch-execution', 'exception-rules'] });
  };
  const named = new Set((rules ?? []).filter(({ of }) => of === 'type').map(({ name }) => name));
  const kinds = KINDS.filter((kind) => !named.has(kind)).map((value) => ({ value, label: t(`exception-type.${value}`, { defaultValue: value }) })).sort((a, b) => a.label.localeCompare(b.label));
  const add = (name: string): void => setRules([...(rules ?? []), { of: 'type', name, severity: 'minor', signers: [{ roles: ['qa'] }], blocks: 'nothing' }]);
  const form = (shown: readonly ExceptionRule[]) => (
    <form className="stack-tight" aria-label={t('exceptions.rules-change', { site })} onSubmit={(event) => { event.preventDefault(); sign(); }}>
      {shown.map((rule, at) => (
        <RuleFields
          key={`${rule.of} ${rule.name}`} rule={rule} onChange={(next) => setRules(shown.map((one, i) => (i === at ? next : one)))}
          {...(rule.of === 'type' ? { onRemove: () => setRules(shown.filter((_, i) => i !== at)) } : {})}
        />
      ))}
      <NativeSelect size="md" label={t('exceptions.rule-add')} value="" onChange={(event) => event.currentTarget.value && add(event.currentTarget.value)} data={[{ value: '', label: t('act.choose') }, ...kinds]} />
      <Textarea size="md" label={t('exceptions.rationale')} description={t('exceptions.rationale-help')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={2000} />
      <div className="row">
        <Button type="submit" size="md" mih={64} disabled={reason.trim() === ''}>{t('exceptions.rules-sign')}</Button>
        <Button variant="default" size="md" mih={64} onClick={close}>{t('act.cancel')}</Button>
      </div>
    </form>
  );
  return (
    <>
      {rules ? form(rules) : <div className="row"><Button variant="default" size="md" mih={64} onClick={() => setRules(table.rules)}>{t('exceptions.rules-change', { site })}</Button></div>}
      {signing && <SigningDialog act={signing} title={t('exceptions.rules-sign')} onClose={() => setSigning(undefined)} onSigned={done} />}
    </>
  );
}
