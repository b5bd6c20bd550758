import type { ServiceDefinition } from '@batchwright/host';
import { HttpAdapterHost } from '@nestjs/core';
import { listenToChanges } from '../adapters/bus/bus-changes';
import { MemoryConsoleFiles } from '../adapters/files/console-files';
import { HintsController } from '../api/http/hints.controller';
import { contentPolicy, ServeConsole } from '../api/http/serve-console';
import { HintList } from '../application/hint-list';

class WebConsoleModule {}

/** The screens and the one live stream of hints, as the composition root sees them. Owns no record. */
export const webConsole: ServiceDefinition = {
  name: 'web-console',
  migrations: [],
  module({ settings, ids }) {
    const files = settings.consoleFiles === undefined ? undefined : new MemoryConsoleFiles(settings.consoleFiles);
    return {
      module: WebConsoleModule,
      controllers: [HintsController],
      providers: [
        { provide: HintList, useValue: new HintList(ids()) },
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
