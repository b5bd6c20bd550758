import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../look/notices';
import { SiteTime } from '../../look/site-time';
import { useDraft } from '../../session/draft';
import { usePerson } from '../../session/session';
import type { RunDetail } from '../board/queries';
import { pendingAct } from '../signing/pending';
import type { SignedAct } from '../signing/signed-act';
import { SigningDialog } from '../signing/signing-dialog';

const GIVE = '/api/batch-execution/v1/runs/{id}/handovers';
const TAKE = '/api/batch-execution/v1/runs/{id}/handovers/{handoverId}/taking';
const ROLES = ['operator', 'dispenser', 'supervisor'];

/** The shift hands the batch over: who gives signs, who takes signs (B12). */
export function Handover({ run: { id, site, business, state, handover } }: { readonly run: RunDetail }) {
  const { t } = useTranslation();
  const { roles, person } = usePerson();
  const queries = useQueryClient();
  const [notes, setNotes, clearNotes] = useDraft(`${id}/handover`);
  const [signing, setSigning] = useState<SignedAct | undefined>(() => pendingHandover(id));
  const waits = handover !== undefined && !handover.taken;
  const over = business === 'created' || ['complete', 'aborted', 'stopped'].includes(state);
  const works = roles.some((role) => ROLES.includes(role)) && !over;
  if (!handover && !works) return null;
  const give = (): void => setSigning({ statements: `${GIVE}/statements`, act: GIVE, params: { id }, ask: { notes: notes.trim() }, body: { notes: notes.trim() } });
  const take = (handoverId: string): void => setSigning({ statements: `${TAKE}/statements`, act: TAKE, params: { id, handoverId }, ask: {}, body: {} });
  const done = (): void => {
    clearNotes();
    void queries.invalidateQueries({ queryKey: ['batch-execution'] });
  };
  return (
    <section className="panel">
      <h2>{t('handover.title')}</h2>
      {handover && (
        <Notice tone={waits ? 'attention' : 'done'} title={t(waits ? 'handover.waits' : 'handover.taken')}>
          <p>{handover.notes}</p>
          <p className="small soft">{t('handover.given-by', { name: handover.given.name })}, <SiteTime at={handover.given.at} site={site} /></p>
          {handover.taken && <p className="small soft">{t('handover.taken-by', { name: handover.taken.name })}, <SiteTime at={handover.taken.at} site={site} /></p>}
          {waits && works && handover.given.person !== person && <Button mt="xs" size="md" mih={64} onClick={() => take(handover.handoverId)}>{t('handover.take')}</Button>}
        </Notice>
      )}
      {works && !waits && (
        <form
          className="stack-tight"
          onSubmit={(event) => {
            event.preventDefault();
            give();
          }}
        >
          <Textarea label={t('handover.notes')} value={notes} onChange={(event) => setNotes(event.currentTarget.value)} maxLength={2000} />
          <Button type="submit" variant="default" mih={64} disabled={notes.trim() === ''}>{t('handover.give')}</Button>
        </form>
      )}
      {signing && <SigningDialog act={signing} title={t('handover.title')} onSigned={done} onClose={() => setSigning(undefined)} />}
    </section>
  );
}

/** The side for which this page was left by a redirect to the provider. */
function pendingHandover(runId: string): SignedAct | undefined {
  const act = pendingAct()?.act;
  return act && (act.act === GIVE || act.act === TAKE) && act.params.id === runId ? act : undefined;
}
