import { Permission } from '@batchwright/access';
import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PLANT_TIME, type PlantTime } from '../../application/plant-time';
import { TimeResponse } from './time.dto';

/** The time that the console counts by: no device's clock is trusted, and a plant clock is not any device's. */
@ApiTags('time')
@Controller('v1/time')
export class TimeController {
  constructor(@Inject(PLANT_TIME) private readonly time: PlantTime) {}

  @Get()
  @Permission('console.read')
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ type: TimeResponse })
  async now(): Promise<TimeResponse> {
    const { plant, real, clock } = await this.time.times();
    return { plant, real, clock };
  }
}
