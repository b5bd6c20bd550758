import { LARGEST_FILE_BYTES } from '@batchwright/kernel';
import { Button, FileInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { Notice, ProblemNotice } from '../../look/notices';
import { openInWindow } from '../../look/open-in-window';
import { SiteTime } from '../../look/site-time';
import { usePerson } from '../../session/session';
import type { Lot } from './queries';
import '../documents/documents.css';

/** The certificates that the supplier sent with a lot: each opens in a window; warehouse and quality control add one. */
export function LotCertificates({ lot }: { readonly lot: Lot }) {
  const { t } = useTranslation();
  const { roles } = usePerson();
  const open = useMutation({
    mutationFn: ({ sha256, fileName }: Lot['certificates'][number]) =>
      openInWindow(fileName, () => answerOf(api.GET('/api/resources/v1/lots/{id}/certificates/{sha256}/file', { params: { path: { id: lot.id, sha256 } }, parseAs: 'blob' })) as unknown as Promise<Blob>),
  });
  return (
    <section className="panel stack">
      <h2>{t('certificates.title')}</h2>
      {lot.certificates.length === 0 && <p className="soft">{t('certificates.none')}</p>}
      {lot.certificates.length > 0 && (
        <table className="list">
          <thead><tr><th>{t('certificates.number')}</th><th>{t('certificates.file')}</th><th>{t('certificates.added')}</th></tr></thead>
          <tbody>
            {lot.certificates.map((one) => (
              <tr key={one.sha256}>
                <td>{one.number}</td>
                <td><button type="button" className="link document-open" onClick={() => open.mutate(one)}>{one.fileName}</button></td>
                <td>{one.addedBy}<div className="small soft"><SiteTime at={one.addedAt} site={lot.site} /></div></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {open.error && <ProblemNotice error={open.error} />}
      {['warehouse', 'qc'].some((role) => roles.includes(role)) && <AddCertificate lot={lot} />}
    </section>
  );
}

/** A file and the number that the supplier gave the certificate. What a file is, the plant tells by its content. */
function AddCertificate({ lot: { id } }: { readonly lot: Lot }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [number, setNumber] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const isTooLarge = (file?.size ?? 0) > LARGEST_FILE_BYTES;
  const send = useMutation({
    async mutationFn(chosen: File) {
      const init = { params: { path: { id } }, body: chosen as unknown as string, bodySerializer: (body: unknown) => body as Blob, headers: { 'content-type': 'application/octet-stream' } };
      const { sha256 } = await answerOf(api.POST('/api/resources/v1/lots/{id}/files', init as never)) as { sha256: string };
      return answerOf(api.POST('/api/resources/v1/lots/{id}/certificates', { params: { path: { id } }, body: { sha256, fileName: chosen.name.slice(-200), number: number.trim() } }));
    },
    async onSuccess() {
      setNumber('');
      setFile(null);
      await queries.invalidateQueries({ queryKey: ['resources'] });
    },
  });
  return (
    <form
      className="stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        if (file) send.mutate(file);
      }}
    >
      <div className="row">
        <TextInput size="md" label={t('certificates.number')} value={number} onChange={(event) => setNumber(event.currentTarget.value)} maxLength={100} />
        <FileInput size="md" label={t('certificates.file')} description={t('certificates.file-help')} placeholder={t('act.choose')} accept=".pdf,.png,.jpg,.jpeg" value={file} onChange={setFile} />
      </div>
      {isTooLarge && <Notice tone="attention" title={t('file.too-large')}><p>{t('certificates.largest', { largest: LARGEST_FILE_BYTES / 1024 / 1024 })}</p></Notice>}
      {send.error && <ProblemNotice error={send.error} />}
      <div className="row"><Button type="submit" size="md" mih={64} loading={send.isPending} disabled={!file || isTooLarge || number.trim() === ''}>{t('certificates.add')}</Button></div>
    </form>
  );
}
