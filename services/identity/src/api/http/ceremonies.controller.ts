import { CurrentActor, Permission, Public, type Actor, type CommandContext } from '@batchwright/access';
import { Command, languageOf, problemOf } from '@batchwright/host';
import { DomainError } from '@batchwright/kernel';
import { Body, Controller, Get, Headers, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { BeginSigning } from '../../application/begin-ceremony';
import { FinishCeremony } from '../../application/finish-ceremony';
import { ReadCeremony, type CeremonyState } from '../../application/read-ceremony';
import { CEREMONY_PAGE_POLICY, ceremonyPage } from './ceremony-page';
import { BeginCeremonyRequest, CeremonyBegunResponse, CeremonyResponse } from './identity.dto';

/** The part of Fastify's reply that a page needs. */
interface PageReply {
  status(code: number): PageReply;
  headers(values: Record<string, string>): PageReply;
  send(body: string): unknown;
}

const TEXT = { required: false, schema: { type: 'string', maxLength: 2000 } } as const;

@ApiTags('ceremonies')
@Controller('v1/ceremonies')
export class CeremoniesController {
  constructor(
    private readonly begin: BeginSigning,
    private readonly finish: FinishCeremony,
    private readonly read: ReadCeremony,
  ) {}

  @Post()
  @Permission('identity.begin-ceremony')
  @ApiCreatedResponse({ type: CeremonyBegunResponse })
  start(@Command() context: CommandContext, @Body() body: BeginCeremonyRequest, @Headers('accept-language') languages?: string): Promise<CeremonyBegunResponse> {
    return this.begin.execute({ ...body, language: languageOf(languages) }, context);
  }

  @Get('callback')
  @Public('the provider sends the browser of the signer here; what counts is the code, redeemed by the server')
  @ApiQuery({ name: 'state', ...TEXT })
  @ApiQuery({ name: 'code', ...TEXT })
  @ApiQuery({ name: 'iss', ...TEXT })
  @ApiQuery({ name: 'session_state', ...TEXT })
  @ApiQuery({ name: 'error', ...TEXT })
  @ApiQuery({ name: 'error_description', ...TEXT })
  @ApiOkResponse({ description: 'A small page that closes itself, or a redirect to the console', content: { 'text/html': {} } })
  async callback(@Query() query: Record<string, string | undefined>, @Res() reply: PageReply, @Headers('accept-language') languages?: string): Promise<void> {
    const { state = '', code, iss, error } = query;
    const ceremony = await this.finish.execute({ state, ...(code === undefined ? {} : { code }), ...(iss === undefined ? {} : { iss }), ...(error === undefined ? {} : { error }) });
    const headers = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'content-security-policy': CEREMONY_PAGE_POLICY };
    if (ceremony?.returnTo !== undefined) reply.status(303).headers({ ...headers, location: ceremony.returnTo }).send('');
    else {
      const end = !ceremony || ceremony.status === 'waiting' ? 'unknown' : ceremony.status;
      reply.status(ceremony ? 200 : 404).headers({ ...headers, 'content-type': 'text/html; charset=utf-8' }).send(ceremonyPage(end, languageOf(languages)));
    }
  }

  @Get(':id')
  @Permission('identity.read-ceremony')
  @ApiOkResponse({ type: CeremonyResponse })
  async one(@CurrentActor() actor: Actor, @Param('id') id: string, @Headers('accept-language') languages?: string): Promise<CeremonyResponse> {
    const { problem, evidence, ...state } = await this.read.execute(actor, id);
    return { ...state, ...(evidence ? { evidence: evidence as unknown as Record<string, unknown> } : {}), ...(problem ? { problem: inWords(problem, id, languages) } : {}) };
  }
}

/** The problem as any other refusal is worded. */
function inWords({ code, params }: NonNullable<CeremonyState['problem']>, id: string, languages: string | undefined): { code: string; title: string; detail: string } {
  const problem = problemOf(new DomainError({ code, kind: 'user', params }), { instance: `/api/identity/v1/ceremonies/${id}`, language: languageOf(languages), traceId: '' });
  return { code, title: problem.title, detail: problem.detail };
}
