import { HEARTBEAT_MS } from '@batchwright/bus';
import type { ServiceDefinition } from '@batchwright/host';
import { HttpAdapterHost } from '@nestjs/core';
import { listenToChanges, topicsOfChanges } from '../adapters/bus/bus-changes';
import { HeardWords } from '../adapters/bus/heard-words';
import { MemoryConsoleFiles } from '../adapters/files/console-files';
import { ConfigurationController, SETTINGS } from '../api/http/configuration.controller';
import { HintsController } from '../api/http/hints.controller';
import { contentPolicy, ServeConsole } from '../api/http/serve-console';
import { TimeController } from '../api/http/time.controller';
import { delayRule } from '../application/delay';
import { HintList } from '../application/hint-list';
import { KnownDelay } from '../application/known-delay';
import { PLANT_TIME } from '../application/plant-time';
import { WatchDelay } from '../application/watch-delay';
import { again } from './again';

class WebConsoleModule {}

/** The screens and the one live stream of hints, as the composition root sees them. Owns no record. */
export const webConsole: ServiceDefinition = {
  name: 'web-console',
  migrations: [],
  module({ settings, ids, transactions }) {
    const files = settings.consoleFiles === undefined ? undefined : new MemoryConsoleFiles(settings.consoleFiles);
    return {
      module: WebConsoleModule,
      controllers: [ConfigurationController, HintsController, TimeController],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: HintList, useValue: new HintList(ids()) },
        { provide: KnownDelay, useValue: new KnownDelay() },
        { provide: PLANT_TIME, useValue: transactions },
        { provide: ServeConsole, inject: [HttpAdapterHost], useFactory: (host: HttpAdapterHost) => new ServeConsole(host, files, contentPolicy(settings.consoleIssuer)) },
      ],
    };
  },
  async start(app, { bus, ids, transactions, logger }) {
    const list = app.get(HintList);
    const subscription = await listenToChanges(bus, 'web-console', ids(), (change) => list.add(change), () => list.forget());
    const watch = new WatchDelay(new HeardWords(subscription, topicsOfChanges('web-console')), transactions, app.get(KnownDelay), delayRule(HEARTBEAT_MS));
    const began = performance.now();
    const stopWatching = again(HEARTBEAT_MS, () => watch.look(performance.now() - began), (error) => logger.warn({ err: error }, 'it could not be looked whether what is shown is delayed'));
    return async () => {
      stopWatching();
      list.end();
      await subscription.stop();
    };
  },
};
