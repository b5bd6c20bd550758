import { CurrentActor, Permission, type Actor } from '@batchwright/access';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ReadRunCurves } from '../../application/read-run-curves';
import { RunCurvesResponse } from './runs.dto';

@ApiTags('curves')
@Controller('v1/runs')
export class RunsController {
  constructor(private readonly readRunCurves: ReadRunCurves) {}

  @Get(':runId/curves')
  @Permission('process.read')
  @ApiOkResponse({ type: RunCurvesResponse })
  curves(@CurrentActor() actor: Actor, @Param('runId') runId: string): ReturnType<ReadRunCurves['execute']> {
    return this.readRunCurves.execute(actor.sites, runId);
  }
}
