import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { ProblemNotice } from '../../look/notices';
import { zoneOf } from '../../session/plant';
import { documentOf, useRecipes, useVersion } from '../recipes/queries';
import { draftOf, planOf, PlanFields } from './plan-fields';
import type { Order } from './queries';

/** Plans an order that waits, or plans it anew; what stands against the plan is then under its line (B21). */
export function PlanDialog({ order: { id, site, number, recipe, plan, version: now }, onClose }: { readonly order: Order; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const zone = zoneOf(site);
  const [draft, setDraft] = useState(() => draftOf(plan, zone));
  const [reason, setReason] = useState('');
  const [version] = useState(now); // the one whose plan stands in the form, whatever the board hears meanwhile
  const effective = (useRecipes().data ?? []).find((one) => one.site === site && one.recipe === recipe)?.versions.find(({ state }) => state === 'effective');
  const document = useVersion(effective?.id ?? '', effective !== undefined).data;
  const send = useMutation({
    mutationFn: (next: components['schemas']['OrderPlanPart'] | undefined) =>
      answerOf(api.POST('/api/batch-execution/v1/orders/{id}/plan', { params: { path: { id } }, body: { version, ...(next === undefined ? {} : { plan: next }), ...(reason.trim() === '' ? {} : { reason: reason.trim() }) } })),
    onSuccess() {
      void queries.invalidateQueries({ queryKey: ['batch-execution'] });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={<strong>{t('pre-flight.plan-of', { number })}</strong>} closeButtonProps={{ 'aria-label': t('act.close'), size: 44 }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate(planOf(draft, zone));
        }}
      >
        <p className="small soft">{t('pre-flight.binds')}</p>
        <PlanFields site={site} requirements={document ? documentOf(document).equipment : []} draft={draft} onChange={setDraft} />
        <TextInput label={t('pre-flight.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        {send.error && <ProblemNotice error={send.error} />}
        <Button type="submit" size="lg" mih={64} loading={send.isPending} disabled={draft.start === ''}>{t('pre-flight.keep')}</Button>
        {plan != null && <Button variant="default" mih={44} disabled={send.isPending} onClick={() => send.mutate(undefined)}>{t('pre-flight.take-back')}</Button>}
      </form>
    </Modal>
  );
}
