import { LARGEST_FILE_BYTES } from '@batchwright/kernel';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { problemIn } from '../../api/problem';
import { Notice, ProblemNotice } from '../../look/notices';
import { NotTaken, sendFile, type TakenFile } from './send-file';
import { StoredFile } from './stored-file';

/** Reads a draft; undefined when nothing was taken. */
export function takenFile(draft: string): TakenFile | undefined {
  return draft.startsWith('{') ? (JSON.parse(draft) as TakenFile) : undefined;
}

interface Props {
  readonly runId: string;
  readonly kind: 'photo' | 'file';
  readonly label: string;
  /** The draft: empty, or a `TakenFile` as text. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Takes a photo with the tablet's camera, or a file; it is sent at once and shown, may be removed, and belongs to the record when it is recorded. */
export function TakeFile({ runId, kind, label, value, onChange }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const send = useMutation({ mutationFn: (file: File) => sendFile(runId, kind, file), onSuccess: (taken) => onChange(JSON.stringify(taken)) });
  const taken = takenFile(value);
  const remove = (): void => {
    send.reset();
    onChange('');
    input.current?.focus();
  };
  return (
    <div className="stack-tight">
      {send.isError && <Refusal error={send.error} />}
      <div className="row file-taking">
        {taken && <StoredFile file={{ runId, ...taken }} />}
        <div className="stack-tight">
          <label className="file-take" aria-busy={send.isPending}>
            <input ref={input} type="file" accept={kind === 'photo' ? 'image/jpeg,image/png' : 'image/jpeg,image/png,application/pdf'} {...(kind === 'photo' ? { capture: 'environment' as const } : {})} aria-label={label}
              onChange={(event) => { const file = event.currentTarget.files?.[0]; if (file) send.mutate(file); event.currentTarget.value = ''; }} />
            {t(send.isPending ? 'file.sending' : taken ? `file.${kind === 'photo' ? 'take' : 'choose'}-again` : kind === 'photo' ? 'file.take-photo' : 'file.choose')}
          </label>
          {taken && !send.isPending && <Button variant="default" mih={64} onClick={remove}>{t('file.remove')}</Button>}
        </div>
      </div>
    </div>
  );
}

/** Why the file was not taken, where it would have been. */
function Refusal({ error }: { readonly error: Error }) {
  const { t, i18n } = useTranslation();
  const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toLocaleString(i18n.language, { maximumFractionDigits: 1 });
  if (!(error instanceof NotTaken)) return <ProblemNotice error={error}>{problemIn(error) ? undefined : <p>{t('file.not-sent')}</p>}</ProblemNotice>;
  return (
    <div role="alert">
      <Notice tone="exception" title={t(`file.${error.why}`)}><p>{t(`file.${error.why}-help`, { name: error.file.name, megabytes: megabytes(error.file.size), largest: megabytes(LARGEST_FILE_BYTES) })}</p></Notice>
    </div>
  );
}
