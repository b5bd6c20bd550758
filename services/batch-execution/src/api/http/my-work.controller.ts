import { CurrentActor, Permission, type Actor } from '@batchwright/access';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ReadMyWork } from '../../application/read-my-work';
import { MyWorkResponse } from './my-work.dto';

@ApiTags('my work')
@Controller('v1/my-work')
export class MyWorkController {
  constructor(private readonly work: ReadMyWork) {}

  @Get()
  @Permission('execution.read')
  @ApiOkResponse({ type: MyWorkResponse })
  async list(@CurrentActor() actor: Actor): Promise<MyWorkResponse> {
    return { items: await this.work.execute(actor) };
  }
}
