import { CurrentActor, Permission, type Actor } from '@batchwright/access';
import { CountField, IdField, ListField, SiteField } from '@batchwright/host';
import { refuse } from '@batchwright/kernel';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { CallCounts } from '../../application/call-counts';

/** Token under which the module provides the port. */
export const CALL_COUNTS = Symbol('call counts');

const MOMENT = { type: 'string', format: 'date-time', maxLength: 30 } as const;
const BEGINNING = '1970-01-01T00:00:00.000Z';
const END = '9999-12-31T00:00:00.000Z';

export class CallCountResponse {
  @SiteField()
  site!: string;

  @IdField({ optional: true, description: 'Code of the recipe' })
  recipe?: string;

  @IdField({ example: 'blend', description: 'Step of the recipe' })
  stepId!: string;

  @CountField(1, 1_000_000_000, { description: 'Sessions in which somebody was called' })
  sessions!: number;

  @CountField(1, 1_000_000_000)
  calls!: number;

  @CountField(0, 1_000_000_000)
  accepted!: number;

  @CountField(0, 1_000_000_000)
  declined!: number;

  @CountField(0, 1_000_000_000)
  missed!: number;

  @CountField(0, 1_000_000, { optional: true, description: 'Half of the calls that were taken were taken within so many seconds' })
  medianSeconds?: number;

  @CountField(0, 1_000_000, { optional: true, description: 'All of them within so many' })
  slowestSeconds?: number;
}

export class CallCountsResponse {
  @ListField(CallCountResponse, 500, { description: 'The step with most calls first' })
  items!: CallCountResponse[];
}

/** How often experts are called, to what, and how fast they answer. */
@ApiTags('sessions')
@Controller('v1/call-counts')
export class CallCountsController {
  constructor(@Inject(CALL_COUNTS) private readonly counts: CallCounts) {}

  @Get()
  @Permission('tandem.read')
  @ApiOkResponse({ type: CallCountsResponse })
  @ApiQuery({ name: 'from', required: false, schema: MOMENT, description: 'Calls from here on, plant time' })
  @ApiQuery({ name: 'until', required: false, schema: MOMENT, description: 'Calls before, plant time' })
  async list(@CurrentActor() actor: Actor, @Query('from') from?: string, @Query('until') until?: string): Promise<CallCountsResponse> {
    return { items: await this.counts.count(actor.sites, momentOf(from, 'from', BEGINNING), momentOf(until, 'until', END)) };
  }
}

function momentOf(text: string | undefined, field: string, otherwise: string): string {
  if (text === undefined || text === '') return otherwise;
  const moment = Date.parse(text);
  if (Number.isNaN(moment)) throw refuse('not-an-instant', { value: text.slice(0, 40) }, { field });
  return new Date(moment).toISOString();
}
