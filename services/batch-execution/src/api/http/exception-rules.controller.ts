import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { ApiPageOf, Command, CommandAnswer, pageOf, Paging, StatementResponse, type Page, type PageRequest } from '@batchwright/host';
import { refuse } from '@batchwright/kernel';
import type { Evidence } from '@batchwright/records';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ChangeExceptionRules, type WantedExceptionRules } from '../../application/change-exception-rules';
import { ReadExceptionRules, type ExceptionRuleRow } from '../../application/read-exception-rules';
import { ChangeExceptionRulesRequest, ExceptionRulesChangeResponse, ExceptionRulesPageResponse, SignExceptionRulesRequest } from './exception-rules.dto';

/** How a site treats exceptions: how grave, who signs, what stops (G2). */
@ApiTags('exceptions')
@Controller('v1/exception-rules')
export class ExceptionRulesController {
  constructor(
    private readonly rules: ReadExceptionRules,
    private readonly changeRules: ChangeExceptionRules,
  ) {}

  @Get()
  @Permission('execution.read')
  @ApiOkResponse({ type: ExceptionRulesPageResponse })
  async list(@CurrentActor() actor: Actor): Promise<object> {
    return { items: await this.rules.execute(actor) };
  }

  @Get(':site/changes')
  @Permission('execution.read')
  @ApiPageOf(ExceptionRulesChangeResponse)
  async changes(@CurrentActor() actor: Actor, @Paging() page: PageRequest, @Param('site') site: string): Promise<Page<object>> {
    if (!actor.sites.includes(site)) throw refuse('not-found', { what: 'site', id: site }, { rule: '21 CFR 11.10(d)' });
    if (page.after !== undefined && !/^\d{1,7}$/.test(page.after)) throw refuse('parameter-invalid', { name: 'after', why: '`next` of the page before' }, { field: 'after' });
    const rows = await this.rules.changes(actor, site, { ...(page.after === undefined ? {} : { before: Number(page.after) }), limit: page.limit + 1 });
    return pageOf(rows, page, ({ version }) => String(version));
  }

  @Post(':site/change/statements')
  @HttpCode(200)
  @Permission('execution.set-exception-rules')
  @ApiOkResponse({ type: StatementResponse })
  async statement(@Command() context: CommandContext, @Param('site') site: string, @Body() body: ChangeExceptionRulesRequest): Promise<StatementResponse> {
    return { statement: { ...(await this.changeRules.putForSignature(site, wantedOf(body), context)) } };
  }

  @Post(':site/change')
  @HttpCode(200)
  @Permission('execution.set-exception-rules')
  @ApiOkResponse({ type: CommandAnswer })
  change(@Command() context: CommandContext, @Param('site') site: string, @Body() body: SignExceptionRulesRequest): Promise<CommandAnswer> {
    return this.changeRules.execute(site, wantedOf(body), body.evidence as unknown as Evidence, context);
  }
}

function wantedOf({ version, rules, reason }: ChangeExceptionRulesRequest): WantedExceptionRules {
  return { version, rules: rules as unknown as ExceptionRuleRow[], reason };
}
