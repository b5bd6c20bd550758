import type { Transaction, Transactions } from '@batchwright/persistence';
import type { ApprovalView, HistoryRow, RecipeSummary, RecipeVersions, RecipeVersionSummary } from '../../application/recipe-versions';
import type { Approval, RecipeVersion } from '../../domain/recipe-version';
import { rowsOf } from './rows-of';

const SUMMARY = `
  SELECT id, site, recipe, version, state, title, title_de AS "titleDe", product, document_hash AS "documentHash", change_control AS "changeControl", sequence,
         previous_version_id AS "previousVersionId", effective_from AS "effectiveFrom", simulation_hash AS "simulationHash",
         review_every AS "reviewEvery", review_due AS "reviewDue"
    FROM recipe_version`;

const WHOLE = `
  SELECT v.id, v.site, v.recipe, v.version, v.sequence, v.state, v.title, v.title_de AS "titleDe", v.product, v.document_hash AS "documentHash", v.change_control AS "changeControl",
         v.previous_version_id AS "previousVersionId", v.simulation_hash AS "simulationHash", v.effective_from AS "effectiveFrom", v.review_every AS "reviewEvery", v.review_due AS "reviewDue",
         ARRAY(SELECT a.person FROM recipe_author a WHERE a.site = v.site AND a.version_id = v.id ORDER BY a.person) AS authors,
         (SELECT COALESCE(jsonb_agg(jsonb_build_object('role', p.role, 'person', p.person, 'documentHash', p.document_hash, 'diffHash', p.diff_hash) ORDER BY p.place), '[]')
            FROM recipe_approval p WHERE p.site = v.site AND p.version_id = v.id) AS approvals,
         (SELECT jsonb_build_object('name', r.name, 'at', to_char(r.act_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
            FROM record r WHERE r.site = v.site AND r.aggregate_id = v.id AND r.sequence = v.sequence AND r.name IS NOT NULL) AS "lastChange"
    FROM recipe_version v`;

type Unset = 'titleDe' | 'previousVersionId' | 'simulationHash' | 'effectiveFrom' | 'reviewEvery' | 'reviewDue';
type Nullable<T, K extends keyof T> = Omit<T, K> & { readonly [P in K]-?: NonNullable<T[P]> | null };
type SummaryRow = Nullable<RecipeVersionSummary, Unset>;
type WholeRow = Nullable<Omit<RecipeVersion, 'approvals' | 'lastChange'>, Unset> & { readonly approvals: Approval[]; readonly lastChange: RecipeVersion['lastChange'] | null };

/** Recipe versions in the schema `recipes`. */
export class PostgresRecipeVersions implements RecipeVersions {
  readonly rowsOf = rowsOf;

  constructor(private readonly transactions: Transactions) {}

  async find(tx: Transaction, sites: readonly string[], id: string): Promise<RecipeVersion | undefined> {
    const [row] = await tx.query<WholeRow>(`${WHOLE} WHERE v.site = ANY ($1) AND v.id = $2`, [sites, id]);
    return row && whole(row);
  }

  async giveWayTo(tx: Transaction, { site, recipe, version }: RecipeVersion): Promise<RecipeVersion[]> {
    const rows = await tx.query<WholeRow>(
      `${WHOLE} WHERE v.site = $1 AND v.recipe = $2 AND (v.state = 'effective' OR (v.state = 'scheduled' AND v.version < $3)) ORDER BY v.version`,
      [site, recipe, version],
    );
    return rows.map(whole);
  }

  async takeDue(tx: Transaction): Promise<RecipeVersion | undefined> {
    const [row] = await tx.query<WholeRow>(`${WHOLE} WHERE v.state = 'scheduled' AND v.effective_from <= plant_now() ORDER BY v.effective_from, v.version LIMIT 1`);
    return row && whole(row);
  }

  async newest(tx: Transaction, site: string, recipe: string): Promise<{ version: number; followsOn?: string }> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${site}/${recipe}`]);
    const rows = await tx.query<{ id: string; version: number; state: string }>('SELECT id, version, state FROM recipe_version WHERE site = $1 AND recipe = $2 ORDER BY version DESC', [site, recipe]);
    const base = rows.find(({ state }) => state === 'effective') ?? rows.find(({ state }) => state !== 'withdrawn') ?? rows[0];
    return { version: rows[0]?.version ?? 0, ...(base ? { followsOn: base.id } : {}) };
  }

  async summary(sites: readonly string[], id: string): Promise<RecipeVersionSummary | undefined> {
    const [row] = await this.transactions.read<SummaryRow>(`${SUMMARY} WHERE site = ANY ($1) AND id = $2`, [sites, id]);
    return row && summary(row);
  }

  authors(site: string, id: string): Promise<{ person: string; name: string }[]> {
    return this.transactions.read('SELECT person, name FROM recipe_author WHERE site = $1 AND version_id = $2 ORDER BY person', [site, id]);
  }

  approvals(site: string, id: string): Promise<ApprovalView[]> {
    return this.transactions.read(
      'SELECT role, person, name, at, document_hash AS "documentHash", diff_hash AS "diffHash" FROM recipe_approval WHERE site = $1 AND version_id = $2 ORDER BY place',
      [site, id],
    );
  }

  async recipes(sites: readonly string[], page: { after?: string; limit: number }): Promise<RecipeSummary[]> {
    const keys = await this.transactions.read<{ site: string; recipe: string }>(
      `SELECT DISTINCT site, recipe FROM recipe_version WHERE site = ANY ($1) AND ($2::text IS NULL OR site || '/' || recipe > $2) ORDER BY site, recipe LIMIT $3`,
      [sites, page.after ?? null, page.limit],
    );
    const rows = await this.transactions.read<SummaryRow>(
      `${SUMMARY} WHERE (site, recipe) IN (SELECT * FROM unnest($1::text[], $2::text[])) ORDER BY site, recipe, version DESC`,
      [keys.map(({ site }) => site), keys.map(({ recipe }) => recipe)],
    );
    return keys.map(({ site, recipe }) => {
      const versions = rows.filter((row) => row.site === site && row.recipe === recipe).map(summary);
      const shown = versions.find(({ state }) => state === 'effective') ?? versions[0];
      return { id: `${site}/${recipe}`, site, recipe, title: shown?.title ?? recipe, ...(shown?.titleDe === undefined ? {} : { titleDe: shown.titleDe }), product: shown?.product ?? '', versions };
    });
  }

  async list(sites: readonly string[], filter: { recipe?: string; state?: string; after?: string; limit: number }): Promise<RecipeVersionSummary[]> {
    const rows = await this.transactions.read<SummaryRow>(
      `${SUMMARY} WHERE site = ANY ($1) AND ($2::text IS NULL OR recipe = $2) AND ($3::text IS NULL OR state = $3) AND ($4::text IS NULL OR id > $4) ORDER BY id LIMIT $5`,
      [sites, filter.recipe ?? null, filter.state ?? null, filter.after ?? null, filter.limit],
    );
    return rows.map(summary);
  }

  history(site: string, id: string, page: { after?: string; limit: number }): Promise<HistoryRow[]> {
    return this.transactions.read(
      `SELECT counter, act_at AS at, person, name, action, field, old_value AS "oldValue", new_value AS "newValue", reason
         FROM audit WHERE site = $1 AND aggregate_id = $2 AND counter > COALESCE($3::bigint, 0) ORDER BY counter LIMIT $4`,
      [site, id, page.after ?? null, page.limit],
    );
  }
}

function summary(row: SummaryRow): RecipeVersionSummary {
  return known(row);
}

function whole({ lastChange, ...row }: WholeRow): RecipeVersion {
  return { ...known(row), ...(lastChange ? { lastChange } : {}) };
}

/** Without what is not there. */
function known<T extends Pick<SummaryRow, Unset>>({ titleDe, previousVersionId, simulationHash, effectiveFrom, reviewEvery, reviewDue, ...rest }: T) {
  return {
    ...rest,
    ...(titleDe === null ? {} : { titleDe }),
    ...(previousVersionId === null ? {} : { previousVersionId }),
    ...(simulationHash === null ? {} : { simulationHash }),
    ...(effectiveFrom === null ? {} : { effectiveFrom }),
    ...(reviewEvery === null ? {} : { reviewEvery }),
    ...(reviewDue === null ? {} : { reviewDue }),
  };
}
