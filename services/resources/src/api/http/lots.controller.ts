import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { ApiPageOf, Command, CommandAnswer, pageOf, Paging, StatementResponse, type Page, type PageRequest } from '@batchwright/host';
import type { Evidence, Statement } from '@batchwright/records';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { BlockLot } from '../../application/block-lot';
import { ChangeStock } from '../../application/change-stock';
import { DisposeLot } from '../../application/dispose-lot';
import { Labels, type ContainerLabel } from '../../application/labels';
import { NameSupplier } from '../../application/name-supplier';
import { ReadLots, type LotView } from '../../application/read-lots';
import { ReceiveLot } from '../../application/receive-lot';
import { ReasonRequest } from './equipment.dto';
import { LabelsResponse, PrintLabelsRequest } from './labels.dto';
import { CategoryRequest, DisposeLotRequest, DispositionRequest, LotResponse, ProduceLotRequest, ReceiveLotRequest, type ReceivedContainerRequest } from './lots.dto';
import { NameSupplierRequest } from './suppliers.dto';

@ApiTags('lots')
@Controller('v1/lots')
export class LotsController {
  constructor(
    private readonly read: ReadLots,
    private readonly receiveLot: ReceiveLot,
    private readonly disposeLot: DisposeLot,
    private readonly blocking: BlockLot,
    private readonly stock: ChangeStock,
    private readonly labels: Labels,
    private readonly suppliers: NameSupplier,
  ) {}

  @Get()
  @Permission('resources.read')
  @ApiPageOf(LotResponse)
  @ApiQuery({ name: 'material', required: false, schema: { type: 'string', maxLength: 100 } })
  @ApiQuery({ name: 'number', required: false, schema: { type: 'string', maxLength: 100 } })
  @ApiQuery({ name: 'disposition', required: false, schema: { type: 'string', enum: ['quarantine', 'released', 'restricted', 'rejected'] } })
  async list(
    @CurrentActor() actor: Actor, @Paging() page: PageRequest, @Query('material') material?: string, @Query('number') number?: string, @Query('disposition') disposition?: string,
  ): Promise<Page<LotView>> {
    const rows = await this.read.list(actor.sites, { material, number, disposition, after: page.after, limit: page.limit + 1 });
    return pageOf(rows, page, ({ id }) => id);
  }

  @Get(':id')
  @Permission('resources.read')
  @ApiOkResponse({ type: LotResponse })
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<LotView> {
    return this.read.one(actor.sites, id);
  }

  @Post()
  @Permission('resources.receive-lot')
  @ApiCreatedResponse({ type: CommandAnswer })
  receive(@Command() context: CommandContext, @Body() body: ReceiveLotRequest): Promise<CommandAnswer> {
    const { site, containers, ...facts } = body;
    return this.receiveLot.execute(site, { ...facts, containers: drums(containers) }, context);
  }

  @Post('production')
  @Permission('resources.produce-lot')
  @ApiCreatedResponse({ type: CommandAnswer })
  produce(@Command() context: CommandContext, @Body() body: ProduceLotRequest): Promise<CommandAnswer> {
    const { site, containers, ...facts } = body;
    return this.receiveLot.execute(site, { ...facts, containers: drums(containers) }, context);
  }

  @Post(':id/category')
  @HttpCode(200)
  @Permission('resources.categorise-lot')
  @ApiOkResponse({ type: CommandAnswer })
  categorise(@Command() context: CommandContext, @Param('id') id: string, @Body() body: CategoryRequest): Promise<CommandAnswer> {
    return this.stock.category(id, body.category, body.reason, context);
  }

  @Post(':id/supplier')
  @HttpCode(200)
  @Permission('resources.receive-lot')
  @ApiOkResponse({ type: CommandAnswer })
  nameSupplier(@Command() context: CommandContext, @Param('id') id: string, @Body() body: NameSupplierRequest): Promise<CommandAnswer> {
    return this.suppliers.execute(id, body.supplier, body.reason, context);
  }

  @Get(':id/labels')
  @Permission('resources.read')
  @ApiOkResponse({ type: LabelsResponse })
  async labelsOf(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<{ items: ContainerLabel[] }> {
    return { items: await this.labels.of(actor.sites, id) };
  }

  @Post(':id/labels')
  @HttpCode(200)
  @Permission('resources.print-label')
  @ApiOkResponse({ type: CommandAnswer })
  printLabels(@Command() context: CommandContext, @Param('id') id: string, @Body() body: PrintLabelsRequest): Promise<CommandAnswer> {
    return this.labels.print(id, body.containers, body.reason ?? '', context);
  }

  @Post(':id/disposition/statements')
  @HttpCode(200)
  @Permission('resources.release-lot')
  @ApiOkResponse({ type: StatementResponse })
  async putDisposition(@Command() context: CommandContext, @Param('id') id: string, @Body() body: DispositionRequest): Promise<{ statement: Statement }> {
    return { statement: await this.disposeLot.put(id, body.disposition, body.reason ?? '', context) };
  }

  @Post(':id/disposition')
  @HttpCode(200)
  @Permission('resources.release-lot')
  @ApiOkResponse({ type: CommandAnswer })
  dispose(@Command() context: CommandContext, @Param('id') id: string, @Body() body: DisposeLotRequest): Promise<CommandAnswer> {
    return this.disposeLot.execute(id, body.disposition, body.reason ?? '', body.evidence as unknown as Evidence, context);
  }

  @Post(':id/block')
  @HttpCode(200)
  @Permission('resources.block-lot')
  @ApiOkResponse({ type: CommandAnswer })
  block(@Command() context: CommandContext, @Param('id') id: string, @Body() body: ReasonRequest): Promise<CommandAnswer> {
    return this.blocking.execute(id, 'block', body.reason, context);
  }

  @Post(':id/unblock')
  @HttpCode(200)
  @Permission('resources.block-lot')
  @ApiOkResponse({ type: CommandAnswer })
  unblock(@Command() context: CommandContext, @Param('id') id: string, @Body() body: ReasonRequest): Promise<CommandAnswer> {
    return this.blocking.execute(id, 'unblock', body.reason, context);
  }
}

function drums(containers: readonly ReceivedContainerRequest[]): { code: string; value: string; unit: string; location?: string }[] {
  return containers.map(({ code, quantity, location }) => ({ code, ...quantity, ...(location === undefined ? {} : { location }) }));
}
