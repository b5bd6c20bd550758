import { CurrentActor, Permission, type Actor } from '@batchwright/access';
import { ApiPageOf, pageOf, Paging, type Page, type PageRequest } from '@batchwright/host';
import { refuse } from '@batchwright/kernel';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReadRecord } from '../../application/read-record';
import { AuditResponse, RecordResponse } from './record.dto';
import { auditResponse } from './run-response';

/** The record of a run, verbatim, and its audit trail. */
@ApiTags('record')
@Controller('v1/runs/:id')
export class RecordController {
  constructor(private readonly reads: ReadRecord) {}

  @Get('record')
  @Permission('execution.read')
  @ApiPageOf(RecordResponse)
  async record(@CurrentActor() actor: Actor, @Param('id') id: string, @Paging() page: PageRequest): Promise<Page<RecordResponse>> {
    return pageOf((await this.reads.record(actor, id, asked(page))) as RecordResponse[], page, ({ sequence }) => String(sequence));
  }

  @Get('audit')
  @Permission('execution.read')
  @ApiPageOf(AuditResponse)
  async audit(@CurrentActor() actor: Actor, @Param('id') id: string, @Paging() page: PageRequest): Promise<Page<AuditResponse>> {
    return pageOf((await this.reads.audit(actor, id, asked(page))).map(auditResponse), page, ({ number }) => String(number));
  }
}

function asked(page: PageRequest): { after?: string; limit: number } {
  if (page.after !== undefined && !/^\d{1,15}$/.test(page.after)) throw refuse('parameter-invalid', { name: 'after', why: 'a number' }, { field: 'after' });
  return { limit: page.limit + 1, ...(page.after === undefined ? {} : { after: page.after }) };
}
