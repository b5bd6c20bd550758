import { Alarm } from '@batchwright/bus';
import { DomainError } from '@batchwright/kernel';
import type { MessageEvent } from '@nestjs/common';
import { Observable } from 'rxjs';
import type { GuestTalk } from '../../application/guest-talk';
import type { GuestView } from '../../application/guest-view';
import { isHere, type LetGuestsIn } from '../../application/let-guests-in';

/** Milliseconds between two looks when nobody rings, and until it is said that the stream flows. */
const LOOK_MS = 2000;
const STILL_HERE_MS = 15_000;

/** What a guest is told as it happens, in one stream: each look judges his token anew, so that it ends when he is shown out, with the session, and with his time. */
export function guestEvents(door: LetGuestsIn, view: GuestView, talk: GuestTalk, token: string | undefined, from: number): Observable<MessageEvent> {
  return new Observable<MessageEvent>((follower) => {
    let last = from;
    let seen = -STILL_HERE_MS;
    let told = '';
    let leave = (): void => undefined;
    const alarm = new Alarm();
    const follow = async (): Promise<void> => {
      follower.next({ type: 'ready', data: { after: from } });
      while (!follower.closed) {
        const standing = await door.standing(token);
        if (told === '') leave = talk.wake(standing.session.id, () => alarm.ring());
        const changed = { here: isHere(standing), step: await view.toldUpTo(standing), session: standing.session.sequence };
        if (JSON.stringify(changed) !== told) follower.next({ type: 'changed', data: changed });
        told = JSON.stringify(changed);
        for (const signal of await talk.after(standing, last)) follower.next({ type: 'signal', id: String((last = signal.number)), data: signal });
        if (performance.now() - seen > STILL_HERE_MS) {
          seen = performance.now();
          await door.seen(standing.invitation);
          follower.next({ comment: 'still here' } as MessageEvent);
        }
        await alarm.sleep(Math.min(LOOK_MS, standing.secondsLeft * 1000 + 1));
      }
    };
    follow()
      .catch((error: unknown) => {
        if (!(error instanceof DomainError)) throw error;
        follower.next({ type: 'over', data: { why: String(error.params['why'] ?? error.code) } });
      })
      .then(() => follower.complete(), (error: unknown) => follower.error(error))
      .finally(() => leave());
    return () => alarm.ring();
  });
}
