import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { Command, FILE_TYPES } from '@batchwright/host';
import { Body, Controller, Get, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { KeepAttachment } from '../../application/attachments';
import { AttachmentResponse } from './attachments.dto';

/** Photos, files and printouts of a run. A file is sent first, as it is; then an entry names it by its hash. */
@ApiTags('attachments')
@Controller('v1/runs/:id/attachments')
export class AttachmentsController {
  constructor(private readonly attachments: KeepAttachment) {}

  @Post()
  @Permission('execution.perform')
  @ApiConsumes(...FILE_TYPES)
  @ApiBody({ description: 'JPEG, PNG or PDF, told by its content', schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: AttachmentResponse })
  async keep(@Command() context: CommandContext, @Param('id') runId: string, @Body() body: unknown): Promise<AttachmentResponse> {
    return this.attachments.execute(runId, body, context);
  }

  @Get(':sha256')
  @Permission('execution.read')
  @ApiProduces('image/jpeg', 'image/png', 'application/pdf', 'text/csv')
  @ApiOkResponse({ description: 'The bytes, checked against their hash', schema: { type: 'string', format: 'binary' } })
  async read(@CurrentActor() actor: Actor, @Param('id') runId: string, @Param('sha256') sha256: string): Promise<StreamableFile> {
    const { bytes, mediaType, size } = await this.attachments.read(runId, sha256, actor);
    return new StreamableFile(bytes, { type: mediaType, length: size, disposition: 'inline' });
  }
}
