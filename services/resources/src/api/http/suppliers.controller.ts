import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { Command, CommandAnswer, StatementResponse } from '@batchwright/host';
import type { Evidence, Statement } from '@batchwright/records';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { QualifySuppliers } from '../../application/suppliers';
import { QualifySupplierRequest, SignedQualifySupplierRequest, SignedWithdrawSupplierRequest, SuppliersResponse, WithdrawSupplierRequest } from './suppliers.dto';

/** Which supplier is qualified for which material. */
@ApiTags('materials')
@Controller('v1/suppliers')
export class SuppliersController {
  constructor(private readonly suppliers: QualifySuppliers) {}

  @Get()
  @Permission('resources.read')
  @ApiOkResponse({ type: SuppliersResponse })
  @ApiQuery({ name: 'material', required: false, schema: { type: 'string', maxLength: 100 } })
  async list(@CurrentActor() actor: Actor, @Query('material') material?: string): Promise<SuppliersResponse> {
    return { items: await this.suppliers.list(actor.sites, material) };
  }

  @Post('qualification/statements')
  @HttpCode(200)
  @Permission('resources.qualify-supplier')
  @ApiOkResponse({ type: StatementResponse })
  async putQualification(@Command() context: CommandContext, @Body() { until, ...of }: QualifySupplierRequest): Promise<{ statement: Statement }> {
    return { statement: await this.suppliers.put(of, { act: 'qualify', until }, context) };
  }

  @Post('qualification')
  @HttpCode(200)
  @Permission('resources.qualify-supplier')
  @ApiOkResponse({ type: CommandAnswer })
  qualify(@Command() context: CommandContext, @Body() { until, evidence, ...of }: SignedQualifySupplierRequest): Promise<CommandAnswer> {
    return this.suppliers.execute(of, { act: 'qualify', until }, evidence as unknown as Evidence, context);
  }

  @Post('withdrawal/statements')
  @HttpCode(200)
  @Permission('resources.qualify-supplier')
  @ApiOkResponse({ type: StatementResponse })
  async putWithdrawal(@Command() context: CommandContext, @Body() { reason, ...of }: WithdrawSupplierRequest): Promise<{ statement: Statement }> {
    return { statement: await this.suppliers.put(of, { act: 'withdraw', reason }, context) };
  }

  @Post('withdrawal')
  @HttpCode(200)
  @Permission('resources.qualify-supplier')
  @ApiOkResponse({ type: CommandAnswer })
  withdraw(@Command() context: CommandContext, @Body() { reason, evidence, ...of }: SignedWithdrawSupplierRequest): Promise<CommandAnswer> {
    return this.suppliers.execute(of, { act: 'withdraw', reason }, evidence as unknown as Evidence, context);
  }
}
