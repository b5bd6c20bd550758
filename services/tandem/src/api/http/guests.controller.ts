import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { Command, CommandAnswer } from '@batchwright/host';
import { Body, Controller, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { InviteGuests } from '../../application/invite-guests';
import { GuestLinkResponse, InvitedResponse, InviteGuestRequest } from './guest.dto';

/** Guests of a session, as its operator has them. */
@ApiTags('guests')
@Controller('v1/sessions/:id/guests')
export class GuestsController {
  constructor(private readonly guests: InviteGuests) {}

  @Post()
  @Permission('tandem.call')
  @ApiCreatedResponse({ type: InvitedResponse })
  invite(@Command() context: CommandContext, @Param('id') id: string, @Body() body: InviteGuestRequest): Promise<InvitedResponse> {
    return this.guests.invite(id, body, context);
  }

  @Post(':guest/links')
  @Permission('tandem.call')
  @Header('cache-control', 'no-store')
  @ApiCreatedResponse({ type: GuestLinkResponse, description: 'Told once; asked for again, the link before opens nothing any more' })
  give(@CurrentActor() actor: Actor, @Command() _context: CommandContext, @Param('id') id: string, @Param('guest') guest: string): Promise<GuestLinkResponse> {
    return this.guests.give(id, guest, actor);
  }

  @Post(':guest/revocation')
  @HttpCode(200)
  @Permission('tandem.call')
  @ApiOkResponse({ type: CommandAnswer })
  revoke(@Command() context: CommandContext, @Param('id') id: string, @Param('guest') guest: string): Promise<CommandAnswer> {
    return this.guests.revoke(id, guest, context);
  }
}
