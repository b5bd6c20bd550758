import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { ProblemNotice } from '../../look/notices';
import { Sign, type Tone } from '../../look/shapes';
import { usePerson } from '../../session/session';
import { AtStep } from './at-step';
import { otherOf, type RoomView } from './call-room';
import { partyIn, samePerson, type Party, type TandemSession } from './call-state';
import { pathOf } from './follow-operator';
import { lineOfAll, type Line } from './peer-rules';
import { forgetRoom, leaveRoom, roomNow } from './room-store';

const TONES: Readonly<Record<Line, Tone>> = { connecting: 'attention', connected: 'running', lost: 'exception' };

interface Props {
  readonly room: RoomView;
  /** As the plant knows it; undefined until it said so. */
  readonly session: TandemSession | undefined;
}

/** The session in which this console stands: who is there, seen and heard, and how the line is. */
export function SessionPanel({ room, session }: Props) {
  const { t } = useTranslation();
  const { person } = usePerson();
  const { pathname } = useLocation();
  const queries = useQueryClient();
  const [small, setSmall] = useState(false);
  const side = (session && partyIn(session, person)?.side) ?? 'expert';
  const hang = useMutation({ mutationFn: () => leaveRoom(side), onSettled: () => queries.invalidateQueries({ queryKey: ['tandem'] }) });
  const parties = session?.parties.filter((party) => !samePerson(party.person, person)) ?? [];
  const there = parties.filter(({ state }) => state === 'joined');
  const line = lineOfAll(room.heard, there.map((party) => otherOf(room, party.person)?.line ?? 'connecting'));
  const step = session && pathOf(session);
  return (
    <section className="tandem-panel panel" aria-label={t('tandem.session')} data-small={small || undefined}>
      <div className="spread">
        <h2>{session ? <AtStep session={session} /> : t('tandem.session')}</h2>
        <span role="status">{line ? <Sign tone={TONES[line]}>{t(`tandem.line-${line}`)}</Sign> : <Sign tone="waiting">{t('tandem.line-alone')}</Sign>}</span>
      </div>
      {room.problem !== undefined && <ProblemNotice error={room.problem} />}
      {room.media?.getTracks().length === 0 && <p className="small">{t('tandem.no-device')}</p>}
      <div className="tandem-pictures" hidden={small}>
        {there.map((party) => <OtherPicture key={party.person} party={party} room={room} />)}
        {room.media && <Picture stream={room.media} own label={t('tandem.own-picture')} off={room.dark} />}
      </div>
      <ul className="plain-list small" hidden={small}>
        {parties.map(({ person: who, name, state, word }) => <li key={who}>{name}: <strong>{t(`tandem.party-${state}`)}</strong>{word && ` – ${word}`}</li>)}
      </ul>
      <div className="tandem-acts">
        <Button variant="default" mih={56} onClick={() => roomNow()?.mute(!room.muted)}>{t(room.muted ? 'tandem.unmute' : 'tandem.mute')}</Button>
        <Button variant="default" mih={56} onClick={() => roomNow()?.darken(!room.dark)}>{t(room.dark ? 'tandem.camera-on' : 'tandem.camera-off')}</Button>
        <Button variant="default" mih={56} aria-expanded={!small} onClick={() => setSmall(!small)}>{t(small ? 'tandem.larger' : 'tandem.smaller')}</Button>
        <Button color="alarm" mih={56} loading={hang.isPending} disabled={session === undefined && room.problem === undefined} onClick={() => (room.problem === undefined ? hang.mutate() : forgetRoom())}>{t(side === 'operator' ? 'tandem.end' : 'tandem.leave')}</Button>
      </div>
      {step && pathname !== step && <Link className="link" to={step}>{t('tandem.to-step')}</Link>}
    </section>
  );
}

function OtherPicture({ party: { person, name }, room }: { readonly party: Party; readonly room: RoomView }) {
  const { t } = useTranslation();
  const other = otherOf(room, person);
  return (
    <figure className="tandem-other">
      {other && <Picture stream={other.stream} label={t('tandem.picture-of', { name })} />}
      <figcaption>{name}{other?.line !== 'connected' && <> <Sign tone={TONES[other?.line ?? 'connecting']}>{t(`tandem.line-${other?.line ?? 'connecting'}`)}</Sign></>}</figcaption>
    </figure>
  );
}

/** Sound and picture; one's own sound is not played. */
function Picture({ stream, own = false, off = false, label }: { readonly stream: MediaStream; readonly own?: boolean; readonly off?: boolean; readonly label: string }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const { current } = video;
    if (!current) return;
    current.muted = own;
    if (current.srcObject !== stream) current.srcObject = stream;
  }, [stream, own]);
  return <video ref={video} className={own ? 'tandem-own' : undefined} data-off={off || undefined} aria-label={label} autoPlay playsInline muted={own} />;
}
