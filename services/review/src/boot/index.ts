import type { Platform, ServiceDefinition } from '@batchwright/host';
import { ObjectFilesOfRuns } from '../adapters/objects/object-files-of-runs';
import { ObjectRecipeDocuments } from '../adapters/objects/object-recipe-documents';
import { PdfReports } from '../adapters/package/pdf-reports';
import { ObjectPackages } from '../adapters/package/object-packages';
import { DispositionAndCertification1765600000001 } from '../adapters/postgres/migrations/disposition-and-certification';
import { Investigations1768200000001 } from '../adapters/postgres/migrations/investigations';
import { OperationAndAuditTrailReview1766300000001 } from '../adapters/postgres/migrations/operation-and-audit-trail-review';
import { TextsOfExceptions1768000000001 } from '../adapters/postgres/migrations/texts-of-exceptions';
import { OrderOfExceptions1768400000001 } from '../adapters/postgres/migrations/order-of-exceptions';
import { PartialRelease1768300000001 } from '../adapters/postgres/migrations/partial-release';
import { ReviewTables1764000000000 } from '../adapters/postgres/migrations/review-tables';
import { TwoSignatures1767900000001 } from '../adapters/postgres/migrations/two-signatures';
import { PostgresBatches } from '../adapters/postgres/postgres-batches';
import { MasterChanges1768200000002 } from '../adapters/postgres/migrations/master-changes';
import { RealTimeOfExceptions1769800000012 } from '../adapters/postgres/migrations/real-time-of-exceptions';
import { FamilyOfExceptions1769700000001 } from '../adapters/postgres/migrations/family-of-exceptions';
import { PersonActs1768500000001 } from '../adapters/postgres/migrations/person-acts';
import { PostgresMasterRecords } from '../adapters/postgres/postgres-master-records';
import { PostgresInvestigations } from '../adapters/postgres/postgres-investigations';
import { PostgresExceptionContexts } from '../adapters/postgres/postgres-exception-contexts';
import { PostgresExceptions } from '../adapters/postgres/postgres-exceptions';
import { PostgresPersonActs } from '../adapters/postgres/postgres-person-acts';
import { PostgresRunRecords } from '../adapters/postgres/postgres-run-records';
import { rowsOf } from '../adapters/postgres/rows-of';
import { ReportsController } from '../api/http/reports.controller';
import { MasterRecordsHandler } from '../api/events/master-records.handler';
import { RunRecordsHandler } from '../api/events/run-records.handler';
import { BATCHES, BatchesController } from '../api/http/batches.controller';
import { DeviationsController } from '../api/http/deviations.controller';
import { ExceptionsController } from '../api/http/exceptions.controller';
import { NoticesController } from '../api/http/notices.controller';
import { InvestigationsController } from '../api/http/investigations.controller';
import { InvalidationsController } from '../api/http/invalidations.controller';
import { PartialReviewsController } from '../api/http/partial-reviews.controller';
import { ApproveDeviation } from '../application/approve-deviation';
import { CertifyBatch } from '../application/certify-batch';
import { ConductInvestigation } from '../application/conduct-investigation';
import { ReadInvestigations } from '../application/read-investigations';
import { DecideException } from '../application/decide-exception';
import { DisposeBatch } from '../application/dispose-batch';
import { FileChecks } from '../application/file-checks';
import { FinishRelease } from '../application/finish-release';
import { InvalidateResult } from '../application/invalidate-result';
import { LoadBatch } from '../application/load-batch';
import { MakePackage } from '../application/make-package';
import { NotePlaces } from '../application/note-places';
import { RaiseFindings } from '../application/raise-findings';
import { PlaceException } from '../application/place-exception';
import { ReadBatch } from '../application/read-batch';
import { ReadContext } from '../application/read-context';
import { ReadExceptions } from '../application/read-exceptions';
import { recipeOrNone } from '../application/recipe-documents';
import { ReceiveMasterRecord } from '../application/receive-master-record';
import { ReceiveRecord } from '../application/receive-record';
import { ReceiveSeal } from '../application/receive-seal';
import { ContentOfBatch } from '../application/content-of-batch';
import { ReportBatch } from '../application/report-batch';
import { ReportRefusals } from '../application/report-refusals';
import { ReviewAuditTrail } from '../application/review-audit-trail';
import { ReviewBatch } from '../application/review-batch';
import { ReviewOperation } from '../application/review-operation';
import { SignedActs } from '../application/signed-acts';
import { makePackages } from './make-packages';

class ReviewModule {}

/** Decision of exceptions, reviews, disposition, certificate and release package, as the composition root sees them. */
export const review: ServiceDefinition = {
  name: 'review',
  replay: () => rowsOf,
  migrations: [ReviewTables1764000000000, DispositionAndCertification1765600000001, OperationAndAuditTrailReview1766300000001, TwoSignatures1767900000001, TextsOfExceptions1768000000001, Investigations1768200000001, MasterChanges1768200000002, PartialRelease1768300000001, OrderOfExceptions1768400000001, PersonActs1768500000001, FamilyOfExceptions1769700000001, RealTimeOfExceptions1769800000012],
  module(platform) {
    const { transactions, ids, objects, settings } = platform;
    const batches = new PostgresBatches(transactions);
    const exceptions = new PostgresExceptions(transactions);
    const records = new PostgresRunRecords();
    const recipes = new ObjectRecipeDocuments(objects);
    const files = new ObjectFilesOfRuns(objects);
    const checks = new FileChecks(files, records, transactions);
    const issuer = settings.signingIssuer;
    const masters = new PostgresMasterRecords();
    const investigations = new PostgresInvestigations(transactions);
    const loadBatch = new LoadBatch(batches, records, exceptions, recipes, issuer, investigations, checks, masters);
    const refusals = new ReportRefusals(transactions, ids);
    const acts = new SignedActs(transactions, batches, ids, issuer, refusals);
    const finish = new FinishRelease(batches, ids);
    const packages = new ObjectPackages(objects, packageKeyOf(platform));
    const timeZoneOf = (site: string): string => settings.sites.find(({ code }) => code === site)?.timeZone ?? 'UTC';
    const contents = new ContentOfBatch(records, loadBatch, recipes, files, { signingIssuer: issuer, timeZoneOf });
    return {
      module: ReviewModule,
      controllers: [ExceptionsController, NoticesController, BatchesController, DeviationsController, PartialReviewsController, InvalidationsController, InvestigationsController, ReportsController, RunRecordsHandler, MasterRecordsHandler],
      providers: [
        { provide: BATCHES, useValue: batches },
        { provide: ReadExceptions, useValue: new ReadExceptions(exceptions, recipeOrNone(recipes)) },
        { provide: ReadContext, useValue: new ReadContext(new PostgresExceptionContexts(transactions), recipeOrNone(recipes)) },
        { provide: ReceiveRecord, useValue: new ReceiveRecord(records, finish, new RaiseFindings(loadBatch, checks)) },
        { provide: NotePlaces, useValue: new NotePlaces(new PostgresPersonActs(), recipes) },
        { provide: ReceiveSeal, useValue: new ReceiveSeal(records, finish) },
        { provide: ReadBatch, useValue: new ReadBatch(transactions, batches, loadBatch, records, checks) },
        { provide: DecideException, useValue: new DecideException(acts, exceptions, loadBatch) },
        { provide: PlaceException, useValue: new PlaceException(transactions, batches, exceptions, loadBatch, refusals) },
        { provide: ReviewBatch, useValue: new ReviewBatch(acts, loadBatch, checks) },
        { provide: InvalidateResult, useValue: new InvalidateResult(acts, loadBatch) },
        { provide: ReviewOperation, useValue: new ReviewOperation(acts, loadBatch) },
        { provide: ReviewAuditTrail, useValue: new ReviewAuditTrail(acts, loadBatch) },
        { provide: DisposeBatch, useValue: new DisposeBatch(acts, loadBatch, checks) },
        { provide: CertifyBatch, useValue: new CertifyBatch(acts, batches, loadBatch, checks) },
        { provide: ApproveDeviation, useValue: new ApproveDeviation(acts, loadBatch) },
        { provide: ReceiveMasterRecord, useValue: new ReceiveMasterRecord(masters, batches, loadBatch) },
        { provide: ReadInvestigations, useValue: new ReadInvestigations(investigations) },
        { provide: ConductInvestigation, useValue: new ConductInvestigation(transactions, acts, batches, investigations, loadBatch, ids) },
        { provide: MakePackage, useValue: new MakePackage(transactions, batches, contents, packages, checks) },
        { provide: ReportBatch, useValue: new ReportBatch(transactions, contents, new PdfReports(), checks) },
      ],
    };
  },
  start: (app, platform) => Promise.resolve(makePackages(app.get(MakePackage), platform)),
};

function packageKeyOf({ settings }: Platform): string {
  if (settings.packageKeyPem === undefined) throw new Error('review needs the key that seals release packages (packageKeyPem)');
  return settings.packageKeyPem;
}
