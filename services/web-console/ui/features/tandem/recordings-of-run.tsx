import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { SiteTime } from '../../look/site-time';
import { usePerson } from '../../session/session';
import { useRecordings, watchRecording, type RecordingOfRun } from './recording-queries';
import { watches } from './standing';
import { useBlobAddress } from './use-blob-address';
import './recording.css';

interface Props {
  readonly runId: string;
  readonly site: string;
  readonly titleOf: (stepKey: string) => string;
}

/** Recordings of the sessions of a run, to be watched by who reviews it. Nothing where nothing was recorded. */
export function RecordingsOfRun({ runId, site, titleOf }: Props) {
  const { t } = useTranslation();
  const recordings = (useRecordings(runId).data ?? []).filter(({ ended }) => ended !== undefined);
  if (recordings.length === 0) return null;
  return (
    <>
      <h3>{t('recording.list')}</h3>
      <ul className="plain-list stack-tight tandem-recordings">{recordings.map((one) => <OneRecording key={one.id} recording={one} site={site} title={titleOf(one.stepKey)} />)}</ul>
    </>
  );
}

function OneRecording({ recording, site, title }: { readonly recording: RecordingOfRun; readonly site: string; readonly title: string }) {
  const { t } = useTranslation();
  const { roles } = usePerson();
  const { began, ended, why, seconds, size, sha256, consented, removed, removedAt } = recording;
  const watch = useMutation({ mutationFn: async () => { const bytes = await watchRecording(recording); return { bytes, sha256: await sha256Of(bytes) }; } });
  const address = useBlobAddress(watch.data?.bytes);
  return (
    <li>
      <strong>{title}</strong> <span className="small soft"><SiteTime at={began} site={site} />{ended && <> – <SiteTime at={ended} site={site} show="time" /></>}{seconds !== undefined && `, ${t('recording.seconds', { count: seconds })}`}</span>
      <p className="small">{t('recording.consented', { names: consented.map(({ name, person }) => `${name} (${person})`).join(', ') })}{why && ` ${t(`recording.why-${why}`, { defaultValue: why })}`}</p>
      {sha256 && <p className="small soft">SHA-256 {sha256}</p>}
      {removed && removedAt && <p>{t('recording.removed')} <SiteTime at={removedAt} site={site} /></p>}
      {!removed && size === 0 && <p className="small">{t('recording.empty')}</p>}
      {!removed && (size ?? 0) > 0 && sha256 && watches(roles) && !watch.data && <Button variant="default" mih={60} loading={watch.isPending} onClick={() => watch.mutate()}>{t('recording.watch')}</Button>}
      {watch.error && <ProblemNotice error={watch.error} />}
      {watch.data && (
        <>
          <p role="status">{watch.data.sha256 === sha256 ? <Sign tone="done">{t('recording.hash-fits')}</Sign> : <Sign tone="exception">{t('recording.hash-differs')}</Sign>}</p>
          {watch.data.sha256 === sha256 && address && <video className="tandem-watched" src={address} controls aria-label={t('recording.of', { step: title })} />}
        </>
      )}
    </li>
  );
}

async function sha256Of(bytes: Blob): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer()));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
