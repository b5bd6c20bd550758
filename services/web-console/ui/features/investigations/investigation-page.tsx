import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Loaded } from '../../look/loaded';
import { SiteTime } from '../../look/site-time';
import { State } from '../../look/states';
import { usePerson } from '../../session/session';
import { pendingAct } from '../signing/pending';
import type { SignedAct } from '../signing/signed-act';
import { SigningDialog } from '../signing/signing-dialog';
import { FindingsForm } from './findings-form';
import { OtherBatches } from './other-batches';
import { useInvestigation, type InvestigationDetail } from './queries';

const CLOSE = '/api/review/v1/investigations/{id}/closing';

/** One investigation: what was found out, which other batches it concerns, its history, and its closing (G3). */
export default function InvestigationPage() {
  const { id = '' } = useParams();
  return <div className="page"><Loaded of={useInvestigation(id)}>{(one) => <Shown one={one} />}</Loaded></div>;
}

function Shown({ one }: { readonly one: InvestigationDetail }) {
  const { t } = useTranslation();
  const { roles } = usePerson();
  const { id, deviation, title, state, runId, number, site, findings, history, openedBy, openedAt, closedBy, closedAt } = one;
  const may = roles.includes('qa') && state === 'open';
  return (
    <>
      <div>
        <p className="soft"><Link to={`/review/${runId}`}>{number}</Link></p>
        <div className="row"><h1>{deviation}: {title}</h1><State of={state} tone={state === 'open' ? 'attention' : 'done'} /></div>
        <p className="soft">{t('investigation.begun', { name: openedBy })} <SiteTime at={openedAt} site={site} />{closedBy && closedAt && <>; {t('investigation.closed-by', { name: closedBy })} <SiteTime at={closedAt} site={site} /></>}</p>
      </div>
      <div className="columns">
        <div className="stack">
          <section className="panel">
            <h2>{t('investigation.findings')}</h2>
            {may ? <FindingsForm investigation={one} /> : !findings ? <p className="soft">{t('investigation.nothing-yet')}</p> : (
              <dl className="facts">
                <dt>{t('investigation.impact')}</dt><dd>{findings.impact}</dd>
                <dt>{t('investigation.cause')}</dt><dd>{t(`cause.${findings.rootCause.category}`)}: {findings.rootCause.text}</dd>
                <dt>{t('investigation.capa')}</dt><dd>{findings.capa}</dd>
              </dl>
            )}
          </section>
          <OtherBatches investigation={one} may={may} />
        </div>
        <div className="stack">
          {may && <Close id={id} ready={findings !== null} />}
          <section className="panel">
            <h2>{t('investigation.history')}</h2>
            <ol className="timeline">
              {history.map(({ at, act, name, person, number: where, body }) => (
                <li key={`${at} ${act} ${where}`}>
                  <strong>{t(`investigation-act.${act}`, { defaultValue: act })}</strong> {where}
                  <div className="small">{name} ({person}), <SiteTime at={at} site={site} /></div>
                  <div className="small soft">{said(body)}</div>
                </li>
              ))}
            </ol>
          </section>
        </div>
      </div>
    </>
  );
}

/** What was written down by one act. */
function said({ title, impact, rootCause, capa, reason }: Record<string, unknown>): string {
  const cause = (rootCause as { text?: string } | undefined)?.text;
  return [title, impact, cause, capa, reason].filter((text): text is string => typeof text === 'string' && text !== '').join('; ');
}

function Close({ id, ready }: { readonly id: string; readonly ready: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const act: SignedAct = { statements: `${CLOSE}/statements`, act: CLOSE, params: { id }, ask: {}, body: {} };
  const [signing, setSigning] = useState(() => pendingAct()?.act.act === CLOSE && pendingAct()?.act.params.id === id);
  return (
    <section className="panel">
      <h2>{t('investigation.close')}</h2>
      <p className="soft">{t('investigation.close-help')}</p>
      <div><Button size="lg" mih={64} disabled={!ready} onClick={() => setSigning(true)}>{t('investigation.close')}</Button></div>
      {signing && <SigningDialog act={act} title={t('investigation.close')} onClose={() => setSigning(false)} onSigned={() => void queries.invalidateQueries({ queryKey: ['review'] })} />}
    </section>
  );
}
