import { CurrentActor, Permission, Public, type Actor } from '@batchwright/access';
import { ApiPageOf, ERROR_CATALOGUE, languageOf, pageOf, Paging, type Language, type Page, type PageRequest, type PlantSettings } from '@batchwright/host';
import { refuse } from '@batchwright/kernel';
import { Controller, Get, Headers, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { SecurityEvent, SecurityEvents } from '../../application/security-events';
import type { SigningKeys, SigningKeyView } from '../../application/signing-keys';
import { ConfigurationResponse, SecurityEventResponse, SigningKeyResponse } from './identity.dto';
import { SECURITY_EVENTS, SETTINGS, SIGNING_KEYS } from './ports';

@ApiTags('security')
@Controller('v1')
export class SecurityController {
  constructor(
    @Inject(SECURITY_EVENTS) private readonly events: SecurityEvents,
    @Inject(SIGNING_KEYS) private readonly archive: SigningKeys,
    @Inject(SETTINGS) private readonly settings: PlantSettings,
  ) {}

  @Get('keys')
  @Permission('identity.read-keys')
  @ApiPageOf(SigningKeyResponse)
  async keys(@Paging() page: PageRequest): Promise<Page<SigningKeyView>> {
    const rows = await this.archive.list({ after: page.after, limit: page.limit + 1 });
    return pageOf(rows, page, ({ id }) => id);
  }

  @Get('security-events')
  @Permission('identity.read-security-events')
  @ApiPageOf(SecurityEventResponse)
  @ApiQuery({ name: 'kind', required: false, schema: { type: 'string', maxLength: 100 } })
  @ApiQuery({ name: 'person', required: false, schema: { type: 'string', maxLength: 100 } })
  async list(@CurrentActor() actor: Actor, @Paging() page: PageRequest, @Query('kind') kind?: string, @Query('person') person?: string, @Headers('accept-language') languages?: string): Promise<Page<SecurityEventResponse>> {
    if (page.after !== undefined && !/^\d{4}-\d\d-\d\dT[\d:.]+Z~/.test(page.after)) throw refuse('parameter-invalid', { name: 'after', why: '`next` of the page before' }, { field: 'after' });
    const rows = await this.events.list(actor.sites, { kind, person, after: page.after, limit: page.limit + 1 });
    const { items, ...rest } = pageOf(rows, page, ({ at, id }) => `${at}~${id}`);
    return { ...rest, items: items.map((event) => titled(event, languageOf(languages))) };
  }

  @Get('configuration')
  @Public('the console needs it before anybody is signed in; it holds no secret')
  @ApiOkResponse({ type: ConfigurationResponse })
  configuration(): ConfigurationResponse {
    const { consoleIssuer, signingOrigin, sites, idleLockSeconds, clock } = this.settings;
    return { consoleIssuer, signingOrigin, sites: sites.map(({ code, name, timeZone }) => ({ code, name, timeZone })), idleLockSeconds, clock };
  }
}

/** With the words of a refusal, where it was one. */
function titled(event: SecurityEvent, language: Language): SecurityEventResponse {
  const title = ERROR_CATALOGUE[event.kind]?.[language].title;
  return title === undefined ? event : { ...event, title };
}
