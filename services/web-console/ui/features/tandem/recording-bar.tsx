import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Notice, ProblemNotice } from '../../look/notices';
import type { TandemSession } from './call-state';
import { consentToRecording, proposeRecording, refuseRecording } from './recording-queries';
import { recordingOf } from './recording-rules';
import './recording.css';

interface Props {
  readonly session: TandemSession;
  readonly person: string;
  /** The console that records ends it after all that was recorded has been sent. */
  readonly finish?: (() => Promise<void>) | undefined;
  readonly problem?: unknown;
}

/** Whether the session is recorded, in sight all the time; who is asked answers, and who consented takes it back. */
export function RecordingBar({ session, person, finish, problem }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const act = useMutation({ mutationFn: (what: () => Promise<unknown>) => what(), onSettled: () => queries.invalidateQueries({ queryKey: ['tandem', 'mine'] }) });
  const { now, by, missing } = recordingOf(session, person);
  const wrong = act.error ?? problem;
  const stop = (): void => act.mutate(async () => (finish && now === 'runs' ? finish() : refuseRecording(session.id)));
  return (
    <>
      <div className="tandem-recording-row">
      <div role="status" className="tandem-recording" data-now={now}>
        {now === 'runs' && <strong className="tandem-records"><span className="tandem-dot" aria-hidden="true" />{t('recording.runs')}</strong>}
        {now === 'waits' && <span>{t('recording.waits', { names: missing.join(', ') })}</span>}
        {now === 'agreed' && <span>{t('recording.begins')}</span>}
      </div>
      {(now === 'runs' || now === 'waits' || now === 'agreed') && <Button color="alarm" variant={now === 'runs' ? 'filled' : 'outline'} mih={60} loading={act.isPending} onClick={stop}>{t(now === 'runs' ? 'recording.stop' : 'recording.withdraw')}</Button>}
      </div>
      {now === 'asked' && (
        <div role="group" aria-label={t('recording.asked', { name: by })}>
          <Notice tone="attention" title={<span role="status">{t('recording.asked', { name: by })}</span>}>
            <p className="small">{t('recording.asked-help')}</p>
            <div className="tandem-acts">
              <Button mih={60} loading={act.isPending} onClick={() => act.mutate(() => consentToRecording(session.id))}>{t('recording.consent')}</Button>
              <Button variant="default" mih={60} loading={act.isPending} onClick={() => act.mutate(() => refuseRecording(session.id))}>{t('recording.refuse')}</Button>
            </div>
          </Notice>
        </div>
      )}
      {wrong != null && <ProblemNotice error={wrong} />}
    </>
  );
}

/** Asks everybody. */
export function ProposeRecording({ session, person }: Pick<Props, 'session' | 'person'>) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const ask = useMutation({ mutationFn: () => proposeRecording(session.id), onSettled: () => queries.invalidateQueries({ queryKey: ['tandem', 'mine'] }) });
  if (recordingOf(session, person).now !== 'none') return null;
  return (
    <>
      <Button variant="default" mih={60} loading={ask.isPending} onClick={() => ask.mutate()}>{t('recording.propose')}</Button>
      {ask.error && <ProblemNotice error={ask.error} />}
    </>
  );
}
