import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { ApiPageOf, Command, CommandAnswer, pageOf, Paging, type Page, type PageRequest } from '@batchwright/host';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { LockPerson } from '../../application/lock-person';
import type { People, PersonView } from '../../application/people';
import { RegisterPerson } from '../../application/register-person';
import { MeResponse, PersonResponse, ReasonRequest, RegisterPersonRequest } from './identity.dto';
import { PEOPLE } from './ports';

@ApiTags('people')
@Controller('v1')
export class PeopleController {
  constructor(
    private readonly registerPerson: RegisterPerson,
    private readonly lockPerson: LockPerson,
    @Inject(PEOPLE) private readonly people: People,
  ) {}

  @Get('me')
  @Permission('identity.read-me')
  @ApiOkResponse({ type: MeResponse })
  me(@CurrentActor() actor: Actor): MeResponse {
    const { person, name, account, roles, sites, terminal } = actor;
    return { person, name, account, roles: [...roles], sites: [...sites], ...(terminal === undefined ? {} : { terminal }) };
  }

  @Get('people')
  @Permission('identity.read-people')
  @ApiPageOf(PersonResponse)
  @ApiQuery({ name: 'role', required: false, schema: { type: 'string', maxLength: 100 } })
  @ApiQuery({ name: 'site', required: false, schema: { type: 'string', maxLength: 10 } })
  async list(@CurrentActor() actor: Actor, @Paging() page: PageRequest, @Query('role') role?: string, @Query('site') site?: string): Promise<Page<PersonView>> {
    const rows = await this.people.list(actor.sites, { role, site, after: page.after, limit: page.limit + 1 });
    return pageOf(rows, page, ({ person }) => person);
  }

  @Post('people')
  @Permission('identity.register-person')
  @ApiCreatedResponse({ type: CommandAnswer })
  register(@Command() context: CommandContext, @Body() body: RegisterPersonRequest): Promise<CommandAnswer> {
    return this.registerPerson.execute(body, context);
  }

  @Post('people/:person/lock')
  @HttpCode(200)
  @Permission('identity.register-person')
  @ApiOkResponse({ type: CommandAnswer })
  lock(@Command() context: CommandContext, @Param('person') person: string, @Body() body: ReasonRequest): Promise<CommandAnswer> {
    return this.lockPerson.execute(person, 'lock', body.reason, context);
  }

  @Post('people/:person/unlock')
  @HttpCode(200)
  @Permission('identity.register-person')
  @ApiOkResponse({ type: CommandAnswer })
  unlock(@Command() context: CommandContext, @Param('person') person: string, @Body() body: ReasonRequest): Promise<CommandAnswer> {
    return this.lockPerson.execute(person, 'unlock', body.reason, context);
  }
}
