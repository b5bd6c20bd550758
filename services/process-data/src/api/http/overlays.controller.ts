import { CurrentActor, Permission, type Actor } from '@batchwright/access';
import { ApiPageOf, pageOf, Paging, type Page, type PageRequest } from '@batchwright/host';
import { refuse } from '@batchwright/kernel';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { ComparableRun, Overlays, PhaseAsked, SeenPhase, SeenRecipe } from '../../application/overlays';
import { CURVE_POINTS } from '../../application/read-curve';
import { OVERLAY_RUNS, ReadOverlay, type Overlay } from '../../application/read-overlay';
import { ComparableRunResponse, OverlayResponse, SeenPhasesResponse, SeenRecipeResponse } from './overlays.dto';

/** Token under which the module provides the port. */
export const OVERLAYS = Symbol('overlays');

/** Runs that are looked at for the phases of a recipe. */
const NEWEST = 20;
/** Points of a curve that are chosen when nobody says how many. */
const POINTS = 1000;

const whole = (name: string, value: string | undefined, least: number, most: number): number | undefined => {
  if (value === undefined) return undefined;
  if (!/^\d{1,7}$/.test(value) || Number(value) < least || Number(value) > most) throw refuse('parameter-invalid', { name, why: `a number from ${least} to ${most}` }, { field: name });
  return Number(value);
};

@ApiTags('overlays')
@Controller('v1/recipes')
export class OverlaysController {
  constructor(
    private readonly readOverlay: ReadOverlay,
    @Inject(OVERLAYS) private readonly overlays: Overlays,
  ) {}

  @Get()
  @Permission('process.read')
  @ApiPageOf(SeenRecipeResponse)
  async recipes(@CurrentActor() actor: Actor, @Paging() page: PageRequest): Promise<Page<SeenRecipe>> {
    const rows = await this.overlays.recipes(actor.sites, { ...(page.after === undefined ? {} : { after: page.after }), limit: page.limit + 1 });
    return pageOf(rows, page, ({ recipe }) => recipe);
  }

  @Get(':recipe/runs')
  @Permission('process.read')
  @ApiPageOf(ComparableRunResponse)
  @ApiQuery({ name: 'version', required: false, schema: { type: 'integer', minimum: 0, maximum: 1_000_000 }, description: 'Only runs of this version' })
  async runs(@CurrentActor() actor: Actor, @Param('recipe') recipe: string, @Paging() page: PageRequest, @Query('version') version?: string): Promise<Page<ComparableRun>> {
    const only = whole('version', version, 0, 1_000_000);
    const rows = await this.overlays.runs(actor.sites, recipe, { ...(only === undefined ? {} : { version: only }), ...(page.after === undefined ? {} : { after: page.after }), limit: page.limit + 1 });
    if (rows.length === 0 && page.after === undefined) throw refuse('not-found', { what: 'recipe', id: recipe });
    return pageOf(rows, page, ({ id }) => id);
  }

  @Get(':recipe/phases')
  @Permission('process.read')
  @ApiOkResponse({ type: SeenPhasesResponse })
  async phases(@CurrentActor() actor: Actor, @Param('recipe') recipe: string): Promise<{ items: SeenPhase[] }> {
    const items = await this.overlays.phases(actor.sites, recipe, NEWEST);
    if (items.length === 0 && (await this.overlays.runs(actor.sites, recipe, { limit: 1 })).length === 0) throw refuse('not-found', { what: 'recipe', id: recipe });
    return { items };
  }

  @Get(':recipe/points/:point/overlay')
  @Permission('process.read')
  @ApiOkResponse({ type: OverlayResponse })
  @ApiQuery({ name: 'node', required: false, schema: { type: 'string', maxLength: 200 }, description: 'Key of the node from whose beginning on; neither node nor step: the whole run' })
  @ApiQuery({ name: 'step', required: false, schema: { type: 'string', maxLength: 200 }, description: 'Key of the step from whose beginning on' })
  @ApiQuery({ name: 'runs', required: false, schema: { type: 'string', maxLength: 2000 }, description: `Ids of runs, with commas between, at most ${OVERLAY_RUNS}; left out: the golden ones and the newest, sixteen together` })
  @ApiQuery({ name: 'points', required: false, schema: { type: 'integer', minimum: 8, maximum: CURVE_POINTS }, description: `Most points of each curve, chosen so that no peak is lost; left out: ${POINTS}` })
  overlay(
    @CurrentActor() actor: Actor, @Param('recipe') recipe: string, @Param('point') point: string,
    @Query('node') node?: string, @Query('step') step?: string, @Query('runs') runs?: string, @Query('points') points?: string,
  ): Promise<Overlay> {
    const phase: PhaseAsked = node ? { kind: 'node', key: node } : step ? { kind: 'step', key: step } : { kind: 'run', key: '' };
    const asked = runs?.split(',').map((id) => id.trim()).filter((id) => id !== '');
    return this.readOverlay.execute(actor.sites, recipe, { phase, point, ...(asked && asked.length > 0 ? { asked } : {}), points: whole('points', points, 8, CURVE_POINTS) ?? POINTS });
  }
}
