import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { Command, CommandAnswer, FILE_TYPES } from '@batchwright/host';
import { Body, Controller, Get, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ExchangeSignals } from '../../application/exchange-signals';
import { KeepDrawing } from '../../application/keep-drawing';
import { ShowFiles } from '../../application/show-files';
import { KeepDrawingRequest, SharedFileResponse, TalkListResponse } from './talk.dto';

/** What people of a session show, draw and write to each other. Drawings that the operator keeps become attachments of the step; all else is forgotten with the session. */
@ApiTags('talk')
@Controller('v1/sessions/:id')
export class TalkController {
  constructor(
    private readonly exchange: ExchangeSignals,
    private readonly files: ShowFiles,
    private readonly keepDrawing: KeepDrawing,
  ) {}

  @Get('talk')
  @Permission('tandem.take-part')
  @ApiOkResponse({ type: TalkListResponse })
  async talk(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<TalkListResponse> {
    return { items: (await this.exchange.talk(id, actor)).map(({ number, from, at, kind, ...said }) => ({ number, from, at, kind, body: JSON.stringify(said) })) };
  }

  @Post('files')
  @Permission('tandem.take-part')
  @ApiConsumes(...FILE_TYPES)
  @ApiBody({ description: 'JPEG, PNG or PDF, told by its content, 4 MiB at most', schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: SharedFileResponse })
  show(@Command() context: CommandContext, @Param('id') id: string, @Body() body: unknown): Promise<SharedFileResponse> {
    return this.files.show(id, body, context);
  }

  @Get('files/:sha256')
  @Permission('tandem.take-part')
  @ApiProduces('image/jpeg', 'image/png', 'application/pdf')
  @ApiOkResponse({ description: 'The bytes', schema: { type: 'string', format: 'binary' } })
  async read(@CurrentActor() actor: Actor, @Param('id') id: string, @Param('sha256') sha256: string): Promise<StreamableFile> {
    const { bytes, mediaType, size } = await this.files.read(id, sha256, actor);
    return new StreamableFile(bytes, { type: mediaType, length: size, disposition: 'inline' });
  }

  @Post('drawings')
  @Permission('tandem.call')
  @ApiCreatedResponse({ type: CommandAnswer })
  keep(@Command() context: CommandContext, @Param('id') id: string, @Body() body: KeepDrawingRequest): Promise<CommandAnswer> {
    return this.keepDrawing.execute(id, body, context);
  }
}
