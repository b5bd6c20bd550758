import type { ServiceDefinition } from '../../platform';
import { DoorList1764000000001 } from '../adapters/postgres/door-list-table';
import { AreaDoorsHandler } from '../api/events/area-doors.handler';

class AreaDoorsModule {}

/** A second service, which only listens. It lives in the place of `batch-execution`. */
export const areaDoors: ServiceDefinition = {
  name: 'batch-execution',
  migrations: [DoorList1764000000001],
  module: () => ({ module: AreaDoorsModule, controllers: [AreaDoorsHandler] }),
};
