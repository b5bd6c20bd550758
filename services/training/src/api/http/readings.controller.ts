import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { ApiPageOf, Command, CommandAnswer, pageOf, Paging, StatementResponse, type Page, type PageRequest } from '@batchwright/host';
import type { Evidence, Statement } from '@batchwright/records';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { ReadVersion } from '../../application/read-version';
import type { Readings, ReadingTask } from '../../application/readings';
import { ReadingTaskResponse, ReadVersionRequest } from './readings.dto';

/** Token under which the module provides the port. */
export const READINGS = Symbol('readings');

/** Versions of recipes and controlled documents that people have to read before they work by them (H3). */
@ApiTags('readings')
@Controller('v1/readings')
export class ReadingsController {
  constructor(
    private readonly readVersion: ReadVersion,
    @Inject(READINGS) private readonly readings: Readings,
  ) {}

  @Get()
  @Permission('training.read')
  @ApiPageOf(ReadingTaskResponse)
  @ApiQuery({ name: 'person', required: false, schema: { type: 'string', maxLength: 100 }, description: 'Employee number; `me` = who asks' })
  async tasks(@CurrentActor() actor: Actor, @Paging() page: PageRequest, @Query('person') person?: string): Promise<Page<ReadingTask>> {
    const rows = await this.readings.tasks(actor.sites, { person: person === 'me' ? actor.person : person, after: page.after, limit: page.limit + 1 });
    return pageOf(rows, page, (row) => row.id);
  }

  @Post(':versionId/statements')
  @HttpCode(200)
  @Permission('training.read-version')
  @ApiOkResponse({ type: StatementResponse })
  async statement(@Command() context: CommandContext, @Param('versionId') versionId: string): Promise<{ statement: Statement }> {
    return { statement: await this.readVersion.putForSignature(versionId, context) };
  }

  @Post(':versionId')
  @HttpCode(200)
  @Permission('training.read-version')
  @ApiOkResponse({ type: CommandAnswer })
  sign(@Command() context: CommandContext, @Param('versionId') versionId: string, @Body() body: ReadVersionRequest): Promise<CommandAnswer> {
    return this.readVersion.execute(versionId, body.evidence as unknown as Evidence, context);
  }
}
