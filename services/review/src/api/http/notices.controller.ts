import { CurrentActor, Permission, type Actor } from '@batchwright/access';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ReadExceptions } from '../../application/read-exceptions';
import { NoticesResponse } from './exceptions.dto';

/** Most of one answer: the newest. */
const NEWEST = 10;

/** Whom exceptions are told to: quality of each, the roles that a reaction plan names of those that began it (A10, G1). */
@ApiTags('exceptions')
@Controller('v1/notices')
export class NoticesController {
  constructor(private readonly exceptions: ReadExceptions) {}

  @Get()
  @Permission('review.be-told')
  @ApiOkResponse({ type: NoticesResponse })
  async newest(@CurrentActor() { sites, roles }: Actor): Promise<NoticesResponse> {
    const rows = await this.exceptions.list(sites, { state: 'open', order: 'newest', toldTo: roles, limit: NEWEST });
    const items = rows.map(({ id, site, runId, runNumber, type, severity, step, text, texts, raisedAt, raisedBy, notify }) => ({
      id, site, runId, runNumber, type, severity, step, text, texts, raisedAt, raisedBy, toldAs: roles.filter((role) => notify.includes(role)),
    }));
    return { items };
  }
}
