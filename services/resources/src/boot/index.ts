import type { PlantSettings, ServiceDefinition } from '@batchwright/host';
import { refuse } from '@batchwright/kernel';
import { KeptFiles } from '@batchwright/objects';
import { dataMatrix } from '../adapters/labels/data-matrix';
import { Stagings1765305000000 } from '../adapters/postgres/migrations/stagings';
import { PickingOrder1765304000000 } from '../adapters/postgres/migrations/picking-order';
import { Genealogy1765303000000 } from '../adapters/postgres/migrations/genealogy';
import { Weighings1765302000000 } from '../adapters/postgres/migrations/weighings';
import { LabelPrints1765301000000 } from '../adapters/postgres/migrations/label-prints';
import { LotCertificates1765590000000 } from '../adapters/postgres/migrations/lot-certificates';
import { CodedBlocks1765580000000 } from '../adapters/postgres/migrations/coded-blocks';
import { CodedCauses1765570000000 } from '../adapters/postgres/migrations/coded-causes';
import { StockLedger1765300000000 } from '../adapters/postgres/migrations/stock-ledger';
import { CalibrationCertificates1765545000000 } from '../adapters/postgres/migrations/calibration-certificates';
import { QualifiedSuppliers1765600000000 } from '../adapters/postgres/migrations/qualified-suppliers';
import { SetAside1765560000000 } from '../adapters/postgres/migrations/set-aside';
import { Maintenance1765500000000 } from '../adapters/postgres/migrations/maintenance';
import { UsageHistories1765530000000 } from '../adapters/postgres/migrations/usage-histories';
import { LotOrigin1765520000000 } from '../adapters/postgres/migrations/lot-origin';
import { LogbookEntries1765510000000 } from '../adapters/postgres/migrations/logbook-entries';
import { ProductChanges1765450000000 } from '../adapters/postgres/migrations/product-changes';
import { PurposeOfGrant1765400000001 } from '../adapters/postgres/migrations/purpose-of-grant';
import { ResourcesTables1764000000000 } from '../adapters/postgres/migrations/resources-tables';
import { PostgresEquipment } from '../adapters/postgres/postgres-equipment';
import { PostgresLogbooks } from '../adapters/postgres/postgres-logbooks';
import { PostgresGrants } from '../adapters/postgres/postgres-grants';
import { PostgresGenealogy } from '../adapters/postgres/postgres-genealogy';
import { PostgresSetAside } from '../adapters/postgres/postgres-set-aside';
import { PostgresStagings } from '../adapters/postgres/postgres-stagings';
import { PostgresProductChanges } from '../adapters/postgres/postgres-product-changes';
import { PostgresSuppliers } from '../adapters/postgres/postgres-suppliers';
import { PostgresUsageHistories } from '../adapters/postgres/postgres-usage-histories';
import { PostgresWeighings } from '../adapters/postgres/postgres-weighings';
import { MtSicsScales } from '../adapters/scales/mt-sics-scales';
import { PostgresLots } from '../adapters/postgres/postgres-lots';
import { rowsOf } from '../adapters/postgres/rows-of';
import { GrantCommandsHandler } from '../api/events/grant-commands.handler';
import { FailedChecksHandler } from '../api/events/failed-checks.handler';
import { BatchDisposedHandler } from '../api/events/batch-disposed.handler';
import { LotChangesHandler } from '../api/events/lot-changes.handler';
import { RunEndsHandler } from '../api/events/run-ends.handler';
import { RunGrantsHandler } from '../api/events/run-grants.handler';
import { ContainersController } from '../api/http/containers.controller';
import { EquipmentController } from '../api/http/equipment.controller';
import { GenealogyController } from '../api/http/genealogy.controller';
import { LotCertificatesController } from '../api/http/lot-certificates.controller';
import { LotsController } from '../api/http/lots.controller';
import { LogbooksController } from '../api/http/logbooks.controller';
import { ForecastsController } from '../api/http/forecasts.controller';
import { OffersController } from '../api/http/offers.controller';
import { PickingController } from '../api/http/picking.controller';
import { PRODUCT_CHANGES, ProductChangesController } from '../api/http/product-changes.controller';
import { ScalesController } from '../api/http/scales.controller';
import { StagingsController } from '../api/http/stagings.controller';
import { SuppliersController } from '../api/http/suppliers.controller';
import { UsageHistoriesController } from '../api/http/usage-histories.controller';
import { WeighingsController } from '../api/http/weighings.controller';
import { LOTS, SITES, StockController } from '../api/http/stock.controller';
import { AnswerRequest } from '../application/answer-request';
import { BlockEquipment } from '../application/block-equipment';
import { BlockLot } from '../application/block-lot';
import { CascadeHold } from '../application/cascade-hold';
import { FollowBatch } from '../application/follow-batch';
import { ChangeStock } from '../application/change-stock';
import { CheckScale } from '../application/check-scale';
import { ConfirmByRun } from '../application/confirm-by-run';
import { ConfirmEquipment } from '../application/confirm-equipment';
import { DisposeLot } from '../application/dispose-lot';
import { EndCleanHolds } from '../application/end-clean-holds';
import { EndGrant } from '../application/end-grant';
import { ExpireGrants } from '../application/expire-grants';
import { ReadGenealogy } from '../application/genealogy';
import { HandOverEquipment } from '../application/hand-over-equipment';
import { KeepCertificates } from '../application/keep-certificates';
import { Labels } from '../application/labels';
import { ReadLogbook } from '../application/logbooks';
import { ForeseeRefusals } from '../application/foresee-refusals';
import { NoteGrantUsed } from '../application/note-grant-used';
import { NameSupplier } from '../application/name-supplier';
import { OfferEquipment } from '../application/offer-equipment';
import { Picking } from '../application/picking';
import { SetProductChange } from '../application/product-changes';
import { ReadEquipment } from '../application/read-equipment';
import { ReadLots } from '../application/read-lots';
import { ReceiveLot } from '../application/receive-lot';
import { ReadWeighings } from '../application/read-weighings';
import { RegisterEquipment } from '../application/register-equipment';
import { SetOutputAside } from '../application/set-output-aside';
import { Stage } from '../application/stage';
import type { Sites } from '../application/sites';
import { QualifySuppliers } from '../application/suppliers';
import { ImportUsageHistory, ReadUsageHistories } from '../application/usage-histories';
import { Weigh } from '../application/weigh';
import { expireUnused } from './expire-unused';

class ResourcesModule {}

/** Materials, lots, containers, equipment and the grants of them, as the composition root sees them. Its heartbeats come from the relay. */
export const resources: ServiceDefinition = {
  name: 'resources',
  takesFiles: true,
  replay: () => rowsOf,
  migrations: [
    ResourcesTables1764000000000, StockLedger1765300000000, LabelPrints1765301000000, Weighings1765302000000, Genealogy1765303000000, PickingOrder1765304000000, Stagings1765305000000,
    PurposeOfGrant1765400000001, ProductChanges1765450000000, Maintenance1765500000000, LogbookEntries1765510000000, LotOrigin1765520000000, UsageHistories1765530000000, CalibrationCertificates1765545000000, SetAside1765560000000, CodedCauses1765570000000, CodedBlocks1765580000000, LotCertificates1765590000000, QualifiedSuppliers1765600000000,
  ],
  module({ transactions, objects, ids, settings }) {
    const [equipment, lots, grants] = [new PostgresEquipment(transactions), new PostgresLots(transactions), new PostgresGrants(transactions)];
    const changes = new PostgresProductChanges(transactions);
    const suppliers = new PostgresSuppliers(transactions);
    const histories = new PostgresUsageHistories(transactions);
    const sites = sitesOf(settings);
    const setAside = new PostgresSetAside();
    const issuer = settings.signingIssuer;
    const genealogy = new PostgresGenealogy(transactions);
    const [weighings, scales] = [new PostgresWeighings(transactions), new MtSicsScales(settings.scales ?? {})];
    return {
      module: ResourcesModule,
      controllers: [EquipmentController, UsageHistoriesController, LogbooksController, OffersController, ForecastsController, ProductChangesController, LotsController, LotCertificatesController, ContainersController, GenealogyController, PickingController, SuppliersController, StagingsController, ScalesController, WeighingsController, StockController, GrantCommandsHandler, RunGrantsHandler, LotChangesHandler, BatchDisposedHandler, RunEndsHandler, FailedChecksHandler],
      providers: [
        { provide: PRODUCT_CHANGES, useValue: changes },
        { provide: SetProductChange, useValue: new SetProductChange(transactions, changes, ids) },
        { provide: EndCleanHolds, useValue: new EndCleanHolds(transactions, equipment) },
        { provide: LOTS, useValue: lots },
        { provide: SITES, useValue: sites },
        { provide: ReadEquipment, useValue: new ReadEquipment(transactions, equipment, sites) },
        { provide: OfferEquipment, useValue: new OfferEquipment(transactions, equipment, changes, sites) },
        { provide: ForeseeRefusals, useValue: new ForeseeRefusals(equipment, lots, changes, sites) },
        { provide: ReadLogbook, useValue: new ReadLogbook(new PostgresLogbooks(transactions), equipment) },
        { provide: ImportUsageHistory, useValue: new ImportUsageHistory(transactions, histories, ids) },
        { provide: ReadUsageHistories, useValue: new ReadUsageHistories(histories) },
        { provide: RegisterEquipment, useValue: new RegisterEquipment(transactions, equipment, ids) },
        { provide: ConfirmEquipment, useValue: new ConfirmEquipment(transactions, equipment, sites, ids, issuer) },
        { provide: BlockEquipment, useValue: new BlockEquipment(transactions, equipment) },
        { provide: HandOverEquipment, useValue: new HandOverEquipment(transactions, equipment) },
        { provide: ReadLots, useValue: new ReadLots(transactions, lots, sites) },
        { provide: ReceiveLot, useValue: new ReceiveLot(transactions, lots, genealogy, ids) },
        { provide: DisposeLot, useValue: new DisposeLot(transactions, lots, suppliers, sites, ids, issuer) },
        { provide: NameSupplier, useValue: new NameSupplier(transactions, lots, ids) },
        { provide: QualifySuppliers, useValue: new QualifySuppliers(transactions, suppliers, sites, ids, issuer) },
        { provide: BlockLot, useValue: new BlockLot(transactions, lots, ids) },
        { provide: ChangeStock, useValue: new ChangeStock(transactions, lots, setAside, ids) },
        { provide: KeepCertificates, useValue: new KeepCertificates(transactions, lots, new KeptFiles(objects, { service: 'resources', refusal: (bytes) => refuse('file-not-taken', { bytes }, { rule: '21 CFR 211.84(d)(2)' }) }), ids) },
        { provide: Labels, useValue: new Labels(transactions, lots, dataMatrix, ids) },
        { provide: ReadGenealogy, useValue: new ReadGenealogy(genealogy) },
        { provide: FollowBatch, useValue: new FollowBatch(lots, genealogy, ids) },
        { provide: SetOutputAside, useValue: new SetOutputAside(lots, setAside, genealogy, ids) },
        { provide: CascadeHold, useValue: new CascadeHold(lots, genealogy, ids) },
        { provide: Picking, useValue: new Picking(transactions, lots, ids, issuer) },
        { provide: Stage, useValue: new Stage(transactions, lots, new PostgresStagings(transactions), sites, ids) },
        { provide: CheckScale, useValue: new CheckScale(transactions, equipment, weighings, scales, sites, ids) },
        { provide: Weigh, useValue: new Weigh(transactions, lots, equipment, weighings, scales, sites, ids, issuer) },
        { provide: ReadWeighings, useValue: new ReadWeighings(weighings, dataMatrix) },
        { provide: AnswerRequest, useValue: new AnswerRequest(equipment, lots, grants, changes, sites, ids) },
        { provide: NoteGrantUsed, useValue: new NoteGrantUsed(equipment, lots, grants, weighings, ids) },
        { provide: ConfirmByRun, useValue: new ConfirmByRun(equipment, grants, weighings, sites, ids) },
        { provide: EndGrant, useValue: new EndGrant(equipment, lots, grants, ids) },
        { provide: ExpireGrants, useValue: new ExpireGrants(transactions, equipment, lots, grants, ids) },
      ],
    };
  },
  start: (app, platform) => Promise.resolve(expireUnused([app.get(ExpireGrants), app.get(EndCleanHolds)], platform)),
  async dueTimers(app) {
    await app.get(ExpireGrants).execute();
    await app.get(EndCleanHolds).execute();
  },
};

function sitesOf({ sites }: PlantSettings): Sites {
  const zones = Object.fromEntries(sites.map(({ code, timeZone }) => [code, timeZone]));
  return { zones, zoneOf: (site) => zones[site] ?? 'UTC' };
}
