import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../look/notices';
import { usePerson } from '../../session/session';
import { otherOf, type RoomView } from './call-room';
import { partyIn, samePerson, type TandemSession } from './call-state';
import { freeze, withMarks } from './frame';
import { handOf } from './hand';
import { PictureSurface } from './picture-surface';
import { useSharedFile } from './queries';
import { roomNow } from './room-store';
import type { Mark, Said } from './talk-rules';
import { TalkButton } from './talk-button';
import { useBlobAddress } from './use-blob-address';

export const TOOLS = ['point', 'circle', 'arrow', 'line', 'text'] as const;
export type Tool = (typeof TOOLS)[number];

interface Props {
  readonly room: RoomView;
  readonly session: TandemSession;
  /** Whether it is recorded. */
  readonly recording: ReactNode;
  readonly onHide: () => void;
}

/** The picture that all look at, to draw on. What is drawn is there for all; it stays with the step when the operator says so. */
export function DrawingBoard({ room, session, recording, onHide }: Props) {
  const { t } = useTranslation();
  const { person } = usePerson();
  const queries = useQueryClient();
  const [tool, setTool] = useState<Tool>('circle');
  const [text, setText] = useState('');
  const [draft, setDraft] = useState<Mark>();
  const shown = useRef<HTMLVideoElement | HTMLImageElement>(null);
  const drawn = useRef<SVGSVGElement>(null);
  const { picture, marks } = room.talk;
  const file = useSharedFile(room.session, picture?.file);
  const frozen = useBlobAddress(file.data);
  const speak = useMutation({ mutationFn: (said: Said) => roomNow()?.talk.speak(said) ?? Promise.resolve(0) });
  const stop = useMutation({ mutationFn: async (of: string) => { if (shown.current) await showFrozen(of, await freeze(shown.current)); } });
  const keep = useMutation({ mutationFn: (number: number) => keepPicture(shown.current, drawn.current, number, marks.map((mark) => mark.number)), onSettled: () => queries.invalidateQueries({ queryKey: ['batch-execution', 'session-rows'] }) });
  if (!picture) return null;
  const { of = '', number } = picture;
  const nameOf = (who: string): string => session.parties.find((party) => samePerson(party.person, who))?.name ?? who;
  const label = of === '' ? t('tandem.still-picture') : samePerson(of, person) ? t('tandem.own-picture') : t('tandem.picture-of', { name: nameOf(of) });
  const stream = of === '' ? undefined : samePerson(of, person) ? room.media : otherOf(room, of)?.stream;
  const still = of === '' || samePerson(of, person) ? undefined : otherOf(room, of)?.still?.address;
  const hand = handOf({ tool, text, picture: number, of, draft, setDraft, say: (mark) => { keep.reset(); speak.mutate({ kind: 'mark', ...mark }); } });
  const guest = partyIn(session, person)?.side === 'guest'; // he brings no files
  const problem = speak.error ?? stop.error ?? keep.error;
  return (
    <section className="tandem-board" aria-label={t('tandem.board')}>
      <div className="spread">
        <h2>{label} <span className="soft small">{t(picture.file === undefined ? 'tandem.live' : 'tandem.frozen')}</span></h2>
        <TalkButton room={room} />
        <Button variant="default" mih={56} onClick={onHide}>{t('tandem.hide-board')}</Button>
      </div>
      {recording}
      {problem != null && <ProblemNotice error={problem} />}
      <div className="tandem-board-picture">
        {(picture.file === undefined || frozen !== undefined) && <PictureSurface key={picture.file ?? of} of={of} label={label} session={session} stream={stream} frozen={frozen ?? still} marks={marks} draft={draft} hand={hand} shownRef={shown} marksRef={drawn} />}
        {picture.file !== undefined && file.isError && <p role="alert">{t('file.not-readable')}</p>}
      </div>
      <ol className="visually-hidden" aria-live="polite">{marks.map((mark) => <li key={mark.number}>{nameOf(mark.from)}: {mark.text ?? t(`tandem.tool-${mark.tool}`)}</li>)}</ol>
      <div className="tandem-tools" role="group" aria-label={t('tandem.tools')}>
        {TOOLS.map((one) => <Button key={one} variant={one === tool ? 'filled' : 'default'} mih={56} aria-pressed={one === tool} onClick={() => setTool(one)}>{t(`tandem.tool-${one}`)}</Button>)}
        {tool === 'text' && <TextInput size="lg" maxLength={200} aria-label={t('tandem.text-to-place')} placeholder={t('tandem.text-to-place')} value={text} onChange={(event) => setText(event.currentTarget.value)} />}
      </div>
      <div className="tandem-tools">
        {picture.file === undefined
          ? !guest && <Button variant="default" mih={56} loading={stop.isPending} onClick={() => stop.mutate(of)}>{t('tandem.freeze')}</Button>
          : of !== '' && <Button variant="default" mih={56} onClick={() => speak.mutate({ kind: 'picture', of })}>{t('tandem.live-again')}</Button>}
        <Button variant="default" mih={56} disabled={!marks.some(({ from }) => samePerson(from, person))} onClick={() => speak.mutate({ kind: 'wipe', picture: number })}>{t('tandem.wipe')}</Button>
        <Button variant="default" mih={56} onClick={() => speak.mutate({ kind: 'picture' })}>{t('tandem.close-picture')}</Button>
        {partyIn(session, person)?.side === 'operator' && <Button mih={56} loading={keep.isPending} onClick={() => keep.mutate(number)}>{t('tandem.keep')}</Button>}
        <span role="status">{keep.isSuccess && keep.variables === number && t('tandem.kept')}</span>
      </div>
    </section>
  );
}

/** Shows all a picture that does not move. */
export async function showFrozen(of: string, bytes: Blob): Promise<void> {
  const talk = roomNow()?.talk;
  if (!talk) return;
  const { sha256: file } = await talk.show(bytes);
  await talk.speak({ kind: 'picture', ...(of === '' ? {} : { of }), file });
}

async function keepPicture(shown: HTMLVideoElement | HTMLImageElement | null, drawn: SVGSVGElement | null, picture: number, marks: readonly number[]): Promise<void> {
  const talk = roomNow()?.talk;
  if (!talk || !shown || !drawn) return;
  const { sha256 } = await talk.show(await withMarks(shown, drawn));
  await talk.keep(sha256, picture, marks);
}
