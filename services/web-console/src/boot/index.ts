import type { ServiceDefinition } from '@batchwright/host';
import { HttpAdapterHost } from '@nestjs/core';
import { listenToChanges } from '../adapters/bus/bus-changes';
import { MemoryConsoleFiles } from '../adapters/files/console-files';
import { HintsController } from '../api/http/hints.controller';
import { contentPolicy, ServeConsole } from '../api/http/serve-console';
import { TimeController } from '../api/http/time.controller';
import { HintList } from '../application/hint-list';
import { PLANT_TIME } from '../application/plant-time';

class WebConsoleModule {}

/** The screens and the one live stream of hints, as the composition root sees them. Owns no record. */
export const webConsole: ServiceDefinition = {
  name: 'web-console',
  migrations: [],
  module({ settings, ids, transactions }) {
    const files = settings.consoleFiles === undefined ? undefined : new MemoryConsoleFiles(settings.consoleFiles);
    return {
      module: WebConsoleModule,
      controllers: [HintsController, TimeController],
      providers: [
        { provide: HintList, useValue: new HintList(ids()) },
        { provide: PLANT_TIME, useValue: transactions },
        { provide: ServeConsole, inject: [HttpAdapterHost], useFactory: (host: HttpAdapterHost) => new ServeConsole(host, files, contentPolicy(settings.consoleIssuer)) },
      ],
    };
  },
  async start(app, { bus, ids }) {
    const list = app.get(HintList);
    const subscription = await listenToChanges(bus, 'web-console', ids(), (change) => list.add(change));
    return async () => {
      list.end();
      await subscription.stop();
    };
  },
};
