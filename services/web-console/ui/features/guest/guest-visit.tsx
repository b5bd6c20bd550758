import { Button, Loader } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { Notice, ProblemNotice } from '../../look/notices';
import { enterRoom, suspendRoom, useRoom } from '../tandem/room-store';
import { GuestPanel } from './guest-panel';
import { guestService, sessionOf, type GuestSession } from './guest-service';
import { GuestStep } from './guest-step';
import { GuestStream } from './guest-stream';
import '../step-card/step-card.css';
import '../tandem/tandem.css';
import './guest.css';

type StepAnswer = components['schemas']['SharedStepResponse'];

interface Props {
  readonly token: string;
  readonly guest: string;
  readonly onOver: (why: string) => void;
}

/** A guest beside the step: he sees it while the operator is there, and hears and is heard. */
export function GuestVisit({ token, guest, onOver }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [cut, setCut] = useState(false);
  const [left, setLeft] = useState(false);
  const stream = useRef<GuestStream>(undefined);
  const over = useRef(onOver);
  over.current = onOver;
  const session = useQuery({ queryKey: ['guest', 'session'], queryFn: () => answerOf(api.GET('/api/tandem/v1/guest/session')), enabled: !left });
  const here = session.data?.here === true && !left;
  const step = useQuery({ queryKey: ['guest', 'view'], enabled: here, queryFn: async () => (await answerOf(api.GET('/api/tandem/v1/guest/view'))) as StepAnswer & { card?: components['schemas']['StepCardResponse'] } });
  useEffect(() => {
    if (left) return;
    const made = new GuestStream(token, {
      changed: () => { setCut(false); void queries.invalidateQueries({ queryKey: ['guest'] }); },
      cut: () => setCut(true),
      over: (why) => { suspendRoom(); over.current(why); },
    });
    stream.current = made;
    return () => { made.stop(); suspendRoom(); };
  }, [token, left, queries]);
  const id = session.data?.session;
  useEffect(() => {
    if (here && id !== undefined && stream.current) enterRoom(id, guest, guestService(stream.current));
    else suspendRoom(); // while the operator is elsewhere nothing of this place goes out, and nothing of his comes in
  }, [here, id, guest]);
  const leave = useMutation({ mutationFn: () => answerOf(api.POST('/api/tandem/v1/guest/leaving')), onMutate: () => { setLeft(true); suspendRoom(); } });
  const room = useRoom();
  if (left) return <main className="page stack"><h1>{t('guest.welcome')}</h1><p role="status">{t('guest.left')}</p><Button mih={64} onClick={() => setLeft(false)}>{t('guest.come-back')}</Button></main>;
  if (session.error) return <main className="page"><ProblemNotice error={session.error} again={() => void session.refetch()} /></main>;
  if (!session.data) return <main className="page"><p className="row soft" role="status"><Loader size="sm" /> {t('loading')}</p></main>;
  const named = sessionOf(session.data, step.data?.stepKey ?? '', namesOf(session.data, t));
  return (
    <>
      <GuestStep session={session.data} step={here ? step.data : undefined} cut={cut} onLeave={() => leave.mutate()} />
      {here && room && <GuestPanel room={room} session={named} guest={guest} />}
      <Consent session={session.data} />
    </>
  );
}

/** Operator, Expert, Expert 2: what somebody is here, told apart where there are more. */
function namesOf({ parties }: GuestSession, t: ReturnType<typeof useTranslation>['t']): (party: { readonly alias: string; readonly side: string }) => string {
  return ({ alias, side }) => {
    const same = parties.filter((one) => one.side === side);
    const role = t(`guest.role-${side}`);
    return same.length < 2 ? role : t('guest.numbered', { role, number: same.findIndex((one) => one.alias === alias) + 1 });
  };
}

/** A guest is asked like everybody else whether the session may be recorded. */
function Consent({ session: { asked, recorded } }: { readonly session: GuestSession }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const say = useMutation({
    mutationFn: (yes: boolean) => (yes ? answerOf(api.POST('/api/tandem/v1/guest/consent')) : answerOf(api.POST('/api/tandem/v1/guest/consent-refusal'))),
    onSettled: () => queries.invalidateQueries({ queryKey: ['guest'] }),
  });
  if (!asked && !recorded) return null;
  return (
    <div className="guest-consent" role="alert">
      <Notice tone="attention" title={t(asked ? 'guest.asked' : 'guest.recorded')}>
        <div className="row">
          {asked && <Button mih={60} loading={say.isPending} onClick={() => say.mutate(true)}>{t('guest.consent-yes')}</Button>}
          <Button variant="default" mih={60} loading={say.isPending} onClick={() => say.mutate(false)}>{t(asked ? 'guest.consent-no' : 'guest.consent-back')}</Button>
        </div>
        {say.error && <ProblemNotice error={say.error} />}
      </Notice>
    </div>
  );
}
