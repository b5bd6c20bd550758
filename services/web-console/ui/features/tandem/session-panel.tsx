import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { ProblemNotice } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { usePerson } from '../../session/session';
import { AtStep } from './at-step';
import { DrawingBoard } from './drawing-board';
import { ShowPicture } from './show-picture';
import { otherOf, type RoomView } from './call-room';
import { partyIn, samePerson, type TandemSession } from './call-state';
import { pathOf } from './follow-operator';
import { SoundButton } from './sound-button';
import { TalkButton } from './talk-button';
import { GuestRow, InviteGuest } from './guests-of-session';
import { isShutOut } from './guests-in-room';
import { Messages } from './messages';
import { OtherPicture, TONES } from './other-picture';
import { lineOfAll } from './peer-rules';
import { PictureSurface } from './picture-surface';
import { ProposeRecording, RecordingBar } from './recording-bar';
import { useRecorder } from './use-recorder';
import { forgetRoom, leaveRoom, roomNow } from './room-store';

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
  const [hidden, setHidden] = useState<number>();
  const picture = room.talk.picture?.number;
  const side = (session && partyIn(session, person)?.side) ?? 'expert';
  const hang = useMutation({ mutationFn: () => leaveRoom(side), onSettled: () => queries.invalidateQueries({ queryKey: ['tandem'] }) });
  const parties = session?.parties.filter((party) => !samePerson(party.person, person)) ?? [];
  const there = parties.filter((party) => party.state === 'joined' && !(session && isShutOut(session, party.person)));
  const line = lineOfAll(room.heard, there.map((party) => otherOf(room, party.person)?.line ?? 'connecting'));
  const step = session && pathOf(session);
  useEffect(() => {
    if (session) roomNow()?.know(session);
  }, [session]);
  const recorder = useRecorder(session, person, side === 'operator');
  const bar = session && <RecordingBar session={session} person={person} finish={side === 'operator' ? recorder.finish : undefined} problem={recorder.problem} />;
  return (
    <>
    <section className="tandem-panel panel" aria-label={t('tandem.session')} data-small={small || undefined}>
      <div className="spread">
        <h2>{session ? <AtStep session={session} /> : t('tandem.session')}</h2>
        <span role="status">{line ? <Sign tone={TONES[line]}>{t(`tandem.line-${line}`)}</Sign> : <Sign tone="waiting">{t('tandem.line-alone')}</Sign>}</span>
      </div>
      {bar}
      <div className="tandem-middle">
        {room.problem !== undefined && <ProblemNotice error={room.problem} />}
        {room.media?.getTracks().length === 0 && <p className="small">{t('tandem.no-device')}</p>}
        {session && (
          <div className="tandem-pictures" hidden={small}>
            {there.map((party) => <OtherPicture key={party.person} party={party} room={room} session={session} />)}
            {room.media && <div className="tandem-own"><PictureSurface of={person} label={t('tandem.own-picture')} session={session} stream={room.media} dim={room.dark} /></div>}
          </div>
        )}
        <ul className="plain-list small" hidden={small}>
          {parties.map((party) => (party.side === 'guest' && session ? <GuestRow key={party.person} guest={party} session={session} mine={side === 'operator'} /> : <li key={party.person}>{party.name}: <strong>{t(`tandem.party-${party.state}`)}</strong>{party.word && ` – ${party.word}`}</li>))}
        </ul>
        <div className="tandem-acts" hidden={small}>
          <Button variant="default" mih={56} onClick={() => roomNow()?.darken(!room.dark)}>{t(room.dark ? 'tandem.camera-on' : 'tandem.camera-off')}</Button>
          {room.cameras > 1 && !room.dark && <Button variant="default" mih={56} onClick={() => void roomNow()?.switchCamera().catch(() => undefined)}>{t('tandem.other-camera')}</Button>}
          <SoundButton />
          {session && <ProposeRecording session={session} person={person} />}
          {room.torch !== undefined && <Button variant="default" mih={56} aria-pressed={room.torch} onClick={() => void roomNow()?.light(!room.torch).catch(() => undefined)}>{t(room.torch ? 'tandem.light-off' : 'tandem.light-on')}</Button>}
        </div>
        {session && !small && side === 'operator' && <InviteGuest session={session} />}
        {session && !small && <ShowPicture room={room} session={session} onShow={() => setHidden(undefined)} />}
        {session && !small && <Messages room={room} session={session} />}
        {step && pathname !== step && <Link className="link" to={step}>{t('tandem.to-step')}</Link>}
      </div>
      <TalkButton room={room} />
      <div className="tandem-acts tandem-foot">
        <Button variant="default" mih={56} onClick={() => roomNow()?.mute(!room.muted)}>{t(room.muted ? 'tandem.unmute' : 'tandem.mute')}</Button>
        <Button variant="default" mih={56} aria-expanded={!small} onClick={() => setSmall(!small)}>{t(small ? 'tandem.larger' : 'tandem.smaller')}</Button>
        <Button color="alarm" mih={56} loading={hang.isPending} disabled={session === undefined && room.problem === undefined} onClick={() => (room.problem === undefined ? hang.mutate() : forgetRoom())}>{t(side === 'operator' ? 'tandem.end' : 'tandem.leave')}</Button>
      </div>
    </section>
    {session && picture !== undefined && hidden !== picture && <DrawingBoard room={room} session={session} recording={bar} onHide={() => setHidden(picture)} />}
    </>
  );
}
