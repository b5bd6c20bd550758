import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { problemIn } from '../../api/problem';
import { StoredFile } from './stored-file';

/** What a draft of a photo or file holds until it is recorded: hash, type and name of what was sent already. */
export interface TakenFile {
  readonly sha256: string;
  readonly mediaType: string;
  readonly fileName: string;
}

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

/** Takes a photo with the tablet's camera, or a file; it is sent at once and shown, and belongs to the record when it is recorded. */
export function TakeFile({ runId, kind, label, value, onChange }: Props) {
  const { t } = useTranslation();
  const send = useMutation({
    mutationFn: async (file: File) => {
      const init = { params: { path: { id: runId } }, body: file as unknown as string, bodySerializer: (body: unknown) => body as Blob, headers: { 'content-type': 'application/octet-stream' } };
      const { sha256, mediaType } = await answerOf(api.POST('/api/batch-execution/v1/runs/{id}/attachments', init as never)) as { sha256: string; mediaType: string };
      return { sha256, mediaType, fileName: file.name.slice(0, 200) };
    },
    onSuccess: (taken: TakenFile) => onChange(JSON.stringify(taken)),
  });
  const taken = takenFile(value);
  const problem = problemIn(send.error);
  return (
    <div className="stack-tight">
      {taken && <StoredFile file={{ runId, ...taken }} />}
      <span>
        <label className="file-take">
          <input type="file" accept={kind === 'photo' ? 'image/jpeg,image/png' : 'image/jpeg,image/png,application/pdf'} {...(kind === 'photo' ? { capture: 'environment' as const } : {})} aria-label={label}
            onChange={(event) => { const file = event.currentTarget.files?.[0]; if (file) send.mutate(file); event.currentTarget.value = ''; }} />
          {t(send.isPending ? 'file.sending' : taken ? 'file.take-again' : kind === 'photo' ? 'file.take-photo' : 'file.choose')}
        </label>
      </span>
      {send.isError && <p role="alert" className="file-failed">{problem ? `${problem.title}. ${problem.detail}` : t('file.not-sent')}</p>}
    </div>
  );
}
