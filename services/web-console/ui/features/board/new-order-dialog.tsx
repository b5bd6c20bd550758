import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { readText } from '../../language/read-text';
import { unitText } from '../../look/amount';
import { ProblemNotice } from '../../look/notices';
import { useDraft } from '../../session/draft';
import { zoneOf } from '../../session/plant';
import { documentOf, useRecipes, useVersion } from '../recipes/queries';
import { NO_PLAN, planOf, PlanFields } from './plan-fields';

/** A process order by hand; usually it comes from the ERP. */
export function NewOrderDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const [number, setNumber, clearNumber] = useDraft('order/number');
  const [amount, setAmount, clearAmount] = useDraft('order/amount');
  const [draft, setDraft] = useState(NO_PLAN);
  const recipes = (useRecipes().data ?? []).flatMap(({ site, recipe, title, titleDe, versions }) => {
    const effective = versions.find(({ state }) => state === 'effective');
    return effective ? [{ value: effective.id, label: `${recipe} ${readText({ en: title, de: titleDe }, i18n.language)}`, site, recipe }] : [];
  });
  const recipe = recipes.find(({ value }) => value === chosen);
  const version = useVersion(chosen ?? '', chosen !== null);
  const size = version.data && documentOf(version.data).header.batchSize;
  const zone = zoneOf(recipe?.site);
  const plan = planOf(draft, zone);
  const value = (amount || size?.value || '').trim();
  const choose = (id: string | null): void => {
    setChosen(id);
    setDraft({ ...draft, items: {}, people: [] }); // they belonged to the other recipe and its site
  };
  const send = useMutation({
    mutationFn: () => answerOf(api.POST('/api/batch-execution/v1/orders', { body: { site: recipe?.site ?? '', number: number.trim(), recipe: recipe?.recipe ?? '', quantity: { value, unit: size?.unit ?? '' }, ...(plan === undefined ? {} : { plan }) } })),
    onSuccess() {
      clearNumber();
      clearAmount();
      void queries.invalidateQueries({ queryKey: ['batch-execution'] });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={<strong>{t('board.new-order')}</strong>} closeButtonProps={{ 'aria-label': t('act.close'), size: 44 }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate();
        }}
      >
        <TextInput label={t('board.order-number')} value={number} onChange={(event) => setNumber(event.currentTarget.value)} placeholder="PO-2026-0101" data-autofocus />
        <Select label={t('review.recipe')} placeholder={t('act.choose')} value={chosen} onChange={choose} data={recipes.map(({ value: id, label }) => ({ value: id, label }))} nothingFoundMessage={t('board.no-recipe')} />
        <TextInput label={`${t('review.size')}${size ? ` (${unitText(size.unit)})` : ''}`} value={amount} placeholder={size?.value} onChange={(event) => setAmount(event.currentTarget.value.replace(',', '.'))} inputMode="decimal" />
        <PlanFields site={recipe?.site} requirements={version.data ? documentOf(version.data).equipment : []} draft={draft} onChange={setDraft} />
        {send.error && <ProblemNotice error={send.error} />}
        <Button type="submit" size="lg" mih={64} loading={send.isPending} disabled={number.trim() === '' || value === '' || !recipe}>{t('board.enter-order')}</Button>
      </form>
    </Modal>
  );
}
