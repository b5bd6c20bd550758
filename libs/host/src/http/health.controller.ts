import { Public } from '@batchwright/access';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DomainError } from '@batchwright/kernel';
import type { Platform } from '../platform';

export const PLATFORM = Symbol('platform');

/** For those who run it: is the process there, does it answer, what does it count. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Get('health/live')
  @Public('a probe has no account')
  live(): { status: string } {
    return { status: 'live' };
  }

  @Get('health/ready')
  @Public('a probe has no account')
  async ready(): Promise<{ status: string }> {
    try {
      await this.platform.transactions.read('SELECT 1');
    } catch {
      throw new DomainError({ code: 'database-unavailable', kind: 'retry' });
    }
    return { status: 'ready' };
  }

  @Get('health/started')
  @Public('a probe has no account')
  started(): { status: string } {
    return { status: 'started' };
  }
}
