import { Public } from '@batchwright/access';
import { Body, Controller, Get, Header, HttpCode, Inject, Param, Post, Query, Sse, StreamableFile, UseGuards, type MessageEvent } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import { GuestTalk } from '../../application/guest-talk';
import { GuestView, type GuestSession } from '../../application/guest-view';
import { LetGuestsIn } from '../../application/let-guests-in';
import type { SharedStep } from '../../application/shared-view';
import { GuestEntryRequest, GuestEntryResponse, GuestSessionResponse, GuestSignalRequest } from './guest.dto';
import { guestEvents } from './guest-events';
import { ICE_SERVERS, IceServersResponse, serversAsTold, SignalAnswer, type IceServersOf } from './signals.controller';
import { StandsAsGuest } from './stands-as-guest.guard';
import { TalkListResponse } from './talk.dto';
import { SharedStepResponse } from './view.controller';
import { ViewToken } from './view-token';

const BY_TOKEN = 'opened by a token that tandem gave to a guest of a session for a link and a code, and that no other door takes';
const BY_CODE = 'opened by a link and a code, once, for a few minutes, five tries';
const NO_STORE = ['cache-control', 'no-store'] as const;

/** Everything that a guest reaches, and nothing else: people go by what they are, the step is the one that he was invited to. */
@ApiTags('guest')
@Controller('v1/guest')
export class GuestController {
  constructor(
    private readonly door: LetGuestsIn,
    private readonly view: GuestView,
    private readonly talk: GuestTalk,
    @Inject(ICE_SERVERS) private readonly servers: IceServersOf,
  ) {}

  @Post('entry')
  @Public(BY_CODE)
  @Header(...NO_STORE)
  @ApiCreatedResponse({ type: GuestEntryResponse })
  enter(@Body() { link, code }: GuestEntryRequest): Promise<GuestEntryResponse> {
    return this.door.enter(link, code);
  }

  @Get('session')
  @Public(BY_TOKEN)
  @Header(...NO_STORE)
  @UseGuards(StandsAsGuest)
  @ApiBearerAuth('guest')
  @ApiOkResponse({ type: GuestSessionResponse })
  session(@ViewToken() token?: string): Promise<GuestSession> {
    return this.view.session(token);
  }

  @Get('view')
  @Public(BY_TOKEN)
  @Header(...NO_STORE)
  @UseGuards(StandsAsGuest)
  @ApiBearerAuth('guest')
  @ApiOkResponse({ type: SharedStepResponse })
  step(@ViewToken() token?: string): Promise<SharedStep> {
    return this.view.step(token);
  }

  @Sse('events')
  @Public(BY_TOKEN)
  @UseGuards(StandsAsGuest)
  @ApiBearerAuth('guest')
  @ApiProduces('text/event-stream')
  @ApiQuery({ name: 'after', required: false, schema: { type: 'string', pattern: '^[0-9]{1,9}$' }, description: 'Number of the last signal heard; absent: all since he came' })
  @ApiOkResponse({ schema: { type: 'string' }, description: 'Events: `ready`, `changed` with `{ here, step, session }` when there is something to read anew, `signal` as in a session, with people by what they are, `over` with `{ why }`, which ends the stream' })
  events(@ViewToken() token?: string, @Query('after') after?: string): Observable<MessageEvent> {
    return guestEvents(this.door, this.view, this.talk, token, /^\d{1,9}$/.test(after ?? '') ? Number(after) : 0);
  }

  @Get('talk')
  @Public(BY_TOKEN)
  @Header(...NO_STORE)
  @UseGuards(StandsAsGuest)
  @ApiBearerAuth('guest')
  @ApiOkResponse({ type: TalkListResponse })
  async said(@ViewToken() token?: string): Promise<TalkListResponse> {
    return { items: (await this.talk.talk(token)).map(({ number, from, at, kind, ...said }) => ({ number, from, at, kind, body: JSON.stringify(said) })) };
  }

  @Post('signals')
  @Public(BY_TOKEN)
  @UseGuards(StandsAsGuest)
  @ApiBearerAuth('guest')
  @ApiCreatedResponse({ type: SignalAnswer })
  say(@Body() { body = '', ...signal }: GuestSignalRequest, @ViewToken() token?: string): Promise<SignalAnswer> {
    return this.talk.send(token, { ...signal, body });
  }

  @Get('ice-servers')
  @Public(BY_TOKEN)
  @Header(...NO_STORE)
  @UseGuards(StandsAsGuest)
  @ApiBearerAuth('guest')
  @ApiOkResponse({ type: IceServersResponse })
  async iceServers(@ViewToken() token?: string): Promise<IceServersResponse> {
    const { invitation } = await this.door.standing(token);
    return serversAsTold(await this.servers(invitation.session));
  }

  @Get('shown-files/:sha256')
  @Public(BY_TOKEN)
  @UseGuards(StandsAsGuest)
  @ApiBearerAuth('guest')
  @ApiProduces('image/jpeg', 'image/png', 'application/pdf')
  @ApiOkResponse({ description: 'What was shown in the session since he came', schema: { type: 'string', format: 'binary' } })
  async shownFile(@Param('sha256') sha256: string, @ViewToken() token?: string): Promise<StreamableFile> {
    const { bytes, mediaType, size } = await this.talk.file(token, sha256);
    return new StreamableFile(bytes, { type: mediaType, length: size, disposition: 'inline' });
  }

  @Get('step-files/:sha256')
  @Public(BY_TOKEN)
  @UseGuards(StandsAsGuest)
  @ApiBearerAuth('guest')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ description: 'A document, picture, video or attachment that the step names', schema: { type: 'string', format: 'binary' } })
  async stepFile(@Param('sha256') sha256: string, @ViewToken() token?: string): Promise<StreamableFile> {
    const { bytes, mediaType } = await this.view.file(token, sha256);
    return new StreamableFile(bytes, { type: mediaType, length: bytes.byteLength, disposition: 'inline' });
  }

  @Post('consent')
  @HttpCode(204)
  @Public(BY_TOKEN)
  @UseGuards(StandsAsGuest)
  @ApiBearerAuth('guest')
  @ApiNoContentResponse({ description: 'He consents that the session is recorded' })
  consent(@ViewToken() token?: string): Promise<void> {
    return this.door.consent(token, true);
  }

  @Post('consent-refusal')
  @HttpCode(204)
  @Public(BY_TOKEN)
  @UseGuards(StandsAsGuest)
  @ApiBearerAuth('guest')
  @ApiNoContentResponse({ description: 'He does not, or not any more' })
  refuseConsent(@ViewToken() token?: string): Promise<void> {
    return this.door.consent(token, false);
  }

  @Post('joining')
  @HttpCode(204)
  @Public(BY_TOKEN)
  @UseGuards(StandsAsGuest)
  @ApiBearerAuth('guest')
  @ApiNoContentResponse()
  join(@ViewToken() token?: string): Promise<void> {
    return this.door.join(token);
  }

  @Post('leaving')
  @HttpCode(204)
  @Public(BY_TOKEN)
  @UseGuards(StandsAsGuest)
  @ApiBearerAuth('guest')
  @ApiNoContentResponse()
  leave(@ViewToken() token?: string): Promise<void> {
    return this.door.leave(token);
  }
}
