import type { ServiceDefinition } from '@batchwright/host';
import { refuse } from '@batchwright/kernel';
import { KeptFiles, mediaTypeOf, videoTypeOf } from '@batchwright/objects';
import { ObjectRecipeDocuments } from '../adapters/objects/object-recipe-documents';
import { ObjectSimulations } from '../adapters/objects/object-simulations';
import { GermanTitle1768800000000 } from '../adapters/postgres/migrations/german-title';
import { ReviewCycle1768700000000 } from '../adapters/postgres/migrations/review-cycle';
import { RecipeVersions1764000000000 } from '../adapters/postgres/migrations/recipe-versions';
import { ScheduledVersions1767700000000 } from '../adapters/postgres/migrations/scheduled-versions';
import { SimulationOfVersion1765100000001 } from '../adapters/postgres/migrations/simulation-of-version';
import { PostgresRecipeVersions } from '../adapters/postgres/postgres-recipe-versions';
import { RecipeImports1766600000000 } from '../adapters/postgres/migrations/recipe-imports';
import { PostgresRecipeImports } from '../adapters/postgres/postgres-recipe-imports';
import { rowsOf } from '../adapters/postgres/rows-of';
import { ControlledDocuments1768000000000 } from '../adapters/postgres/migrations/controlled-documents';
import { PostgresControlledDocuments } from '../adapters/postgres/postgres-controlled-documents';
import { CONTROLLED_DOCUMENTS, DocumentsController } from '../api/http/documents.controller';
import { KeepDocuments } from '../application/keep-documents';
import { OpenDocument } from '../application/open-document';
import { ObjectImportFiles } from '../adapters/objects/object-import-files';
import { readXml } from '../adapters/exchange/read-xml';
import { ExportsController } from '../api/http/exports.controller';
import { recipePrinter } from '../adapters/print/print-recipe';
import { ImportsController } from '../api/http/imports.controller';
import { CloseImportPoints } from '../application/close-import-points';
import { ConfirmReview } from '../application/confirm-review';
import { ExportRecipeVersion } from '../application/export-recipe-version';
import { ImportRecipe } from '../application/import-recipe';
import { ReadRecipeImport } from '../application/read-recipe-import';
import { ChangeVersionsController } from '../api/http/change-versions.controller';
import { ReadVersionsController } from '../api/http/read-versions.controller';
import { SimulationsController } from '../api/http/simulations.controller';
import { SimulateDraft } from '../application/simulate-draft';
import { RECIPE_VERSIONS, RecipesController } from '../api/http/recipes.controller';
import { ApproveRecipeVersion } from '../application/approve-recipe-version';
import { MakeVersionEffective } from '../application/make-version-effective';
import { ReadRecipeVersion } from '../application/read-recipe-version';
import { ReviewRecipeVersion } from '../application/review-recipe-version';
import { TakeScheduledEffect } from '../application/take-scheduled-effect';
import { WithdrawRecipeVersion } from '../application/withdraw-recipe-version';
import { WriteRecipeVersion } from '../application/write-recipe-version';
import { watchSchedule } from './watch-schedule';

class RecipesModule {}

/** Recipes from the first draft to the version that batches start from, as the composition root sees them. */
export const recipes: ServiceDefinition = {
  name: 'recipes',
  takesFiles: true,
  replay: () => rowsOf,
  migrations: [RecipeVersions1764000000000, SimulationOfVersion1765100000001, RecipeImports1766600000000, ScheduledVersions1767700000000, ControlledDocuments1768000000000, ReviewCycle1768700000000, GermanTitle1768800000000],
  module({ transactions, objects, ids, settings }) {
    const versions = new PostgresRecipeVersions(transactions);
    const documents = new ObjectRecipeDocuments(objects);
    const simulations = new ObjectSimulations(objects);
    const imports = new PostgresRecipeImports(transactions);
    const importFiles = new ObjectImportFiles(objects);
    const controlled = new PostgresControlledDocuments(transactions);
    const documentFiles = new KeptFiles(objects, { service: 'recipes', typeOf: (bytes) => mediaTypeOf(bytes) ?? videoTypeOf(bytes), refusal: (bytes) => refuse('document-type-refused', { bytes }, { rule: 'A9' }) });
    const write = new WriteRecipeVersion(transactions, versions, documents, ids);
    const issuer = settings.signingIssuer;
    const zoneOf = (site: string): string => settings.sites.find(({ code }) => code === site)?.timeZone ?? 'UTC';
    return {
      module: RecipesModule,
      controllers: [RecipesController, ReadVersionsController, ChangeVersionsController, ImportsController, ExportsController, SimulationsController, DocumentsController],
      providers: [
        { provide: RECIPE_VERSIONS, useValue: versions },
        { provide: CONTROLLED_DOCUMENTS, useValue: controlled },
        { provide: KeepDocuments, useValue: new KeepDocuments(transactions, controlled, documentFiles, ids, zoneOf) },
        { provide: OpenDocument, useValue: new OpenDocument(controlled, documentFiles) },
        { provide: ReadRecipeVersion, useValue: new ReadRecipeVersion(transactions, versions, documents, simulations, controlled) },
        { provide: SimulateDraft, useValue: new SimulateDraft(simulations) },
        { provide: WriteRecipeVersion, useValue: write },
        { provide: ImportRecipe, useValue: new ImportRecipe(write, imports, importFiles, readXml, ids) },
        { provide: CloseImportPoints, useValue: new CloseImportPoints(transactions, imports) },
        { provide: ReadRecipeImport, useValue: new ReadRecipeImport(imports, importFiles, versions, documents) },
        { provide: ExportRecipeVersion, useValue: new ExportRecipeVersion(versions, documents, recipePrinter(zoneOf)) },
        { provide: ReviewRecipeVersion, useValue: new ReviewRecipeVersion(transactions, versions, documents, simulations, imports, controlled) },
        { provide: ApproveRecipeVersion, useValue: new ApproveRecipeVersion(transactions, versions, documents, ids, issuer) },
        { provide: MakeVersionEffective, useValue: new MakeVersionEffective(transactions, versions, documents, ids, issuer, zoneOf) },
        { provide: ConfirmReview, useValue: new ConfirmReview(transactions, versions, documents, ids, issuer, zoneOf) },
        { provide: TakeScheduledEffect, useValue: new TakeScheduledEffect(transactions, versions, documents) },
        { provide: WithdrawRecipeVersion, useValue: new WithdrawRecipeVersion(transactions, versions, documents, ids, issuer) },
      ],
    };
  },
  start: (app, platform) => Promise.resolve(watchSchedule(app.get(TakeScheduledEffect), platform)),
  async dueTimers(app) {
    await app.get(TakeScheduledEffect).execute();
  },
};
