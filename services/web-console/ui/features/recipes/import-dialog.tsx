import { Button, FileInput, Modal, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { answerOf, api } from '../../api/client';
import { Notice, ProblemNotice } from '../../look/notices';
import { usePerson } from '../../session/session';

/** Characters that the service takes. */
const LARGEST = 1_900_000;

/** A file from elsewhere becomes a draft; the list of what is wrong or missing in it opens behind. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const queries = useQueryClient();
  const { sites } = usePerson();
  const [site, setSite] = useState<string | null>(sites[0] ?? null);
  const [changeControl, setChangeControl] = useState('');
  const [code, setCode] = useState('');
  const [file, setFile] = useState<{ readonly name: string; readonly content: string }>();
  const isOurs = file?.name.toLowerCase().endsWith('.json') ?? false;
  const isTooLarge = (file?.content.length ?? 0) > LARGEST;
  const send = useMutation({
    mutationFn: () =>
      answerOf(api.POST('/api/recipes/v1/imports', {
        body: { site: site ?? '', format: isOurs ? 'batchwright-json' : 'batchml-v02', fileName: file?.name ?? '', content: file?.content ?? '', changeControl: changeControl.trim(), ...(isOurs ? {} : { code: code.trim() }) },
      })),
    onSuccess({ aggregate }) {
      void queries.invalidateQueries({ queryKey: ['recipes'] });
      onClose();
      void go(`/recipes/${aggregate}?tab=import`);
    },
  });
  return (
    <Modal opened onClose={onClose} size="lg" title={<strong>{t('import.title')}</strong>} closeButtonProps={{ 'aria-label': t('act.close'), size: 44 }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate();
        }}
      >
        <FileInput size="md" label={t('import.file')} description={t('import.file-help')} placeholder={t('act.choose')} accept=".xml,.json" onChange={(chosen) => void chosen?.text().then((content) => setFile({ name: chosen.name, content }))} data-autofocus />
        <div className="row">
          <Select size="md" label={t('recipes.site')} value={site} onChange={setSite} data={[...sites]} allowDeselect={false} />
          <TextInput size="md" label={t('recipes.change-control')} value={changeControl} onChange={(event) => setChangeControl(event.currentTarget.value)} placeholder="CC-2026-0050" maxLength={100} />
          {!isOurs && <TextInput size="md" label={t('import.code')} value={code} onChange={(event) => setCode(event.currentTarget.value)} placeholder="MBR-SYR-1" maxLength={100} />}
        </div>
        {isTooLarge && <Notice tone="attention" title={t('import.too-large')} />}
        {send.error && <ProblemNotice error={send.error} />}
        <Button type="submit" size="lg" mih={64} loading={send.isPending} disabled={!file || isTooLarge || !site || changeControl.trim() === '' || (!isOurs && code.trim() === '')}>{t('import.take-over')}</Button>
      </form>
    </Modal>
  );
}
