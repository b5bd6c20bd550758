import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { ApiPageOf, Command, CommandAnswer, pageOf, Paging, StatementResponse, type Page, type PageRequest } from '@batchwright/host';
import type { Evidence, Statement } from '@batchwright/records';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { BlockEquipment } from '../../application/block-equipment';
import { ConfirmEquipment } from '../../application/confirm-equipment';
import type { EquipmentAct } from '../../application/equipment-acts';
import type { LogbookLine } from '../../application/equipment-items';
import { HandOverEquipment } from '../../application/hand-over-equipment';
import { ReadEquipment, type EquipmentView } from '../../application/read-equipment';
import { RegisterEquipment } from '../../application/register-equipment';
import {
  CalibrateEquipmentRequest, CalibrationRequest, CleanEquipmentRequest, CleaningRequest, EquipmentDetailResponse, EquipmentQualificationRequest, EquipmentResponse, MaintenanceRequest,
  QualifyEquipmentRequest, ReasonRequest, RegisterEquipmentRequest, TakeBackRequest,
} from './equipment.dto';

const LOGBOOK_LINES = 100;

@ApiTags('equipment')
@Controller('v1/equipment')
export class EquipmentController {
  constructor(
    private readonly read: ReadEquipment,
    private readonly register: RegisterEquipment,
    private readonly confirm: ConfirmEquipment,
    private readonly blocking: BlockEquipment,
    private readonly handOver: HandOverEquipment,
  ) {}

  @Get()
  @Permission('resources.read')
  @ApiPageOf(EquipmentResponse)
  @ApiQuery({ name: 'class', required: false, schema: { type: 'string', maxLength: 100 } })
  @ApiQuery({ name: 'area', required: false, schema: { type: 'string', maxLength: 100 } })
  async list(@CurrentActor() actor: Actor, @Paging() page: PageRequest, @Query('class') equipmentClass?: string, @Query('area') area?: string): Promise<Page<EquipmentView>> {
    const rows = await this.read.list(actor.sites, { equipmentClass, area, after: page.after, limit: page.limit + 1 });
    return pageOf(rows, page, ({ site, code }) => `${site}/${code}`);
  }

  @Get(':code')
  @Permission('resources.read')
  @ApiOkResponse({ type: EquipmentDetailResponse })
  one(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<EquipmentView & { readonly logbook: readonly LogbookLine[] }> {
    return this.read.one(actor.sites, code, LOGBOOK_LINES);
  }

  @Post()
  @Permission('resources.register-equipment')
  @ApiCreatedResponse({ type: CommandAnswer })
  create(@Command() context: CommandContext, @Body() body: RegisterEquipmentRequest): Promise<CommandAnswer> {
    const { site, code, title, class: equipmentClass, area = '', properties = [], needsCalibration = false, needsQualification = false } = body;
    const named = properties.map(({ property, ...amount }) => ({ name: property, ...amount }));
    return this.register.execute(site, { code, title, equipmentClass, area, properties: named, needsCalibration, needsQualification }, context);
  }

  @Post(':code/cleaning/statements')
  @HttpCode(200)
  @Permission('resources.clean-equipment')
  @ApiOkResponse({ type: StatementResponse })
  putCleaning(@Command() context: CommandContext, @Param('code') code: string, @Body() body: CleaningRequest): Promise<{ statement: Statement }> {
    return this.put(code, cleaningOf(body), context);
  }

  @Post(':code/cleaning')
  @HttpCode(200)
  @Permission('resources.clean-equipment')
  @ApiOkResponse({ type: CommandAnswer })
  clean(@Command() context: CommandContext, @Param('code') code: string, @Body() body: CleanEquipmentRequest): Promise<CommandAnswer> {
    return this.confirm.execute(code, cleaningOf(body), body.evidence as unknown as Evidence, context);
  }

  @Post(':code/calibration/statements')
  @HttpCode(200)
  @Permission('resources.calibrate-equipment')
  @ApiOkResponse({ type: StatementResponse })
  putCalibration(@Command() context: CommandContext, @Param('code') code: string, @Body() body: CalibrationRequest): Promise<{ statement: Statement }> {
    return this.put(code, calibrationOf(body), context);
  }

  @Post(':code/calibration')
  @HttpCode(200)
  @Permission('resources.calibrate-equipment')
  @ApiOkResponse({ type: CommandAnswer })
  calibrate(@Command() context: CommandContext, @Param('code') code: string, @Body() body: CalibrateEquipmentRequest): Promise<CommandAnswer> {
    return this.confirm.execute(code, calibrationOf(body), body.evidence as unknown as Evidence, context);
  }

  @Post(':code/qualification/statements')
  @HttpCode(200)
  @Permission('resources.qualify-equipment')
  @ApiOkResponse({ type: StatementResponse })
  putQualification(@Command() context: CommandContext, @Param('code') code: string, @Body() body: EquipmentQualificationRequest): Promise<{ statement: Statement }> {
    return this.put(code, { act: 'qualification', until: body.until }, context);
  }

  @Post(':code/qualification')
  @HttpCode(200)
  @Permission('resources.qualify-equipment')
  @ApiOkResponse({ type: CommandAnswer })
  qualify(@Command() context: CommandContext, @Param('code') code: string, @Body() body: QualifyEquipmentRequest): Promise<CommandAnswer> {
    return this.confirm.execute(code, { act: 'qualification', until: body.until }, body.evidence as unknown as Evidence, context);
  }

  @Post(':code/maintenance')
  @HttpCode(200)
  @Permission('resources.hand-over-equipment')
  @ApiOkResponse({ type: CommandAnswer })
  maintain(@Command() context: CommandContext, @Param('code') code: string, @Body() { workOrder, reason }: MaintenanceRequest): Promise<CommandAnswer> {
    return this.handOver.execute(code, { workOrder, reason }, context);
  }

  @Post(':code/maintenance/end/statements')
  @HttpCode(200)
  @Permission('resources.end-maintenance')
  @ApiOkResponse({ type: StatementResponse })
  putEnd(@Command() context: CommandContext, @Param('code') code: string, @Body() { workOrder, reason }: MaintenanceRequest): Promise<{ statement: Statement }> {
    return this.put(code, { act: 'take-back', workOrder, reason }, context);
  }

  @Post(':code/maintenance/end')
  @HttpCode(200)
  @Permission('resources.end-maintenance')
  @ApiOkResponse({ type: CommandAnswer })
  endMaintenance(@Command() context: CommandContext, @Param('code') code: string, @Body() { workOrder, reason, evidence }: TakeBackRequest): Promise<CommandAnswer> {
    return this.confirm.execute(code, { act: 'take-back', workOrder, reason }, evidence as unknown as Evidence, context);
  }

  @Post(':code/block')
  @HttpCode(200)
  @Permission('resources.block-equipment')
  @ApiOkResponse({ type: CommandAnswer })
  block(@Command() context: CommandContext, @Param('code') code: string, @Body() body: ReasonRequest): Promise<CommandAnswer> {
    return this.blocking.execute(code, 'block', body.reason, context);
  }

  @Post(':code/unblock')
  @HttpCode(200)
  @Permission('resources.block-equipment')
  @ApiOkResponse({ type: CommandAnswer })
  unblock(@Command() context: CommandContext, @Param('code') code: string, @Body() body: ReasonRequest): Promise<CommandAnswer> {
    return this.blocking.execute(code, 'unblock', body.reason, context);
  }

  private async put(code: string, act: EquipmentAct, context: CommandContext): Promise<{ statement: Statement }> {
    return { statement: await this.confirm.put(code, act, context) };
  }
}

function calibrationOf({ due, certificate }: CalibrationRequest): EquipmentAct {
  return { act: 'calibration', due, ...(certificate === undefined ? {} : { certificate }) };
}

function cleaningOf({ found, reason, holdSeconds, level }: CleaningRequest): EquipmentAct {
  return found === 'dirty' ? { act: 'found-dirty', reason: reason ?? '' } : { act: 'cleaning', holdSeconds, ...(level ? { level } : {}) };
}
