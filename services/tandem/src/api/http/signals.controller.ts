import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { Alarm } from '@batchwright/bus';
import { ChoiceField, Command, CountField, FlagField, IdField, ListField, TextField, type IceServer } from '@batchwright/host';
import { Body, Controller, Get, Inject, Param, Post, Query, Sse, UseGuards, type MessageEvent } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Observable } from 'rxjs';
import { ExchangeSignals, type Listening } from '../../application/exchange-signals';
import { StandsInSession } from './stands-in-session.guard';
import { SIGNAL_KINDS, type SignalKind } from '../../application/signals';

/** Milliseconds between two looks when nobody rings: for who cannot be rung, as behind a pool of connections that shares them. */
const LOOK_MS = 2000;
const STILL_HERE_MS = 15_000;

/** Token under which the module provides the STUN and TURN servers of the plant, as a session is told them. */
export const ICE_SERVERS = Symbol('ice servers');
export type IceServersOf = (session: string) => Promise<{ readonly items: readonly IceServer[]; readonly relayOnly: boolean }>;

export class SignalRequest {
  @ChoiceField([...SIGNAL_KINDS])
  kind!: SignalKind;

  @IdField({ description: 'Names the console that speaks' })
  peer!: string;

  @IdField({ optional: true, description: 'Employee number of whom it is for; absent: for everybody in the session', example: 'E1020' })
  to?: string;

  @TextField(100_000, { optional: true, description: 'What RTCPeerConnection says; of a still, its JPEG in base64' })
  body?: string;
}

export class SignalAnswer {
  @CountField(1, 1_000_000_000)
  number!: number;

  @TextField(30, { example: '2026-11-24T08:00:00.000Z', description: 'When it was heard, plant time' })
  at!: string;
}

export class IceServerResponse {
  @ListField(String, 10, { example: ['turn:turn.plant.example:3478'] })
  urls!: string[];

  @TextField(200, { optional: true })
  username?: string;

  @TextField(500, { optional: true })
  credential?: string;
}

export class IceServersResponse {
  @ListField(IceServerResponse, 10, { description: 'Empty: consoles find each other in the network of the plant' })
  items!: IceServerResponse[];

  @FlagField({ description: 'Sound and picture go through the TURN servers alone, never from device to device' })
  relayOnly!: boolean;
}

/** Servers as a console or a guest is told them. */
export function serversAsTold({ items, relayOnly }: Awaited<ReturnType<IceServersOf>>): IceServersResponse {
  return { items: items.map(({ urls, ...rest }) => ({ urls: [...urls], ...rest })), relayOnly };
}

/** Sound and picture go from console to console; here these tell each other how. */
@ApiTags('signals')
@Controller('v1/sessions/:id')
export class SignalsController {
  constructor(
    private readonly exchange: ExchangeSignals,
    @Inject(ICE_SERVERS) private readonly servers: IceServersOf,
  ) {}

  @Get('ice-servers')
  @Permission('tandem.take-part')
  @ApiOkResponse({ type: IceServersResponse })
  async iceServers(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<IceServersResponse> {
    await this.exchange.listen(id, actor);
    return serversAsTold(await this.servers(id));
  }

  @Post('signals')
  @Permission('tandem.take-part')
  @ApiCreatedResponse({ type: SignalAnswer })
  async send(@Command() { actor }: CommandContext, @Param('id') id: string, @Body() { body = '', ...signal }: SignalRequest): Promise<SignalAnswer> {
    return this.exchange.send(id, { ...signal, body }, actor);
  }

  @Sse('signals')
  @Permission('tandem.take-part')
  @ApiProduces('text/event-stream')
  @ApiQuery({ name: 'after', required: false, schema: { type: 'string', pattern: '^[0-9]{1,9}$' }, description: 'Number of the last signal heard; absent: from now on' })
  @ApiOkResponse({ schema: { type: 'string' }, description: 'Events: `ready`, `signal` with `{ number, from, to, kind, peer, body }` of others in the session, `over` when one does not stand in it any more, which ends the stream. It ends with the token as well.' })
  @UseGuards(StandsInSession)
  async follow(@CurrentActor() actor: Actor, @Param('id') id: string, @Query('after') after?: string): Promise<Observable<MessageEvent>> {
    const listening = await this.exchange.listen(id, actor);
    return this.stream(id, listening, actor, after === undefined || after === '' ? listening.newest : Number(after));
  }

  private stream(id: string, listening: Listening, actor: Actor, from: number): Observable<MessageEvent> {
    return new Observable<MessageEvent>((follower) => {
      let last = from;
      let told = performance.now();
      const alarm = new Alarm();
      const say = (event: MessageEvent): void => {
        told = performance.now();
        follower.next(event);
      };
      const untilToken = (): number => actor.tokenExpires * 1000 - Date.now();
      const follow = async (): Promise<void> => {
        while (!follower.closed && untilToken() > 0) {
          const { signals, there } = await this.exchange.hear(id, listening, last, actor.person);
          for (const signal of signals) say({ type: 'signal', id: String((last = signal.number)), data: signal });
          if (!there) {
            say({ type: 'over', data: {} });
            break;
          }
          if (performance.now() - told > STILL_HERE_MS) say({ comment: 'still here' } as MessageEvent);
          await alarm.sleep(Math.min(LOOK_MS, Math.max(0, untilToken())));
        }
        follower.complete();
      };
      const leave = this.exchange.wake(id, () => alarm.ring());
      say({ type: 'ready', data: { after: from } });
      follow().catch((error: unknown) => follower.error(error));
      return () => {
        leave();
        alarm.ring();
      };
    });
  }
}
