import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Sign, type Tone } from '../../look/shapes';
import { otherOf, type RoomView } from './call-room';
import type { Party, TandemSession } from './call-state';
import type { Line } from './peer-rules';
import { soundTo, useSoundOut } from './sound-out';
import { PictureSurface } from './picture-surface';

/** How each line looks. */
export const TONES: Readonly<Record<Line, Tone>> = { connecting: 'attention', connected: 'running', lost: 'exception' };

/** Somebody else in a session, as far as his picture and sound come here. */
export function OtherPicture({ party: { person, name }, room, session }: { readonly party: Party; readonly room: RoomView; readonly session: TandemSession }) {
  const { t, i18n } = useTranslation();
  const { chosen } = useSoundOut();
  const other = otherOf(room, person);
  const shown = useRef<HTMLVideoElement | HTMLImageElement>(null);
  const beside = (): void => {
    if (shown.current instanceof HTMLVideoElement) void shown.current.requestPictureInPicture().catch(() => undefined); // not while nothing is shown
  };
  return (
    <figure className="tandem-other">
      {other && <PictureSurface of={person} label={t(other.still ? 'tandem.still-of' : 'tandem.picture-of', { name })} session={session} stream={other.stream} frozen={other.still?.address} silent={false} shownRef={shown} />}
      {other?.still && <audio ref={(made) => { if (!made) return; if (made.srcObject !== other.stream) made.srcObject = other.stream; soundTo(made, chosen); }} autoPlay />}
      <figcaption>
        <span className="grow">{name}</span>
        {document.pictureInPictureEnabled && other && !other.still && <Button variant="default" mih={48} aria-label={t('tandem.beside-of', { name })} onClick={beside}>{t('tandem.beside')}</Button>}
        {other?.still ? <Sign tone="attention">{t('tandem.still-since', { time: new Date(other.still.at).toLocaleTimeString(i18n.language === 'de' ? 'de-DE' : 'en-GB') })}</Sign>
          : other?.wordsOnly ? <Sign tone="attention">{t('tandem.words-only')}</Sign>
          : other?.line !== 'connected' && <Sign tone={TONES[other?.line ?? 'connecting']}>{t(`tandem.line-${other?.line ?? 'connecting'}`)}</Sign>}
      </figcaption>
    </figure>
  );
}
