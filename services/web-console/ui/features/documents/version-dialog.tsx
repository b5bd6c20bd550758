import { LARGEST_FILE_BYTES } from '@batchwright/kernel';
import { Button, FileInput, Modal, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { Notice, ProblemNotice } from '../../look/notices';
import { zoneOf } from '../../session/plant';
import type { ControlledDocument } from './queries';

/** A new version: its file, its number, and the date of the site from which it is in effect. What a file is, the plant tells by its content. */
export function VersionDialog({ document: { id, code, site, versions }, onClose }: { readonly document: ControlledDocument; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [version, setVersion] = useState<number | string>((versions.at(-1)?.version ?? 0) + 1);
  const [effectiveDate, setDate] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const isTooLarge = (file?.size ?? 0) > LARGEST_FILE_BYTES;
  const send = useMutation({
    async mutationFn(chosen: File) {
      const init = { params: { path: { id } }, body: chosen as unknown as string, bodySerializer: (body: unknown) => body as Blob, headers: { 'content-type': 'application/octet-stream' } };
      const { sha256 } = await answerOf(api.POST('/api/recipes/v1/documents/{id}/files', init as never)) as { sha256: string };
      return answerOf(api.POST('/api/recipes/v1/documents/{id}/versions', { params: { path: { id } }, body: { version: Number(version), fileName: chosen.name.slice(-200), sha256, effectiveDate } }));
    },
    async onSuccess() {
      await queries.invalidateQueries({ queryKey: ['recipes', 'documents'] });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} size="lg" title={<strong>{t('documents.add')}: {code}</strong>} closeButtonProps={{ 'aria-label': t('act.close'), size: 44 }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (file) send.mutate(file);
        }}
      >
        <FileInput size="md" label={t('documents.file')} description={t('documents.file-help')} placeholder={t('act.choose')} accept=".pdf,.png,.jpg,.jpeg,.mp4,.m4v,.webm" value={file} onChange={setFile} data-autofocus />
        <div className="row">
          <NumberInput size="md" label={t('documents.number')} value={version} onChange={setVersion} min={1} max={100_000} allowDecimal={false} hideControls />
          <TextInput type="date" size="md" label={t('documents.effective-date')} description={t('recipes.site-time', { zone: zoneOf(site) })} value={effectiveDate} onChange={(event) => setDate(event.currentTarget.value)} />
        </div>
        <p className="soft small">{t('documents.never-changes')}</p>
        {isTooLarge && <Notice tone="attention" title={t('file.too-large')}><p>{t('documents.largest', { largest: LARGEST_FILE_BYTES / 1024 / 1024 })}</p></Notice>}
        {send.error && <ProblemNotice error={send.error} />}
        <Button type="submit" size="lg" mih={64} loading={send.isPending} disabled={!file || isTooLarge || effectiveDate === '' || !(Number(version) > 0)}>{t('documents.add')}</Button>
      </form>
    </Modal>
  );
}
