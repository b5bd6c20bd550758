import type { Transaction } from '@batchwright/persistence';
import type { PersonActs } from '../../application/person-acts';
import type { PersonAct } from '../../domain/two-places';

type ActRow = Omit<PersonAct, 'recipeHash' | 'stepKey'> & { readonly recipeHash: string | null; readonly stepKey: string | null };

/** Acts of people in the schema `review`. */
export class PostgresPersonActs implements PersonActs {
  async lock(tx: Transaction, site: string, person: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`person ${site} ${person}`]);
  }

  async keep(tx: Transaction, site: string, { aggregateId, stepKey, ...act }: Omit<PersonAct, 'recipeHash'>): Promise<void> {
    await tx.project([{ table: 'person_act', op: 'upsert', values: { site, aggregate_id: aggregateId, step_key: stepKey ?? null, ...act } }]);
  }

  async around(tx: Transaction, site: string, { person, terminal, aggregateId, moment, at }: Omit<PersonAct, 'recipeHash'>, withinMs: number): Promise<{ act: PersonAct; elsewhere: PersonAct[] }> {
    const rows = await tx.query<ActRow>(
      `SELECT a.person, a.name, a.terminal, instant_text(a.at) AS at, instant_text(a.moment) AS moment, a.service, a.aggregate_id AS "aggregateId", a.object, a.step_key AS "stepKey", r.recipe_hash AS "recipeHash"
         FROM person_act a LEFT JOIN run r ON r.site = a.site AND r.id = a.aggregate_id
        WHERE a.site = $1 AND a.person = $2
          AND ((a.aggregate_id = $4 AND a.terminal = $3 AND a.at = $6)
            OR (a.terminal <> $3 AND a.aggregate_id <> $4 AND a.moment BETWEEN $5::timestamptz - $7 * interval '1 ms' AND $5::timestamptz + $7 * interval '1 ms'))
        ORDER BY a.moment`,
      [site, person, terminal, aggregateId, moment, at, withinMs],
    );
    const acts = rows.map(({ recipeHash, stepKey, ...act }): PersonAct => ({ ...act, ...(recipeHash === null ? {} : { recipeHash }), ...(stepKey === null ? {} : { stepKey }) }));
    const own = acts.find((act) => act.aggregateId === aggregateId);
    if (!own) throw new Error(`the act of ${person} at ${at} was not kept`);
    return { act: own, elsewhere: acts.filter((act) => act !== own) };
  }
}
