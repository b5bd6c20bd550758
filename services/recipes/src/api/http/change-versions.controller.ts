import { Permission, type CommandContext } from '@batchwright/access';
import { Command, CommandAnswer, StatementResponse } from '@batchwright/host';
import type { Evidence } from '@batchwright/records';
import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApproveRecipeVersion } from '../../application/approve-recipe-version';
import { ConfirmReview } from '../../application/confirm-review';
import { MakeVersionEffective } from '../../application/make-version-effective';
import { ReviewRecipeVersion } from '../../application/review-recipe-version';
import { WithdrawRecipeVersion } from '../../application/withdraw-recipe-version';
import { WriteRecipeVersion } from '../../application/write-recipe-version';
import { DraftVersionRequest, EffectivenessRequest, EffectivenessStatementRequest, ReasonRequest, ReviseVersionRequest, SignedRequest, WithdrawVersionRequest } from './recipes.dto';

@ApiTags('recipe versions')
@Controller('v1/versions')
export class ChangeVersionsController {
  constructor(
    private readonly write: WriteRecipeVersion,
    private readonly review: ReviewRecipeVersion,
    private readonly approve: ApproveRecipeVersion,
    private readonly makeEffective: MakeVersionEffective,
    private readonly confirm: ConfirmReview,
    private readonly withdraw: WithdrawRecipeVersion,
  ) {}

  @Post()
  @Permission('recipes.draft')
  @ApiCreatedResponse({ type: CommandAnswer })
  draft(@Command() context: CommandContext, @Body() body: DraftVersionRequest): Promise<CommandAnswer> {
    const { site, document, changeControl, basedOn } = body;
    return this.write.draft({ site, document, changeControl: changeControl ?? '', ...(basedOn === undefined ? {} : { basedOn }) }, context);
  }

  @Put(':id')
  @Permission('recipes.draft')
  @ApiOkResponse({ type: CommandAnswer })
  revise(@Command() context: CommandContext, @Param('id') id: string, @Body() body: ReviseVersionRequest): Promise<CommandAnswer> {
    return this.write.revise(id, body.document, body.changeControl, context, body.replaces);
  }

  @Post(':id/submission')
  @HttpCode(200)
  @Permission('recipes.submit')
  @ApiOkResponse({ type: CommandAnswer })
  submit(@Command() context: CommandContext, @Param('id') id: string): Promise<CommandAnswer> {
    return this.review.submit(id, context);
  }

  @Post(':id/return')
  @HttpCode(200)
  @Permission('recipes.return')
  @ApiOkResponse({ type: CommandAnswer })
  giveBack(@Command() context: CommandContext, @Param('id') id: string, @Body() body: ReasonRequest): Promise<CommandAnswer> {
    return this.review.giveBack(id, body.reason, context);
  }

  @Post(':id/approval/statements')
  @HttpCode(200)
  @Permission('recipes.approve')
  @ApiOkResponse({ type: StatementResponse })
  async approvalStatement(@Command() context: CommandContext, @Param('id') id: string): Promise<object> {
    return { statement: await this.approve.putForSignature(id, context) };
  }

  @Post(':id/approval')
  @HttpCode(200)
  @Permission('recipes.approve')
  @ApiOkResponse({ type: CommandAnswer })
  approval(@Command() context: CommandContext, @Param('id') id: string, @Body() body: SignedRequest): Promise<CommandAnswer> {
    return this.approve.execute(id, body.evidence as unknown as Evidence, context);
  }

  @Post(':id/effectiveness/statements')
  @HttpCode(200)
  @Permission('recipes.make-effective')
  @ApiOkResponse({ type: StatementResponse })
  async effectivenessStatement(@Command() context: CommandContext, @Param('id') id: string, @Body() body: EffectivenessStatementRequest): Promise<object> {
    return { statement: await this.makeEffective.putForSignature(id, body.effectiveDate, context) };
  }

  @Post(':id/effectiveness')
  @HttpCode(200)
  @Permission('recipes.make-effective')
  @ApiOkResponse({ type: CommandAnswer })
  effectiveness(@Command() context: CommandContext, @Param('id') id: string, @Body() body: EffectivenessRequest): Promise<CommandAnswer> {
    return this.makeEffective.execute(id, body.effectiveDate, body.evidence as unknown as Evidence, context);
  }

  @Post(':id/review/statements')
  @HttpCode(200)
  @Permission('recipes.confirm-review')
  @ApiOkResponse({ type: StatementResponse })
  async reviewStatement(@Command() context: CommandContext, @Param('id') id: string): Promise<object> {
    return { statement: await this.confirm.putForSignature(id, context) };
  }

  @Post(':id/review')
  @HttpCode(200)
  @Permission('recipes.confirm-review')
  @ApiOkResponse({ type: CommandAnswer })
  confirmReview(@Command() context: CommandContext, @Param('id') id: string, @Body() body: SignedRequest): Promise<CommandAnswer> {
    return this.confirm.execute(id, body.evidence as unknown as Evidence, context);
  }

  @Post(':id/withdrawal/statements')
  @HttpCode(200)
  @Permission('recipes.withdraw')
  @ApiOkResponse({ type: StatementResponse })
  async withdrawalStatement(@Command() context: CommandContext, @Param('id') id: string, @Body() body: ReasonRequest): Promise<object> {
    return { statement: await this.withdraw.putForSignature(id, body.reason, context) };
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @Permission('recipes.withdraw')
  @ApiOkResponse({ type: CommandAnswer })
  withdrawal(@Command() context: CommandContext, @Param('id') id: string, @Body() body: WithdrawVersionRequest): Promise<CommandAnswer> {
    return this.withdraw.execute(id, body.reason, body.evidence as unknown as Evidence, context);
  }
}
