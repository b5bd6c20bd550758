import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { ApiPageOf, Command, CommandAnswer, pageOf, Paging, StatementResponse, type Page, type PageRequest } from '@batchwright/host';
import type { Evidence, Statement } from '@batchwright/records';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { GrantQualification } from '../../application/grant-qualification';
import { PutQualificationForSignature } from '../../application/put-qualification-for-signature';
import { PutRevocationForSignature } from '../../application/put-revocation-for-signature';
import type { Qualifications, QualificationView } from '../../application/qualifications';
import { RevokeQualification } from '../../application/revoke-qualification';
import { GrantQualificationRequest, QualificationRequest, QualificationResponse, RevocationRequest, RevokeQualificationRequest } from './qualifications.dto';

/** Token under which the module provides the port. */
export const QUALIFICATIONS = Symbol('qualifications');

@ApiTags('qualifications')
@Controller('v1/qualifications')
export class QualificationsController {
  constructor(
    private readonly putGrant: PutQualificationForSignature,
    private readonly grantQualification: GrantQualification,
    private readonly putRevocation: PutRevocationForSignature,
    private readonly revokeQualification: RevokeQualification,
    @Inject(QUALIFICATIONS) private readonly qualifications: Qualifications,
  ) {}

  @Get()
  @Permission('training.read')
  @ApiPageOf(QualificationResponse)
  @ApiQuery({ name: 'person', required: false, schema: { type: 'string', maxLength: 100 }, description: 'Employee number' })
  async list(@CurrentActor() actor: Actor, @Paging() page: PageRequest, @Query('person') person?: string): Promise<Page<QualificationView>> {
    const rows = await this.qualifications.list(actor.sites, { person, after: page.after, limit: page.limit + 1 });
    return pageOf(rows, page, (row) => row.id);
  }

  @Post('statements')
  @HttpCode(200)
  @Permission('training.grant')
  @ApiOkResponse({ type: StatementResponse })
  async statement(@Command() context: CommandContext, @Body() body: QualificationRequest): Promise<{ statement: Statement }> {
    return { statement: await this.putGrant.execute(body, context) };
  }

  @Post()
  @Permission('training.grant')
  @ApiCreatedResponse({ type: CommandAnswer })
  grant(@Command() context: CommandContext, @Body() body: GrantQualificationRequest): Promise<CommandAnswer> {
    const { evidence, ...facts } = body;
    return this.grantQualification.execute(facts, evidence as unknown as Evidence, context);
  }

  @Post(':id/revocation/statements')
  @HttpCode(200)
  @Permission('training.revoke')
  @ApiOkResponse({ type: StatementResponse })
  async revocationStatement(@Command() context: CommandContext, @Param('id') id: string, @Body() body: RevocationRequest): Promise<{ statement: Statement }> {
    return { statement: await this.putRevocation.execute(id, body.reason, context) };
  }

  @Post(':id/revocation')
  @HttpCode(200)
  @Permission('training.revoke')
  @ApiOkResponse({ type: CommandAnswer })
  revoke(@Command() context: CommandContext, @Param('id') id: string, @Body() body: RevokeQualificationRequest): Promise<CommandAnswer> {
    return this.revokeQualification.execute(id, body.reason, body.evidence as unknown as Evidence, context);
  }
}
