import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ProblemNotice } from '../../look/notices';
import { usePlantNow } from '../../session/plant-time';
import { usePerson } from '../../session/session';
import { AtStep } from './at-step';
import { partyIn, ringingFor, type Ringing, type TandemSession } from './call-state';
import { pathOf } from './follow-operator';
import { acceptCall, declineCall } from './queries';
import { enterRoom, leaveRoom, roomNow } from './room-store';
import { ring } from './ring';

/** A call, wherever one is: taken, or declined with a word. It goes away when its minute is over. */
export function IncomingCall({ sessions }: { readonly sessions: readonly TandemSession[] }) {
  const { person } = usePerson();
  const ringing = ringingFor(sessions, person, usePlantNow());
  return ringing && ringing.session.id !== roomNow()?.session ? <Call key={ringing.session.id} ringing={ringing} sessions={sessions} /> : null;
}

function Call({ ringing: { session, caller }, sessions }: { readonly ringing: Ringing; readonly sessions: readonly TandemSession[] }) {
  const { t } = useTranslation();
  const { person } = usePerson();
  const go = useNavigate();
  const queries = useQueryClient();
  const [declining, setDeclining] = useState(false);
  const [word, setWord] = useState('');
  useEffect(() => ring(), []);
  const known = { onSettled: () => queries.invalidateQueries({ queryKey: ['tandem'] }) };
  const accept = useMutation({
    ...known,
    async mutationFn() {
      const before = sessions.find(({ id }) => id === roomNow()?.session);
      await acceptCall(session.id);
      if (before) await leaveRoom(partyIn(before, person)?.side ?? 'expert').catch(() => undefined); // one stands beside one step
      enterRoom(session.id, person);
      void go(pathOf(session));
    },
  });
  const decline = useMutation({ ...known, mutationFn: () => declineCall(session.id, word.trim()) });
  const error = accept.error ?? decline.error;
  const send = (): void => {
    if (word.trim() !== '' && !decline.isPending) decline.mutate();
  };
  return (
    <Modal opened onClose={() => setDeclining(true)} withCloseButton={false} closeOnClickOutside={false} size="lg" title={<strong>{t('tandem.rings')}</strong>}>
      <div className="stack">
        <p className="tandem-caller">{caller.name} <span className="soft">({caller.person})</span></p>
        <p className="soft"><AtStep session={session} /></p>
        {declining && (
          <form className="stack-tight" onSubmit={(event) => { event.preventDefault(); send(); }}>
            <div className="row" role="group" aria-label={t('tandem.words')}>
              {(['busy', 'soon', 'other'] as const).map((key) => <Button key={key} variant="default" mih={48} type="button" onClick={() => setWord(t(`tandem.word-${key}`))}>{t(`tandem.word-${key}`)}</Button>)}
            </div>
            <TextInput label={t('tandem.word')} description={t('tandem.word-help')} size="lg" value={word} maxLength={300} onChange={(event) => setWord(event.currentTarget.value)} autoFocus />
          </form>
        )}
        {error != null && <ProblemNotice error={error} />}
        <div className="spread dialog-acts">
          {declining
            ? <Button variant="default" mih={64} loading={decline.isPending} disabled={word.trim() === ''} onClick={send}>{t('tandem.decline-now')}</Button>
            : <Button variant="default" mih={64} onClick={() => setDeclining(true)}>{t('tandem.decline')}</Button>}
          <Button size="lg" mih={64} loading={accept.isPending} onClick={() => accept.mutate()} {...(declining ? {} : { 'data-autofocus': true })}>{t('tandem.accept')}</Button>
        </div>
      </div>
    </Modal>
  );
}
