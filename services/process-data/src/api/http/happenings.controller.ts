import { CurrentActor, Permission, type Actor } from '@batchwright/access';
import { refuse } from '@batchwright/kernel';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Happenings, ReadHappenings } from '../../application/happenings';
import { instantOrNone } from './curves.controller';
import { HappeningsResponse } from './happenings.dto';

/** Token under which the module provides the port. */
export const HAPPENINGS_READ = Symbol('happenings');

const MOST_EQUIPMENT = 50;
/** What is asked for when no time is told: everything. */
const [BEGINNING, END] = ['1970-01-01T00:00:00Z', '9999-12-31T00:00:00Z'];

@ApiTags('curves')
@Controller('v1/happenings')
export class HappeningsController {
  constructor(@Inject(HAPPENINGS_READ) private readonly happenings: ReadHappenings) {}

  @Get()
  @Permission('process.read')
  @ApiOkResponse({ type: HappeningsResponse })
  @ApiQuery({ name: 'equipment', required: false, schema: { type: 'string', maxLength: 5000 }, description: `Codes with commas between, at most ${MOST_EQUIPMENT}: runs, steps and exceptions of these; left out: a run has to be named` })
  @ApiQuery({ name: 'runId', required: false, schema: { type: 'string', maxLength: 100 }, description: 'Only of this run' })
  @ApiQuery({ name: 'from', required: false, schema: { type: 'string', maxLength: 27 }, description: 'What was over before is left out, UTC' })
  @ApiQuery({ name: 'until', required: false, schema: { type: 'string', maxLength: 27 }, description: 'What began later is left out, UTC' })
  async during(@CurrentActor() actor: Actor, @Query('equipment') equipment?: string, @Query('runId') runId?: string, @Query('from') from?: string, @Query('until') until?: string): Promise<Happenings> {
    instantOrNone('from', from);
    instantOrNone('until', until);
    const codes = equipment?.split(',').filter((code) => code !== '') ?? [];
    if (codes.length > MOST_EQUIPMENT || (codes.length === 0 && !runId)) throw refuse('parameter-invalid', { name: 'equipment', why: `from 1 to ${MOST_EQUIPMENT} codes, or a run` }, { field: 'equipment' });
    return this.happenings.during(actor.sites, { equipment: codes, from: from ?? BEGINNING, until: until ?? END, ...(runId ? { runId } : {}) });
  }
}
