import type { PlantSettings, ServiceDefinition } from '@batchwright/host';
import { dataMatrix } from '../adapters/labels/data-matrix';
import { LabelPrints1765301000000 } from '../adapters/postgres/migrations/label-prints';
import { StockLedger1765300000000 } from '../adapters/postgres/migrations/stock-ledger';
import { ResourcesTables1764000000000 } from '../adapters/postgres/migrations/resources-tables';
import { PostgresEquipment } from '../adapters/postgres/postgres-equipment';
import { PostgresGrants } from '../adapters/postgres/postgres-grants';
import { PostgresLots } from '../adapters/postgres/postgres-lots';
import { GrantCommandsHandler } from '../api/events/grant-commands.handler';
import { RunGrantsHandler } from '../api/events/run-grants.handler';
import { ContainersController } from '../api/http/containers.controller';
import { EquipmentController } from '../api/http/equipment.controller';
import { LotsController } from '../api/http/lots.controller';
import { LOTS, SITES, StockController } from '../api/http/stock.controller';
import { AnswerRequest } from '../application/answer-request';
import { BlockEquipment } from '../application/block-equipment';
import { BlockLot } from '../application/block-lot';
import { ChangeStock } from '../application/change-stock';
import { ConfirmEquipment } from '../application/confirm-equipment';
import { DisposeLot } from '../application/dispose-lot';
import { EndGrant } from '../application/end-grant';
import { ExpireGrants } from '../application/expire-grants';
import { Labels } from '../application/labels';
import { NoteGrantUsed } from '../application/note-grant-used';
import { ReadEquipment } from '../application/read-equipment';
import { ReadLots } from '../application/read-lots';
import { ReceiveLot } from '../application/receive-lot';
import { RegisterEquipment } from '../application/register-equipment';
import type { Sites } from '../application/sites';
import { expireUnused } from './expire-unused';

class ResourcesModule {}

/** Materials, lots, containers, equipment and the grants of them, as the composition root sees them. Its heartbeats come from the relay. */
export const resources: ServiceDefinition = {
  name: 'resources',
  migrations: [ResourcesTables1764000000000, StockLedger1765300000000, LabelPrints1765301000000],
  module({ transactions, ids, settings }) {
    const [equipment, lots, grants] = [new PostgresEquipment(transactions), new PostgresLots(transactions), new PostgresGrants(transactions)];
    const sites = sitesOf(settings);
    const issuer = settings.signingIssuer;
    return {
      module: ResourcesModule,
      controllers: [EquipmentController, LotsController, ContainersController, StockController, GrantCommandsHandler, RunGrantsHandler],
      providers: [
        { provide: LOTS, useValue: lots },
        { provide: SITES, useValue: sites },
        { provide: ReadEquipment, useValue: new ReadEquipment(transactions, equipment, sites) },
        { provide: RegisterEquipment, useValue: new RegisterEquipment(transactions, equipment, ids) },
        { provide: ConfirmEquipment, useValue: new ConfirmEquipment(transactions, equipment, sites, ids, issuer) },
        { provide: BlockEquipment, useValue: new BlockEquipment(transactions, equipment) },
        { provide: ReadLots, useValue: new ReadLots(transactions, lots, sites) },
        { provide: ReceiveLot, useValue: new ReceiveLot(transactions, lots, ids) },
        { provide: DisposeLot, useValue: new DisposeLot(transactions, lots, sites, ids, issuer) },
        { provide: BlockLot, useValue: new BlockLot(transactions, lots, ids) },
        { provide: ChangeStock, useValue: new ChangeStock(transactions, lots, ids) },
        { provide: Labels, useValue: new Labels(transactions, lots, dataMatrix, ids) },
        { provide: AnswerRequest, useValue: new AnswerRequest(equipment, lots, grants, sites, ids) },
        { provide: NoteGrantUsed, useValue: new NoteGrantUsed(equipment, lots, grants, ids) },
        { provide: EndGrant, useValue: new EndGrant(equipment, lots, grants, ids) },
        { provide: ExpireGrants, useValue: new ExpireGrants(transactions, equipment, lots, grants, ids) },
      ],
    };
  },
  start: (app, platform) => Promise.resolve(expireUnused(app.get(ExpireGrants), platform)),
  async dueTimers(app) {
    await app.get(ExpireGrants).execute();
  },
};

function sitesOf({ sites }: PlantSettings): Sites {
  const zones = Object.fromEntries(sites.map(({ code, timeZone }) => [code, timeZone]));
  return { zones, zoneOf: (site) => zones[site] ?? 'UTC' };
}
