import type { Transaction, Transactions } from '@batchwright/persistence';
import type { PlanFilter, Plans, PlanView } from '../../application/plans';
import type { Plan } from '../../domain/plan';
import { rowsOf } from './rows-of';

interface Row extends PlanView {
  readonly cancelled: string | null;
}

const SELECT = `SELECT p.site, p.id, p.sequence, p.run_id AS "runId", p.run_number AS "runNumber", p.step_key AS "stepKey", p.at, p.cancelled, jsonb_build_object('person', p.planned_by, 'name', p.planner_name) AS "plannedBy",
  (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('person', e.person, 'name', e.name, 'answer', e.answer, 'word', e.word)) ORDER BY e.name, e.person) FROM planned_expert e WHERE e.site = p.site AND e.plan_id = p.id) AS experts
  FROM planned_session p`;

/** Planned sessions in the schema `tandem`. */
export class PostgresPlans implements Plans {
  readonly rowsOf = rowsOf;

  constructor(private readonly transactions: Transactions) {}

  async run(tx: Transaction, sites: readonly string[], runId: string): Promise<{ site: string; number: string } | undefined> {
    const [row] = await tx.query<{ site: string; number: string }>('SELECT site, number FROM run_seen WHERE site = ANY ($1) AND run_id = $2', [sites, runId]);
    return row;
  }

  async find(tx: Transaction, sites: readonly string[], id: string): Promise<Plan | undefined> {
    const [row] = await tx.query<Row>(`${SELECT} WHERE p.site = ANY ($1) AND p.id = $2`, [sites, id]);
    return row && { ...viewOf(row), cancelled: row.cancelled !== null };
  }

  async list(sites: readonly string[], { runId, stepKey, person }: PlanFilter, since: string): Promise<PlanView[]> {
    const rows = await this.transactions.read<Row>(
      `${SELECT} WHERE p.site = ANY ($1) AND p.cancelled IS NULL AND p.at >= $2 AND ($3::text IS NULL OR p.run_id = $3) AND ($4::text IS NULL OR p.step_key = $4)
        AND ($5::text IS NULL OR p.planned_by = $5 OR EXISTS (SELECT FROM planned_expert m WHERE m.site = p.site AND m.plan_id = p.id AND m.person = $5)) ORDER BY p.at, p.id LIMIT 200`,
      [sites, since, runId ?? null, stepKey ?? null, person ?? null],
    );
    return rows.map(viewOf);
  }
}

function viewOf({ cancelled: _taken, ...row }: Row): PlanView {
  return { ...row, sequence: Number(row.sequence) };
}
