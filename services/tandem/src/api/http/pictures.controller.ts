import { Permission, type CommandContext } from '@batchwright/access';
import { Command, CommandAnswer, CountField, HashField } from '@batchwright/host';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { KeepPicture } from '../../application/keep-picture';

export class KeepPictureRequest {
  @HashField({ description: 'The frozen picture of the operator, as all were shown it' })
  file!: string;

  @CountField(1, 1_000_000_000, { description: 'Number under which it was shown' })
  picture!: number;
}

/** Frozen pictures that stay with the step, so that a signature from afar can name them. */
@ApiTags('talk')
@Controller('v1/sessions/:id')
export class PicturesController {
  constructor(private readonly keepPicture: KeepPicture) {}

  @Post('pictures')
  @Permission('tandem.take-part')
  @ApiCreatedResponse({ type: CommandAnswer })
  keep(@Command() context: CommandContext, @Param('id') id: string, @Body() body: KeepPictureRequest): Promise<CommandAnswer> {
    return this.keepPicture.execute(id, body, context);
  }
}
