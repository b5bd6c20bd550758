import { startTestServices } from '@batchwright/testing';
import { Controller, Get } from '@nestjs/common';

/** Planted: a door that is in no table. */
@Controller('v1/planted')
class PlantedController {
  @Get()
  open(): string {
    return 'for everybody';
  }
}
class PlantedModule {}

describe('I8 a door without an entry in the table of permissions', () => {
  it('keeps its service from starting, and so every test and build that starts it', async () => {
    const starting = startTestServices([{ name: 'training', migrations: [], module: () => ({ module: PlantedModule, controllers: [PlantedController] }) }]);
    await expect(starting).rejects.toThrow('training: PlantedController.open says no action');
  }, 60_000);
});
