import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../look/notices';
import { usePerson } from '../../session/session';
import { AtStep } from './at-step';
import { mayEnter, partyIn, waitingFor } from './call-state';
import { FollowOperator } from './follow-operator';
import { IncomingCall } from './incoming-call';
import { PlanNotice } from './planned-sessions';
import { useMySessions } from './queries';
import { enterRoom, forgetRoom, keptSession, lastLeft, useRoom } from './room-store';
import { SessionPanel } from './session-panel';
import { takesPart } from './standing';
import { StillThere } from './still-there';
import { usePresence } from './use-presence';
import './tandem.css';

/** Around every screen: this console says that somebody is there, rings, and shows the session in which it stands. */
export function Tandem() {
  const { t } = useTranslation();
  const { person, roles } = usePerson();
  const may = takesPart(roles);
  const room = useRoom();
  const standsIn = room?.session;
  const { data: sessions, dataUpdatedAt } = useMySessions(may);
  usePresence(may, standsIn);
  useEffect(() => {
    const kept = keptSession(person);
    if (!sessions || standsIn !== undefined || kept === undefined) return;
    if (sessions.some((session) => session.id === kept && mayEnter(session, person))) enterRoom(kept, person); // the page was loaded anew: into the same session
    else forgetRoom();
  }, [sessions, standsIn, person]);
  if (!may) return null;
  const waiting = keptSession(person) === undefined && dataUpdatedAt > lastLeft() ? waitingFor(sessions ?? [], person, standsIn) : undefined;
  const stands = sessions?.find(({ id }) => id === standsIn);
  return (
    <>
      {sessions?.some((session) => partyIn(session, person)?.state === 'ringing') && <IncomingCall sessions={sessions} />}
      {waiting && (
        <div className="tandem-waiting" role="status">
          <Notice tone="attention" title={<AtStep session={waiting} says="goes-on" />}>
            <Button mih={56} mt="xs" onClick={() => enterRoom(waiting.id, person)}>{t('tandem.come-back')}</Button>
          </Notice>
        </div>
      )}
      {!waiting && <PlanNotice standsIn={standsIn} />}
      {room && <StillThere />}
      {room && <SessionPanel room={room} session={stands} />}
      {stands && partyIn(stands, person)?.side === 'expert' && <FollowOperator key={stands.id} session={stands} />}
    </>
  );
}
