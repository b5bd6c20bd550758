import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../look/notices';
import { usePerson } from '../../session/session';
import { otherOf, type RoomView } from './call-room';
import { partyIn, samePerson, type TandemSession } from './call-state';
import { showFrozen } from './drawing-board';
import { still } from './frame';
import { roomNow } from './room-store';

interface Props {
  readonly room: RoomView;
  readonly session: TandemSession;
  readonly onShow: () => void;
}

/** Which picture all are to look at: one that is live, or a still one where no video can be had. */
export function ShowPicture({ room, session, onShow }: Props) {
  const { t } = useTranslation();
  const { person } = usePerson();
  const show = useMutation({ mutationFn: (of: string) => roomNow()?.talk.speak({ kind: 'picture', of }) ?? Promise.resolve(0) });
  const bring = useMutation({ mutationFn: async (file: File) => showFrozen('', await still(file)) });
  const problem = show.error ?? bring.error;
  const live = session.parties.filter((party) => party.state === 'joined' && (samePerson(party.person, person) ? room.media?.getVideoTracks().length : otherOf(room, party.person)?.stream.getVideoTracks().length));
  const first = [...live].sort((a, b) => Number(b.side === 'operator') - Number(a.side === 'operator'));
  return (
    <div className="tandem-tools">
      {problem != null && <ProblemNotice error={problem} />}
      {room.talk.picture && <Button variant="default" mih={56} onClick={onShow}>{t('tandem.show-board')}</Button>}
      {first.map((party) => <Button key={party.person} variant="default" mih={56} onClick={() => { onShow(); show.mutate(party.person); }}>{samePerson(party.person, person) ? t('tandem.draw-on-own') : t('tandem.draw-on', { name: partyIn(session, party.person)?.name })}</Button>)}
      {partyIn(session, person)?.side !== 'guest' && <label className="file-take" aria-busy={bring.isPending}>
        <input type="file" accept="image/jpeg,image/png" capture="environment" aria-label={t('tandem.bring-still')} onChange={(event) => { const file = event.currentTarget.files?.[0]; if (file) bring.mutate(file); event.currentTarget.value = ''; }} />
        {t(bring.isPending ? 'file.sending' : 'tandem.bring-still')}
      </label>}
    </div>
  );
}
