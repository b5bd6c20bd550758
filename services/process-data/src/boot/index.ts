import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceDefinition } from '@batchwright/host';
import { ToldCredentials } from '../adapters/credentials/told-credentials';
import { opcUaWhenNeeded } from '../adapters/opcua/opcua-when-needed';
import { GoldenBatches1769700000000 } from '../adapters/postgres/migrations/golden-batches';
import { OrderedDays1769800000091 } from '../adapters/postgres/migrations/ordered-days';
import { ProcessDataTables1769100000000 } from '../adapters/postgres/migrations/process-data-tables';
import { SampleMinutes1769210000000 } from '../adapters/postgres/migrations/sample-minutes';
import { SampleRetention1769500000000 } from '../adapters/postgres/migrations/sample-retention';
import { PostgresConnections } from '../adapters/postgres/postgres-connections';
import { PostgresSamples } from '../adapters/postgres/postgres-samples';
import { rowsOf } from '../adapters/postgres/rows-of';
import { FileShelf } from '../adapters/sparkplug/file-shelf';
import { SparkplugDriver } from '../adapters/sparkplug/sparkplug-driver';
import { FileSpool } from '../adapters/spool/file-spool';
import { CONNECTIONS, ConnectionsController } from '../api/http/connections.controller';
import { CurvesController } from '../api/http/curves.controller';
import { SourcesController } from '../api/http/sources.controller';
import { ApproveConnection } from '../application/approve-connection';
import { AskSource } from '../application/ask-source';
import { CaptureValues } from '../application/capture-values';
import { DraftConnection } from '../application/draft-connection';
import { EndConnection } from '../application/end-connection';
import { ExpireSamples } from '../application/expire-samples';
import { LetGo } from '../application/let-go';
import { Listen } from '../application/listen';
import { Questions } from '../application/questions';
import { ReadCurve } from '../application/read-curve';
import type { SourceDriver } from '../application/source-driver';
import { StoreReadings } from '../application/store-readings';
import { WriteSetPoints } from '../application/write-set-points';
import { answering, ANSWERING_MIGRATIONS } from './answering';
import { answerQuestions } from './answer-questions';
import { comparing } from './comparing';
import { followConnections } from './follow-connections';
import { removeOldSamples } from './remove-old-samples';
import { watching, WATCHING_MIGRATIONS } from './watching';

class ProcessDataModule {}

/** Token of the drivers, to end them. */
const DRIVERS = Symbol('drivers');

/** What machines say, as the composition root sees it. */
export const processData: ServiceDefinition = {
  name: 'process-data',
  replay: () => rowsOf,
  migrations: [ProcessDataTables1769100000000, ...WATCHING_MIGRATIONS, SampleMinutes1769210000000, SampleRetention1769500000000, ...ANSWERING_MIGRATIONS, GoldenBatches1769700000000, OrderedDays1769800000091],
  module({ transactions, objects, ids, settings, logger }) {
    const connections = new PostgresConnections(transactions);
    const samples = new PostgresSamples(transactions);
    const watched = watching(transactions);
    const compared = comparing(transactions, samples);
    const spoolFolder = settings.spoolFolder ?? join(tmpdir(), 'batchwright-spool');
    const openSpool = (site: string, connection: string): Promise<FileSpool> => FileSpool.open(join(spoolFolder, site, connection));
    const credentials = new ToldCredentials(settings.machines ?? { credentials: {} });
    const drivers = { opcua: opcUaWhenNeeded(credentials), sparkplug: new SparkplugDriver(credentials, { shelf: new FileShelf(join(spoolFolder, '.births')), refused: ({ why, ...what }) => logger.error(what, `a payload was not read: ${why}`) }) };
    const answers = answering({ transactions, objects }, drivers);
    const listen = new Listen(connections, samples, new StoreReadings(transactions, samples, watched.watches, watched.gaps), drivers, openSpool, randomUUID(), logger, watched.watch);
    return {
      module: ProcessDataModule,
      controllers: [ConnectionsController, CurvesController, SourcesController, ...watched.controllers, ...answers.controllers, ...compared.controllers],
      providers: [
        { provide: CONNECTIONS, useValue: connections },
        { provide: DraftConnection, useValue: new DraftConnection(transactions, connections, ids) },
        { provide: ApproveConnection, useValue: new ApproveConnection(transactions, connections, ids, settings.signingIssuer) },
        { provide: EndConnection, useValue: new EndConnection(transactions, connections) },
        ...watched.providers,
        ...answers.providers,
        ...compared.providers,
        { provide: ReadCurve, useValue: new ReadCurve(samples) },
        { provide: AskSource, useValue: new AskSource(drivers) },
        { provide: DRIVERS, useValue: Object.values(drivers) },
        { provide: Listen, useValue: listen },
        { provide: ExpireSamples, useValue: new ExpireSamples(transactions, samples, ids) },
      ],
    };
  },
  start(app, platform) {
    const ends = [followConnections(app.get(Listen), app.get(LetGo), platform), removeOldSamples(app.get(ExpireSamples), platform), answerQuestions([app.get(CaptureValues), app.get(WriteSetPoints)], app.get(Questions), platform)];
    return Promise.resolve(async () => {
      await Promise.all(ends.map((end) => end()));
      for (const driver of app.get<SourceDriver[]>(DRIVERS)) await driver.close?.();
    });
  },
};
