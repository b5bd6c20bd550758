import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { ProblemNotice } from '../../look/notices';

const RULES = ['fefo', 'fifo', 'any'] as const;
type Rule = (typeof RULES)[number];

/** Which lot of this material is taken first; supervisors and quality change it, with a reason. */
export function PickingRule({ site, material, may }: { readonly site: string; readonly material: string; readonly may: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const known = useQuery({ queryKey: ['resources', 'picking-rules'], queryFn: () => answerOf(api.GET('/api/resources/v1/picking-rules')) });
  const now = (known.data as { items: { site: string; material: string; rule: Rule }[] } | undefined)?.items.find((one) => one.site === site && one.material === material)?.rule ?? 'any';
  const [open, setOpen] = useState(false);
  const [rule, setRule] = useState<Rule>('fefo');
  const [reason, setReason] = useState('');
  const send = useMutation({
    mutationFn: () => answerOf(api.PUT('/api/resources/v1/materials/{code}/picking-rule', { params: { path: { code: material } }, body: { site, rule, reason: reason.trim() } })),
    async onSuccess() {
      setOpen(false);
      setReason('');
      await queries.invalidateQueries({ queryKey: ['resources'] });
    },
  });
  return (
    <div className="stack-tight">
      <p>{t('stock-act.rule')}: <strong>{t(`picking-rule.${now}`)}</strong></p>
      {may && !open && <Button variant="default" size="md" onClick={() => setOpen(true)}>{t('stock-act.set-rule')}</Button>}
      {open && (
        <form
          className="stack-tight"
          onSubmit={(event) => {
            event.preventDefault();
            send.mutate();
          }}
        >
          <NativeSelect size="md" label={t('stock-act.rule')} value={rule} onChange={(event) => setRule(event.currentTarget.value as Rule)} data={RULES.map((value) => ({ value, label: t(`picking-rule.${value}`) }))} />
          <TextInput size="md" label={t('stock-act.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={1000} />
          {send.error && <ProblemNotice error={send.error} />}
          <div className="row">
            <Button type="submit" size="md" mih={64} loading={send.isPending} disabled={reason.trim() === '' || rule === now}>{t('stock-act.do')}</Button>
            <Button variant="default" size="md" mih={64} onClick={() => setOpen(false)}>{t('act.cancel')}</Button>
          </div>
        </form>
      )}
    </div>
  );
}
