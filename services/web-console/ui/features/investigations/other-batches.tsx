import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { SiteTime } from '../../look/site-time';
import { State } from '../../look/states';
import { pendingAct } from '../signing/pending';
import type { SignedAct } from '../signing/signed-act';
import { SigningDialog } from '../signing/signing-dialog';
import type { InvestigationDetail } from './queries';

const EXTEND = '/api/review/v1/investigations/{id}/batches';

type Shared = InvestigationDetail['proposals'][number]['shared'];

/** Batches that were drawn in, and those that shared equipment or lots and are proposed (G3). `may`: who looks may draw one in. */
export function OtherBatches({ investigation: { id, site, batches, proposals }, may }: { readonly investigation: InvestigationDetail; readonly may: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [signing, setSigning] = useState<SignedAct | undefined>(() => (pendingAct()?.act.act === EXTEND && pendingAct()?.act.params.id === id ? pendingAct()?.act : undefined));
  const draw = (runId: string): void => {
    const body = { runId, reason: reason.trim() };
    setSigning({ statements: `${EXTEND}/statements`, act: EXTEND, params: { id }, ask: body, body });
  };
  return (
    <section className="panel scroll">
      <h2>{t('investigation.others')}</h2>
      <p className="soft">{t('investigation.others-help')}</p>
      {batches.length > 0 && (
        <table className="list">
          <thead><tr><th>{t('review.batch')}</th><th>{t('investigation.shared')}</th><th>{t('investigation.drawn-in')}</th></tr></thead>
          <tbody>
            {batches.map(({ runId, number, shared, name, at }) => (
              <tr key={runId}><td><Link to={`/review/${runId}`}>{number}</Link></td><td>{words(shared)}</td><td>{name}, <SiteTime at={at} site={site} /></td></tr>
            ))}
          </tbody>
        </table>
      )}
      <h3>{t('investigation.proposed')}</h3>
      {proposals.length === 0 && <p className="soft">{t('investigation.none-proposed')}</p>}
      {proposals.length > 0 && may && <Textarea size="md" label={t('investigation.why')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={2000} />}
      {proposals.length > 0 && (
        <table className="list">
          <thead><tr><th>{t('review.batch')}</th><th>{t('review.stage')}</th><th>{t('investigation.shared')}</th>{may && <th><span className="visually-hidden">{t('investigation.draw-in')}</span></th>}</tr></thead>
          <tbody>
            {proposals.map(({ runId, number, stage, shared }) => (
              <tr key={runId}>
                <td><Link to={`/review/${runId}`}>{number}</Link></td>
                <td><State of={stage} /></td>
                <td>{words(shared)}</td>
                {may && <td><Button variant="default" disabled={reason.trim() === ''} onClick={() => draw(runId)}>{t('investigation.draw-in')} {number}</Button></td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {signing && (
        <SigningDialog
          act={signing} title={t('investigation.draw-in')} onClose={() => setSigning(undefined)}
          onSigned={() => {
            setReason('');
            void queries.invalidateQueries({ queryKey: ['review'] });
          }}
        />
      )}
    </section>
  );
}

function words(shared: Shared): string {
  return shared.map(({ item }) => item).join(', ');
}
