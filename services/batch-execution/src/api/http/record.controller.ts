import { CurrentActor, Permission, type Actor } from '@batchwright/access';
import { ApiPageOf, pageOf, Paging, type Page, type PageRequest } from '@batchwright/host';
import { refuse } from '@batchwright/kernel';
import { parseRecord } from '@batchwright/records';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { RunReads } from '../../application/run-reads';
import { AuditResponse, RecordResponse } from './record.dto';
import { auditResponse } from './run-response';

/** What is shown of runs. */
export const RUN_READS = Symbol('run reads');

/** The record of a run, verbatim, and its audit trail. */
@ApiTags('record')
@Controller('v1/runs/:id')
export class RecordController {
  constructor(@Inject(RUN_READS) private readonly reads: RunReads) {}

  @Get('record')
  @Permission('execution.read')
  @ApiPageOf(RecordResponse)
  async record(@CurrentActor() actor: Actor, @Param('id') id: string, @Paging() page: PageRequest): Promise<Page<RecordResponse>> {
    const rows = await this.reads.record(actor.sites, id, asked(page));
    if (rows.length === 0 && page.after === undefined) throw refuse('not-found', { what: 'run', id });
    const items = rows.map(({ sequence, type, canonical, leafHash }) => ({ sequence, type, body: parseRecord(canonical).body as Record<string, unknown>, leafHash, canonical }));
    return pageOf(items, page, ({ sequence }) => String(sequence));
  }

  @Get('audit')
  @Permission('execution.read')
  @ApiPageOf(AuditResponse)
  async audit(@CurrentActor() actor: Actor, @Param('id') id: string, @Paging() page: PageRequest): Promise<Page<AuditResponse>> {
    const rows = await this.reads.audit(actor.sites, id, asked(page));
    if (rows.length === 0 && page.after === undefined) throw refuse('not-found', { what: 'run', id });
    return pageOf(rows.map(auditResponse), page, ({ number }) => String(number));
  }
}

function asked(page: PageRequest): { after?: string; limit: number } {
  if (page.after !== undefined && !/^\d{1,15}$/.test(page.after)) throw refuse('parameter-invalid', { name: 'after', why: 'a number' }, { field: 'after' });
  return { limit: page.limit + 1, ...(page.after === undefined ? {} : { after: page.after }) };
}
