import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SiteTime } from '../../look/site-time';
import { usePerson } from '../../session/session';
import { StoredFile } from '../files/stored-file';
import { CallDialog } from './call-dialog';
import { useMySessions, useSessionRows } from './queries';
import { useRoom } from './room-store';
import { saidOfExpert } from './said-of-expert';
import { calls } from './standing';

interface Props {
  readonly runId: string;
  readonly stepKey: string;
  readonly site: string;
  /** A step that was begun and is not done: an expert may be called to it. */
  readonly open: boolean;
}

/** Experts beside a step: how one is called, and what the record of the run says of who was. */
export function StepExperts({ runId, stepKey, site, open }: Props) {
  const { t } = useTranslation();
  const { roles } = usePerson();
  const rows = useSessionRows(runId, stepKey).data ?? [];
  const [calling, setCalling] = useState(false);
  const standsIn = useRoom()?.session;
  const session = (useMySessions(standsIn !== undefined).data ?? []).find(({ id }) => id === standsIn);
  const here = session !== undefined && session.runId === runId && session.stepKey === stepKey;
  const may = open && calls(roles) && (standsIn === undefined || here);
  if (!may && rows.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('tandem.title')}</h2>
      {may && <Button fullWidth variant="default" mih={56} onClick={() => setCalling(true)}>{t(here ? 'tandem.call-another' : 'tandem.call')}</Button>}
      {rows.length > 0 && (
        <ol className="plain-list tandem-rows">
          {rows.map(({ number, what, who, word, at, file }) => (
            <li key={number} className="small">
              <strong>{t(`expert-noted.${what}`, { defaultValue: what })}</strong>{who !== '' && `: ${saidOfExpert(t, what, who, site)}`}{word !== undefined && <> – {what === 'left' ? t(`tandem.why-${word}`, { defaultValue: word }) : what === 'recording-ended' ? t(`recording.why-${word}`, { defaultValue: word }) : word}</>} <span className="soft"><SiteTime at={at} site={site} show="time" /></span>
              {file && <StoredFile file={{ runId, mediaType: 'image/png', ...file }} />}
            </li>
          ))}
        </ol>
      )}
      {calling && <CallDialog runId={runId} stepKey={stepKey} onClose={() => setCalling(false)} />}
    </section>
  );
}
