import { Button, Modal, SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../look/notices';
import type { TakenFile } from '../files/send-file';
import { TakeFile, takenFile } from '../files/take-file';
import { useDraft } from '../../session/draft';

export type Severity = 'minor' | 'major' | 'critical';

interface Props {
  readonly what: 'exception' | 'comment';
  readonly draft: string;
  readonly runId: string;
  readonly error: unknown;
  readonly busy: boolean;
  readonly onSend: (text: string, severity: Severity, photo?: TakenFile) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Raise an exception or leave a comment at a step: a few words, kept until they are sent. */
export function RaiseDialog({ what, draft, runId, error, busy, onSend, onClose }: Props) {
  const { t } = useTranslation();
  const [text, setText, clear] = useDraft(draft);
  const [photo, setPhoto, clearPhoto] = useDraft(`${draft}/photo`);
  const [severity, setSeverity] = useState<Severity>('minor');
  const send = async (): Promise<void> => {
    await onSend(text.trim(), severity, takenFile(photo));
    clear();
    clearPhoto();
    onClose();
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={<strong>{t(`step.${what}`)}</strong>} closeButtonProps={{ 'aria-label': t('act.close'), size: 44 }}>
      <div className="stack">
        <p className="soft">{t(`step.${what}-help`)}</p>
        {what === 'exception' && (
          <SegmentedControl
            size="lg" fullWidth aria-label={t('exceptions.weight')} value={severity} onChange={(value) => setSeverity(value as Severity)}
            data={(['minor', 'major', 'critical'] as const).map((value) => ({ value, label: t(`state.${value}`) }))}
          />
        )}
        <Textarea label={t(`step.${what}-text`)} description={what === 'exception' ? t('step.exception-text-later') : undefined} value={text} onChange={(event) => setText(event.currentTarget.value)} maxLength={2000} data-autofocus />
        {what === 'exception' && <TakeFile runId={runId} kind="photo" label={t('step.exception-photo')} value={photo} onChange={setPhoto} />}
        {error != null && <ProblemNotice error={error} />}
        <div className="spread dialog-acts">
          <Button variant="default" mih={64} onClick={onClose}>{t('act.cancel')}</Button>
          <Button size="lg" mih={64} loading={busy} disabled={what === 'comment' && text.trim() === ''} onClick={() => void send().catch(() => undefined)}>{t(`step.${what}-send`)}</Button>
        </div>
      </div>
    </Modal>
  );
}
