import { CurrentActor, Permission, type Actor } from '@batchwright/access';
import { ApiPageOf, pageOf, Paging, type Page, type PageRequest } from '@batchwright/host';
import { refuse } from '@batchwright/kernel';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { EquipmentUses, TagNow } from '../../application/equipment-uses';
import { CURVE_POINTS, ReadCurve } from '../../application/read-curve';
import { CurveResponse } from './curves.dto';
import { TagNowResponse } from './runs.dto';

/** Token under which the module provides the port. */
export const EQUIPMENT_USES = Symbol('equipment-uses');

const HOUR_MS = 3_600_000;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/;

/** An instant of a question, or none. Refusal: `not-an-instant`. */
export function instantOrNone(field: string, value: string | undefined): void {
  if (value !== undefined && (!INSTANT.test(value) || Number.isNaN(Date.parse(value)))) throw refuse('not-an-instant', {}, { field });
}

@ApiTags('curves')
@Controller('v1/tags')
export class CurvesController {
  constructor(
    private readonly readCurve: ReadCurve,
    @Inject(EQUIPMENT_USES) private readonly uses: EquipmentUses,
  ) {}

  @Get()
  @Permission('process.read')
  @ApiPageOf(TagNowResponse)
  @ApiQuery({ name: 'equipment', required: false, schema: { type: 'string', maxLength: 100 }, description: 'Only tags of this equipment or room' })
  async list(@CurrentActor() actor: Actor, @Paging() page: PageRequest, @Query('equipment') equipment?: string): Promise<Page<TagNow>> {
    const rows = await this.uses.tags(actor.sites, { ...(equipment ? { equipment: [equipment] } : {}), ...(page.after === undefined ? {} : { after: page.after }), limit: page.limit + 1, newest: true });
    return pageOf(rows, page, ({ code }) => code);
  }

  @Get(':code/curve')
  @Permission('process.read')
  @ApiOkResponse({ type: CurveResponse })
  @ApiQuery({ name: 'from', required: false, schema: { type: 'string', maxLength: 27 }, description: 'First moment, UTC; left out: an hour before the last' })
  @ApiQuery({ name: 'until', required: false, schema: { type: 'string', maxLength: 27 }, description: 'First moment that does not count any more, UTC; left out: now' })
  @ApiQuery({ name: 'points', required: false, schema: { type: 'integer', minimum: 8, maximum: 10_000 }, description: 'Most samples of the answer, chosen so that no peak is lost; left out: all, page by page' })
  curve(@CurrentActor() actor: Actor, @Param('code') code: string, @Query('from') from?: string, @Query('until') until?: string, @Query('points') points?: string): Promise<CurveResponse> {
    if (points !== undefined && !(/^\d{1,5}$/.test(points) && Number(points) >= 8 && Number(points) <= CURVE_POINTS)) throw refuse('not-a-decimal', { found: points }, { field: 'points' });
    instantOrNone('from', from);
    instantOrNone('until', until);
    const end = until ?? new Date().toISOString();
    return this.readCurve.execute(actor.sites, code, from ?? new Date(Date.parse(end) - HOUR_MS).toISOString(), end, points === undefined ? undefined : Number(points));
  }
}
