import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from './call-room';
import { roomNow } from './room-store';
import { afterLettingGo } from './talk-rules';

/** One is heard as long as it is held; a short touch lets it stay as it is until the next. Large enough for gloves. */
export function TalkButton({ room: { muted, media } }: { readonly room: Pick<RoomView, 'muted' | 'media'> }) {
  const { t } = useTranslation();
  const held = useRef<{ readonly since: number; readonly wasMuted: boolean }>(undefined);
  if (!media || media.getAudioTracks().length === 0) return null;
  const press = (): void => {
    held.current ??= { since: performance.now(), wasMuted: muted };
    roomNow()?.mute(false);
  };
  const letGo = (): void => {
    if (!held.current) return;
    const { since, wasMuted } = held.current;
    held.current = undefined;
    roomNow()?.mute(afterLettingGo(performance.now() - since, wasMuted));
  };
  return (
    <button
      type="button" className="tandem-talk" aria-pressed={!muted}
      onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); press(); }} onPointerUp={letGo} onPointerCancel={letGo} onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => { if ((event.key === ' ' || event.key === 'Enter') && !event.repeat) press(); }} onKeyUp={(event) => { if (event.key === ' ' || event.key === 'Enter') letGo(); }} onBlur={letGo}
    >
      <strong>{t('tandem.talk')}</strong>
      <span>{t(muted ? 'tandem.talk-muted' : 'tandem.talk-heard')}</span>
    </button>
  );
}
