import { Permission } from '@batchwright/access';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AskSource } from '../../application/ask-source';
import type { Draft } from '../../application/draft-connection';
import { BrowsedResponse, BrowseRequest, TrialRequest, TrialResponse, type TriedResponse } from './sources.dto';

/** UTC with microseconds. */
const instantOf = (microseconds: number): string => `${new Date(Math.floor(microseconds / 1000)).toISOString().slice(0, -1)}${String(((microseconds % 1000) + 1000) % 1000).padStart(3, '0')}Z`;

@ApiTags('sources')
@Controller('v1/sources')
export class SourcesController {
  constructor(private readonly askSource: AskSource) {}

  @Post('browse')
  @HttpCode(200)
  @Permission('process.draft-connection')
  @ApiOkResponse({ type: BrowsedResponse })
  async browse(@Body() { settings, at, next }: BrowseRequest): Promise<BrowsedResponse> {
    const page = await this.askSource.browse(settings as unknown as Draft['settings'], at, next);
    return { ...page, items: [...page.items] };
  }

  @Post('trial')
  @HttpCode(200)
  @Permission('process.draft-connection')
  @ApiOkResponse({ type: TrialResponse })
  async tryOut(@Body() { settings, addresses }: TrialRequest): Promise<TrialResponse> {
    const tried = await this.askSource.tryOut(settings as unknown as Draft['settings'], addresses);
    return {
      items: tried.map((one): TriedResponse => {
        if (!one.ok) return one;
        const { at, value, quality, status, unit } = one.reading;
        return { address: one.address, ok: true, reading: { at: instantOf(at), value: typeof value === 'number' && !Number.isFinite(value) ? String(value) : value, quality, ...(status === undefined ? {} : { status }), ...(unit === undefined ? {} : { unit }) } };
      }),
    };
  }
}
