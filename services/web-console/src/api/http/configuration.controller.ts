import { Public } from '@batchwright/access';
import type { PlantSettings } from '@batchwright/host';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ConsoleConfigurationResponse } from './configuration.dto';

export const SETTINGS = Symbol('settings');

/** What a page has to know before anybody signs in. From where the page itself comes: it shows its screens whichever of the other services is away. */
@ApiTags('configuration')
@Controller('v1/configuration')
export class ConfigurationController {
  constructor(@Inject(SETTINGS) private readonly settings: PlantSettings) {}

  @Get()
  @Public('the console needs it before anybody is signed in; it holds no secret')
  @ApiOkResponse({ type: ConsoleConfigurationResponse })
  configuration(): ConsoleConfigurationResponse {
    const { consoleIssuer, signingOrigin, sites, idleLockSeconds, clock } = this.settings;
    return { consoleIssuer, signingOrigin, sites: sites.map(({ code, name, timeZone }) => ({ code, name, timeZone })), idleLockSeconds, clock };
  }
}
