import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, api } from '../../api/client';
import { ProblemNotice } from '../../look/notices';
import { useDraft } from '../../session/draft';
import { usePerson } from '../../session/session';
import { pendingAct } from '../signing/pending';
import type { SignedAct } from '../signing/signed-act';
import { SigningDialog } from '../signing/signing-dialog';
import { mayApprove, mayDraft, useVersion, type Connection } from './queries';

const APPROVAL = '/api/process-data/v1/connections/{id}/approval';
const actOf = (id: string): SignedAct => ({ statements: `${APPROVAL}/statements`, act: APPROVAL, params: { id }, ask: {}, body: {} });

/** What this person may do with a connection as it stands; the service decides in the end. */
export function ConnectionActs({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation();
  const { id, draft, inForce, retired } = connection;
  const { roles, person } = usePerson();
  const queries = useQueryClient();
  const fresh = (): void => void queries.invalidateQueries({ queryKey: ['process-data'] });
  const [act, setAct] = useState<SignedAct | undefined>(() => (pendingAct()?.act.act === APPROVAL && pendingAct()?.act.params.id === id ? actOf(id) : undefined));
  const [ending, setEnding] = useState<'return' | 'retirement'>();
  const isAuthor = useVersion(id, draft).data?.authors.includes(person ?? '') ?? true;
  return (
    <div className="row">
      {mayDraft(roles) && !retired && <Button component={Link} to={`/connections/${id}/edit`} size="lg" mih={64} variant="default">{t(draft ? 'connection.write-on' : 'connection.change')}</Button>}
      {mayApprove(roles) && !retired && inForce > 0 && <Button size="lg" mih={64} variant="default" onClick={() => setEnding('retirement')}>{t('connection.retire')}</Button>}
      {mayApprove(roles) && draft && <Button size="lg" mih={64} variant="default" onClick={() => setEnding('return')}>{t('connection.return')}</Button>}
      {mayApprove(roles) && draft && !isAuthor && <Button size="lg" mih={64} onClick={() => setAct(actOf(id))}>{t('connection.approve')}</Button>}
      {act && <SigningDialog act={act} title={t('connection.approve')} onClose={() => setAct(undefined)} onSigned={fresh} />}
      {ending && <EndDialog id={id} how={ending} onDone={fresh} onClose={() => setEnding(undefined)} />}
    </div>
  );
}

function EndDialog({ id, how, onDone, onClose }: { readonly id: string; readonly how: 'return' | 'retirement'; readonly onDone: () => void; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const words = how === 'return' ? 'connection.return' : 'connection.retire';
  const [reason, setReason, clear] = useDraft(`connection/${id}/${how}`);
  const send = useMutation({
    mutationFn: () => answerOf(api.POST(how === 'return' ? '/api/process-data/v1/connections/{id}/return' : '/api/process-data/v1/connections/{id}/retirement', { params: { path: { id } }, body: { reason: reason.trim() } })),
    onSuccess() {
      clear();
      onDone();
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={<strong>{t(words)}</strong>} closeButtonProps={{ 'aria-label': t('act.close'), size: 44 }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate();
        }}
      >
        <p>{t(`${words}-help`)}</p>
        <Textarea label={t('connection.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={1000} data-autofocus />
        {send.error && <ProblemNotice error={send.error} />}
        <Button type="submit" size="lg" mih={64} loading={send.isPending} disabled={reason.trim() === ''}>{t(words)}</Button>
      </form>
    </Modal>
  );
}
