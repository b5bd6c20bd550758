import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../look/notices';
import { useDraft } from '../../session/draft';
import { assessInvestigation, CAUSES, type Findings, type InvestigationDetail } from './queries';

/** What was found out: impact, root cause, action. What is typed stays kept until it is written down; what stood there before stays in the history. */
export function FindingsForm({ investigation: { id, findings } }: { readonly investigation: InvestigationDetail }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [impact, setImpact, clearImpact] = useDraft(`investigation/${id}/impact`);
  const [category, setCategory, clearCategory] = useDraft(`investigation/${id}/category`);
  const [cause, setCause, clearCause] = useDraft(`investigation/${id}/cause`);
  const [capa, setCapa, clearCapa] = useDraft(`investigation/${id}/capa`);
  const shown: Findings = {
    impact: impact || findings?.impact || '', capa: capa || findings?.capa || '',
    rootCause: { category: (category || findings?.rootCause.category || 'not-determined') as Findings['rootCause']['category'], text: cause || findings?.rootCause.text || '' },
  };
  const save = useMutation({
    mutationFn: () => assessInvestigation(id, shown),
    onSuccess: () => {
      for (const clear of [clearImpact, clearCategory, clearCause, clearCapa]) clear();
      return queries.invalidateQueries({ queryKey: ['review'] });
    },
  });
  const typed = [impact, category, cause, capa].some((text) => text !== '');
  return (
    <form
      className="stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Textarea size="md" label={t('investigation.impact')} value={shown.impact} onChange={(event) => setImpact(event.currentTarget.value)} maxLength={4000} autosize minRows={2} />
      <NativeSelect size="md" label={t('investigation.category')} value={shown.rootCause.category} onChange={(event) => setCategory(event.currentTarget.value)} data={CAUSES.map((value) => ({ value, label: t(`cause.${value}`) }))} />
      <Textarea size="md" label={t('investigation.cause')} value={shown.rootCause.text} onChange={(event) => setCause(event.currentTarget.value)} maxLength={4000} autosize minRows={2} />
      <TextInput size="md" label={t('investigation.capa')} description={t('investigation.capa-help')} value={shown.capa} onChange={(event) => setCapa(event.currentTarget.value)} maxLength={500} />
      {save.error && <ProblemNotice error={save.error} />}
      <div><Button type="submit" mih={64} loading={save.isPending} disabled={!typed || [shown.impact, shown.rootCause.text, shown.capa].some((text) => text.trim() === '')}>{t('investigation.write-down')}</Button></div>
    </form>
  );
}
