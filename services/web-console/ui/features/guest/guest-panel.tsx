import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { otherOf, type RoomView } from '../tandem/call-room';
import type { TandemSession } from '../tandem/call-state';
import { DrawingBoard } from '../tandem/drawing-board';
import { Messages } from '../tandem/messages';
import { OtherPicture, TONES } from '../tandem/other-picture';
import { lineOfAll } from '../tandem/peer-rules';
import { PictureSurface } from '../tandem/picture-surface';
import { roomNow } from '../tandem/room-store';
import { ShowPicture } from '../tandem/show-picture';
import { TalkButton } from '../tandem/talk-button';

interface Props {
  readonly room: RoomView;
  /** People by what they are. */
  readonly session: TandemSession;
  readonly guest: string;
}

/** The session as a guest stands in it. */
export function GuestPanel({ room, session, guest }: Props) {
  const { t } = useTranslation();
  const [small, setSmall] = useState(false);
  const [hidden, setHidden] = useState<number>();
  const picture = room.talk.picture?.number;
  const there = session.parties.filter(({ person, state }) => person !== guest && state === 'joined');
  const line = lineOfAll(room.heard, there.map(({ person }) => otherOf(room, person)?.line ?? 'connecting'));
  return (
    <>
      <section className="tandem-panel panel guest-panel" aria-label={t('tandem.session')}>
        <div className="spread">
          <h2>{t('tandem.session')}</h2>
          <span role="status">{line ? <Sign tone={TONES[line]}>{t(`tandem.line-${line}`)}</Sign> : <Sign tone="waiting">{t('tandem.line-alone')}</Sign>}</span>
        </div>
        <div className="tandem-middle" hidden={small}>
          {room.problem !== undefined && <ProblemNotice error={room.problem} />}
          {room.media?.getTracks().length === 0 && <p className="small">{t('tandem.no-device')}</p>}
          <div className="tandem-pictures">
            {there.map((party) => <OtherPicture key={party.person} party={party} room={room} session={session} />)}
            {room.media && <div className="tandem-own"><PictureSurface of={guest} label={t('tandem.own-picture')} session={session} stream={room.media} dim={room.dark} /></div>}
          </div>
          <Button variant="default" mih={60} onClick={() => roomNow()?.darken(!room.dark)}>{t(room.dark ? 'tandem.camera-on' : 'tandem.camera-off')}</Button>
          <ShowPicture room={room} session={session} onShow={() => setHidden(undefined)} />
          <Messages room={room} session={session} />
        </div>
        <TalkButton room={room} />
        <div className="tandem-acts">
          <Button variant="default" mih={60} onClick={() => roomNow()?.mute(!room.muted)}>{t(room.muted ? 'tandem.unmute' : 'tandem.mute')}</Button>
          <Button variant="default" mih={60} aria-expanded={!small} onClick={() => setSmall(!small)}>{t(small ? 'tandem.larger' : 'tandem.smaller')}</Button>
        </div>
      </section>
      {picture !== undefined && hidden !== picture && <DrawingBoard room={room} session={session} recording={null} onHide={() => setHidden(picture)} />}
    </>
  );
}
