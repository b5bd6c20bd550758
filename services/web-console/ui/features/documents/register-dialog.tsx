import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { ProblemNotice } from '../../look/notices';
import { useDraft } from '../../session/draft';
import { usePerson } from '../../session/session';

/** A new document: its code and what it is called in both languages. Its first version comes next. */
export function RegisterDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { sites } = usePerson();
  const [site, setSite] = useState<string | null>(sites[0] ?? null);
  const [code, setCode, clearCode] = useDraft('document/code');
  const [en, setEn, clearEn] = useDraft('document/en');
  const [de, setDe, clearDe] = useDraft('document/de');
  const send = useMutation({
    mutationFn: () => answerOf(api.POST('/api/recipes/v1/documents', { body: { site: site ?? '', code: code.trim(), title: { en: en.trim(), de: de.trim() } } })),
    async onSuccess() {
      [clearCode, clearEn, clearDe].forEach((clear) => clear());
      await queries.invalidateQueries({ queryKey: ['recipes', 'documents'] });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} size="lg" title={<strong>{t('documents.register')}</strong>} closeButtonProps={{ 'aria-label': t('act.close'), size: 44 }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate();
        }}
      >
        <div className="row">
          <TextInput size="md" label={t('recipes.code')} placeholder="SOP-0042" value={code} onChange={(event) => setCode(event.currentTarget.value)} maxLength={100} data-autofocus />
          <Select size="md" label={t('recipes.site')} value={site} onChange={setSite} data={[...sites]} allowDeselect={false} />
        </div>
        <TextInput size="md" label={t('documents.title-en')} value={en} onChange={(event) => setEn(event.currentTarget.value)} maxLength={300} />
        <TextInput size="md" label={t('documents.title-de')} value={de} onChange={(event) => setDe(event.currentTarget.value)} maxLength={300} />
        {send.error && <ProblemNotice error={send.error} />}
        <Button type="submit" size="lg" mih={64} loading={send.isPending} disabled={!site || [code, en, de].some((one) => one.trim() === '')}>{t('documents.register')}</Button>
      </form>
    </Modal>
  );
}
