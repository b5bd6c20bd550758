import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { guestFile, isGuest } from '../../session/guest';
import './files.css';

/** A photo or file of a run, by its hash. */
export interface FileOfRun {
  readonly runId: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly fileName: string;
}

/** The address at which the browser has the bytes, fetched with the token; they never change, so they are fetched once. */
function useFile({ runId, sha256 }: FileOfRun): { address?: string; failed: boolean } {
  const { data, isError } = useQuery({
    queryKey: ['attachment', runId, sha256],
    queryFn: () => isGuest() ? guestFile('step-files', sha256) : answerOf(api.GET('/api/batch-execution/v1/runs/{id}/attachments/{sha256}', { params: { path: { id: runId, sha256 } }, parseAs: 'blob' })) as unknown as Promise<Blob>,
    staleTime: Infinity, retry: false,
  });
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!data) return undefined;
    const made = URL.createObjectURL(data);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  return { failed: isError, ...(address ? { address } : {}) };
}

/** The picture alone, small: for places where a touch means something else. */
export function Thumbnail({ file }: { readonly file: FileOfRun }) {
  const { t } = useTranslation();
  const { address, failed } = useFile(file);
  if (failed) return <span role="alert" className="file-failed">{t('file.not-readable')}</span>;
  return file.mediaType.startsWith('image/') ? <img className="file-thumb" src={address} alt={file.fileName} /> : <span>{file.fileName}</span>;
}

/** The picture, which a touch makes large; other files open in a window of their own. */
export function StoredFile({ file }: { readonly file: FileOfRun }) {
  const { t } = useTranslation();
  const { address, failed } = useFile(file);
  const [open, setOpen] = useState(false);
  if (failed) return <p role="alert" className="file-failed">{t('file.not-readable')}</p>;
  if (!file.mediaType.startsWith('image/')) return <a className="file-open" href={address} target="_blank" rel="noreferrer">{file.fileName}</a>;
  return (
    <>
      <button type="button" className="file-open" aria-label={t('file.enlarge', { name: file.fileName })} onClick={() => setOpen(true)}><img className="file-thumb" src={address} alt={file.fileName} /></button>
      <Modal opened={open} onClose={() => setOpen(false)} title={<strong>{file.fileName}</strong>} size="xl" closeButtonProps={{ 'aria-label': t('act.close'), size: 44 }}>
        <img className="file-large" src={address} alt={file.fileName} />
        <p className="soft small file-hash">SHA-256 {file.sha256}</p>
      </Modal>
    </>
  );
}
