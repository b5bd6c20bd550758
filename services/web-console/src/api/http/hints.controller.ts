import { CurrentActor, Permission, type Actor } from '@batchwright/access';
import { Controller, Headers, Sse, type MessageEvent } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { interval, map, Observable, takeUntil, timer } from 'rxjs';
import type { Delay } from '../../application/delay';
import type { Hint } from '../../application/hint';
import { HintList } from '../../application/hint-list';
import { KnownDelay } from '../../application/known-delay';

/** A line without meaning, often enough that no proxy takes the stream for dead. */
const STILL_HERE_MS = 15_000;

@ApiTags('hints')
@Controller('v1/hints')
export class HintsController {
  constructor(private readonly list: HintList, private readonly delay: KnownDelay) {}

  @Sse()
  @Permission('console.read')
  @ApiProduces('text/event-stream')
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Id of the last hint seen; the answer begins with what came after it' })
  @ApiOkResponse({
    schema: { type: 'string' },
    description:
      'Events: `ready` (from here on), `hint` with `{ service, aggregate, sequence }` of something inside the sites of the token, `reset` (the id is not known: read everything anew), `delayed` with `{ services, asOf }` (nothing new has been heard of these services for a while: what is shown of them is as of then, in the plant\'s time; without `asOf` when one of them was never heard), `on-time` (that is over). After `ready` and `reset` nothing is delayed until `delayed` comes. The stream ends with the token.',
  })
  follow(@CurrentActor() actor: Actor, @Headers('last-event-id') lastId?: string): Observable<MessageEvent> {
    const over = timer(Math.max(0, actor.tokenExpires * 1000 - Date.now()));
    const stillHere = interval(STILL_HERE_MS).pipe(map((): MessageEvent => ({ comment: 'still here' }) as MessageEvent));
    return new Observable<MessageEvent>((console) => {
      const tell = (hint: Hint): void => {
        if (actor.sites.includes(hint.site)) console.next(messageOf(hint));
      };
      const missed = lastId === undefined ? undefined : this.list.after(lastId);
      const fromHere = (type: 'ready' | 'reset'): void => console.next({ type, ...(missed?.known && type === 'ready' ? {} : { id: this.list.newest }), data: {} });
      fromHere(missed?.known === false ? 'reset' : 'ready');
      if (missed?.known) missed.hints.forEach(tell);
      const tellDelay = (delay: Delay | undefined): void => console.next({ type: delay ? 'delayed' : 'on-time', id: this.list.newest, data: delay ?? {} });
      if (this.delay.now) tellDelay(this.delay.now);
      const leaveDelay = this.delay.listen(tellDelay);
      const leave = this.list.listen({ hint: tell, forgotten: () => fromHere('reset'), end: () => console.complete() });
      const beats = stillHere.pipe(takeUntil(over)).subscribe({ next: (beat) => console.next(beat), complete: () => console.complete() });
      return () => {
        leave();
        leaveDelay();
        beats.unsubscribe();
      };
    });
  }
}

function messageOf({ id, service, aggregate, sequence }: Hint): MessageEvent {
  return { type: 'hint', id, data: { service, aggregate, sequence } };
}
