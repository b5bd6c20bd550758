import { Button, Modal } from '@mantine/core';
import type { RecipeDocument, SimulationReport } from '@batchwright/procedure';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { ProblemNotice } from '../../look/notices';
import { Report } from '../recipes/simulation';

/** Rehearses what is on the screen, before it is saved (A14); nothing is kept of it. */
export function Rehearsal({ site, document, onSelect }: { readonly site: string; readonly document: RecipeDocument; readonly onSelect: (node: string) => void }) {
  const { t } = useTranslation();
  const rehearsing = useMutation({ mutationFn: () => answerOf(api.POST('/api/recipes/v1/simulations', { body: { site, document: document as unknown as Record<string, unknown> } })) });
  const close = (): void => rehearsing.reset();
  return (
    <>
      <Button variant="default" size="lg" mih={64} loading={rehearsing.isPending} onClick={() => rehearsing.mutate()}>{t('designer.simulate')}</Button>
      <Modal opened={rehearsing.isSuccess || rehearsing.isError} onClose={close} size="80rem" title={<strong>{t('designer.rehearsed')}</strong>} closeButtonProps={{ 'aria-label': t('act.close'), size: 44 }}>
        {rehearsing.error && <ProblemNotice error={rehearsing.error} />}
        {rehearsing.data && (
          <Report
            hash={undefined} report={rehearsing.data.report as unknown as SimulationReport}
            onSelect={(node) => {
              close();
              onSelect(node);
            }}
          />
        )}
      </Modal>
    </>
  );
}
