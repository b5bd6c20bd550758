import { CurrentActor, Permission, requireSite, type Actor } from '@batchwright/access';
import { ApiPageOf, pageOf, Paging, type Page, type PageRequest } from '@batchwright/host';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { MatrixColumn, MatrixRow, QualificationMatrix } from '../../application/matrix';
import { MatrixColumnsResponse, MatrixRowResponse } from './matrix.dto';

/** Token under which the module provides the matrix. */
export const MATRIX = Symbol('matrix');

const SITE = { name: 'site', required: true, schema: { type: 'string', pattern: '^[A-Z][A-Z0-9]{1,9}$', maxLength: 10 } } as const;

/** Who may do what: people down, training codes across (H1). */
@ApiTags('qualifications')
@Controller('v1/matrix')
export class MatrixController {
  constructor(@Inject(MATRIX) private readonly matrix: QualificationMatrix) {}

  @Get()
  @Permission('training.read')
  @ApiPageOf(MatrixRowResponse)
  @ApiQuery(SITE)
  async rows(@CurrentActor() actor: Actor, @Paging() page: PageRequest, @Query('site') site: string): Promise<Page<MatrixRow>> {
    requireSite(actor, site);
    const rows = await this.matrix.rows(site, { after: page.after, limit: page.limit + 1 });
    return pageOf(rows, page, (row) => row.person);
  }

  @Get('columns')
  @Permission('training.read')
  @ApiOkResponse({ type: MatrixColumnsResponse })
  @ApiQuery(SITE)
  async columns(@CurrentActor() actor: Actor, @Query('site') site: string): Promise<{ items: MatrixColumn[] }> {
    requireSite(actor, site);
    return { items: await this.matrix.columns(site) };
  }
}
