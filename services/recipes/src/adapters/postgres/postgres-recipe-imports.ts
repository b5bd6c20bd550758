import type { Transaction, Transactions } from '@batchwright/persistence';
import type { ImportSummary, RecipeImports } from '../../application/recipe-imports';
import type { RecipeImport } from '../../domain/recipe-import';
import { rowsOf } from './rows-of';

const SELECT = `
  SELECT i.id, i.site, i.version_id AS "versionId", i.sequence, i.report_hash AS "reportHash", i.to_close AS "toClose", i.format, i.file_name AS "fileName", i.file_hash AS "fileHash",
         ARRAY(SELECT c.number FROM recipe_import_closing c WHERE c.site = i.site AND c.import_id = i.id ORDER BY c.number) AS closed,
         (SELECT COALESCE(jsonb_agg(jsonb_build_object('number', c.number, 'how', c.how, 'person', c.person, 'name', c.name, 'at', c.at) ORDER BY c.number), '[]')
            FROM recipe_import_closing c WHERE c.site = i.site AND c.import_id = i.id) AS closings
    FROM recipe_import i WHERE i.site = ANY ($1) AND i.version_id = $2`;

/** Imports in the schema `recipes`. */
export class PostgresRecipeImports implements RecipeImports {
  readonly rowsOf = rowsOf;

  constructor(private readonly transactions: Transactions) {}

  async find(tx: Transaction, sites: readonly string[], versionId: string): Promise<RecipeImport | undefined> {
    return (await tx.query<RecipeImport>(SELECT, [sites, versionId]))[0];
  }

  async summary(sites: readonly string[], versionId: string): Promise<ImportSummary | undefined> {
    return (await this.transactions.read<ImportSummary>(SELECT, [sites, versionId]))[0];
  }
}
