import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { Command, CommandAnswer, FILE_TYPES, streamed } from '@batchwright/host';
import { refuse } from '@batchwright/kernel';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Res, type StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { AskToRecord } from '../../application/ask-to-record';
import { KeepRecording } from '../../application/keep-recording';
import { BegunRecordingResponse, KeptPartResponse, RecordingsResponse } from './recordings.dto';

const RANGE = /^bytes=(\d*)-(\d*)$/;

interface Answering {
  status(code: number): Answering;
  header(name: string, value: string): Answering;
}

/** A session is recorded when everybody who stands in it consents, and only as long. */
@ApiTags('recordings')
@Controller('v1/sessions/:id')
export class RecordingsController {
  constructor(
    private readonly ask: AskToRecord,
    private readonly recordings: KeepRecording,
  ) {}

  @Post('recording/proposal')
  @Permission('tandem.take-part')
  @ApiCreatedResponse({ type: CommandAnswer })
  propose(@Command() context: CommandContext, @Param('id') id: string): Promise<CommandAnswer> {
    return this.ask.propose(id, context);
  }

  @Post('recording/consent')
  @HttpCode(200)
  @Permission('tandem.take-part')
  @ApiOkResponse({ type: CommandAnswer })
  consent(@Command() context: CommandContext, @Param('id') id: string): Promise<CommandAnswer> {
    return this.ask.consent(id, context);
  }

  @Post('recording/refusal')
  @HttpCode(200)
  @Permission('tandem.take-part')
  @ApiOkResponse({ type: CommandAnswer, description: 'Not recorded, or not any more' })
  refuse(@Command() context: CommandContext, @Param('id') id: string): Promise<CommandAnswer> {
    return this.ask.refuse(id, context);
  }

  @Get('recordings')
  @Permission('tandem.read')
  @ApiOkResponse({ type: RecordingsResponse })
  async list(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RecordingsResponse> {
    const items = await this.recordings.list(actor, id);
    return { items: items.map(({ consented, ...item }) => ({ ...item, consented: consented.map(({ person, name }) => ({ person, name })) })) };
  }

  @Post('recordings')
  @Permission('tandem.call')
  @ApiCreatedResponse({ type: BegunRecordingResponse })
  begin(@Command() context: CommandContext, @Param('id') id: string): Promise<BegunRecordingResponse> {
    return this.ask.begin(id, context);
  }

  @Post('recordings/:recording/parts/:number')
  @Permission('tandem.call')
  @ApiConsumes(...FILE_TYPES)
  @ApiBody({ description: 'The next bytes of a WebM, 4 MiB at most', schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: KeptPartResponse })
  take(@Command() context: CommandContext, @Param('id') id: string, @Param('recording') recording: string, @Param('number') number: string, @Body() body: unknown): Promise<KeptPartResponse> {
    return this.recordings.take(id, recording, /^[1-9][0-9]{0,6}$/.test(number) ? Number(number) : 0, body, context);
  }

  @Post('recordings/:recording/end')
  @HttpCode(200)
  @Permission('tandem.call')
  @ApiOkResponse({ type: CommandAnswer })
  end(@Command() context: CommandContext, @Param('id') id: string, @Param('recording') recording: string): Promise<CommandAnswer> {
    return this.ask.end(id, recording, context);
  }

  @Get('recordings/:recording/content')
  @Permission('tandem.read-recording')
  @ApiHeader({ name: 'range', required: false, description: 'One range of bytes' })
  @ApiProduces('video/webm')
  @ApiOkResponse({ description: 'The bytes, checked against the hash in the record; who reads from the first on is written down', schema: { type: 'string', format: 'binary' } })
  async content(@CurrentActor() actor: Actor, @Param('id') id: string, @Param('recording') recording: string, @Res({ passthrough: true }) answer: Answering, @Headers('range') range?: string): Promise<StreamableFile> {
    const [, first, last] = RANGE.exec(range ?? '') ?? [];
    const begins = first === undefined || Number(first) === 0 && first !== '';
    const { size, mediaType, bytes } = await this.recordings.watch(actor, id, recording, begins);
    const from = first === undefined ? 0 : first === '' ? Math.max(0, size - Number(last)) : Number(first);
    const to = first === undefined || first === '' || last === undefined || last === '' ? size - 1 : Math.min(Number(last), size - 1);
    answer.header('accept-ranges', 'bytes');
    if (first !== undefined) {
      if (from > to) throw refuse('range-outside', { size });
      answer.status(206).header('content-range', `bytes ${from}-${to}/${size}`);
    }
    return streamed(bytes(from, to), { type: mediaType, name: `recording-${recording}.webm`, size: to - from + 1 });
  }
}
