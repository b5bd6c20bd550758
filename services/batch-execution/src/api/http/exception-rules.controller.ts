import { CurrentActor, Permission, type Actor } from '@batchwright/access';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ReadExceptionRules } from '../../application/read-exception-rules';
import { ExceptionRulesPageResponse } from './exception-rules.dto';

/** How a site treats exceptions: how grave, who signs, what stops (G2). */
@ApiTags('exceptions')
@Controller('v1/exception-rules')
export class ExceptionRulesController {
  constructor(private readonly rules: ReadExceptionRules) {}

  @Get()
  @Permission('execution.read')
  @ApiOkResponse({ type: ExceptionRulesPageResponse })
  list(@CurrentActor() actor: Actor): object {
    return { items: this.rules.execute(actor) };
  }
}
