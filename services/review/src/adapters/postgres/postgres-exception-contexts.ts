import type { Transactions } from '@batchwright/persistence';
import { MINUTES_AROUND, MOST, type ContextOf, type ExceptionContexts, type KeptAct, type KeptBeside, type KeptStep } from '../../application/exception-context';

/** What people do and values that come: all that is looked for in a window. */
const ACTS = [
  'StepStarted', 'StepCompleted', 'StepReopened', 'StepReassigned', 'EntryRecorded', 'EntryRejected', 'EntryCorrected', 'CalculationRecorded', 'SecondCheckRecorded', 'SignatureApplied', 'CommentAdded', 'MoveSigned', 'EquipmentChanged',
  'RunStateChanged', 'ShiftGiven', 'ShiftTaken',
];

const AROUND = `interval '${MINUTES_AROUND} minutes'`;
const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

const ACT = `sequence::int, type, step_key AS "stepKey", canonical::jsonb->>'actAt' AS at, canonical::jsonb->>'recordedAt' AS "recordedAt", canonical::jsonb->>'person' AS person, canonical::jsonb->>'name' AS name, canonical::jsonb #>> '{body,address}' AS address,
  canonical::jsonb #> '{body,value}' AS value, COALESCE(canonical::jsonb #>> '{body,text}', canonical::jsonb #>> '{body,reason}', concat_ws(' ', canonical::jsonb #>> '{body,entered,value}', canonical::jsonb #>> '{body,entered,unit}')) AS text`;

const BESIDE = `
  SELECT x.id, x.run_id AS "runId", r.number AS "runNumber", r.recipe_hash AS "recipeHash", x.type, x.severity, CASE WHEN d.exception_id IS NULL THEN 'open' ELSE 'closed' END AS state,
         CASE WHEN x.step_key IS NULL THEN NULL ELSE jsonb_build_object('key', x.step_key, 'title', COALESCE(x.step_title, '')) END AS step, x.text, x.texts, x.raised_at AS "raisedAt",
         to_char(COALESCE(x.recorded_at, x.raised_at) AT TIME ZONE 'UTC', ${ISO}) AS "recordedAt",
         CASE WHEN d.exception_id IS NULL THEN NULL ELSE jsonb_build_object('classification', d.classification, 'rationale', d.rationale, 'person', d.decided_by, 'name', d.decided_by_name, 'at', to_char(d.decided_at AT TIME ZONE 'UTC', ${ISO})) END AS decision
    FROM run_exception x JOIN run r ON r.site = x.site AND r.id = x.run_id LEFT JOIN exception_decision d ON d.site = x.site AND d.exception_id = x.id`;

/** What happened around exceptions, from the copy of the record in the schema `review`. */
export class PostgresExceptionContexts implements ExceptionContexts {
  constructor(private readonly transactions: Pick<Transactions, 'read'>) {}

  async of(sites: readonly string[], id: string): Promise<ContextOf | undefined> {
    const [row] = await this.transactions.read<ContextOf>(
      `SELECT x.id, x.site, x.run_id AS "runId", r.recipe, r.recipe_hash AS "recipeHash", x.type, x.step_key AS "stepKey", x.observed->>'equipment' AS equipment, COALESCE(x.observed->'tags', '[]') AS tags, x.raised_at AS "raisedAt",
              to_char(COALESCE((x.observed->>'from')::timestamptz, x.recorded_at, x.raised_at) AT TIME ZONE 'UTC', ${ISO}) AS moment
         FROM run_exception x JOIN run r ON r.site = x.site AND r.id = x.run_id
        WHERE x.site = ANY ($1) AND x.id = $2`,
      [sites, id],
    );
    return row;
  }

  async acts({ site, runId, moment }: ContextOf): Promise<{ acts: readonly KeptAct[]; more: boolean }> {
    const side = (bounds: string, order: string): Promise<KeptAct[]> => this.transactions.read<KeptAct>(
      `SELECT ${ACT} FROM (SELECT * FROM run_record WHERE site = $1 AND run_id = $2 AND ${bounds} AND type = ANY ($4) ORDER BY recorded_at ${order}, sequence ${order} LIMIT $5) near ORDER BY sequence ${order}`,
      [site, runId, moment, ACTS, MOST.recordsOfSide + 1],
    );
    const before = await side(`recorded_at >= $3::timestamptz - ${AROUND} AND recorded_at <= $3::timestamptz`, 'DESC');
    const after = await side(`recorded_at > $3::timestamptz AND recorded_at <= $3::timestamptz + ${AROUND}`, 'ASC');
    const acts = [...before.slice(0, MOST.recordsOfSide).reverse(), ...after.slice(0, MOST.recordsOfSide)];
    return { acts: acts.map((act) => ({ ...act, text: act.text === '' ? null : act.text })), more: before.length > MOST.recordsOfSide || after.length > MOST.recordsOfSide };
  }

  openSteps({ site, runId, moment }: ContextOf): Promise<KeptStep[]> {
    return this.transactions.read<KeptStep>(
      `SELECT s.step_key AS key, s.canonical::jsonb->>'actAt' AS "startedAt", s.canonical::jsonb->>'recordedAt' AS "recordedAt", s.canonical::jsonb->>'person' AS person, s.canonical::jsonb->>'name' AS name, COALESCE(s.canonical::jsonb #> '{body,items}', '[]') AS items
         FROM (SELECT DISTINCT ON (step_key) step_key, type FROM run_record
                WHERE site = $1 AND run_id = $2 AND type IN ('StepStarted', 'StepCompleted', 'StepReopened') AND recorded_at <= $3::timestamptz ORDER BY step_key, sequence DESC) last
         JOIN LATERAL (SELECT step_key, canonical FROM run_record WHERE site = $1 AND run_id = $2 AND type = 'StepStarted' AND step_key = last.step_key ORDER BY sequence DESC LIMIT 1) s ON true
        WHERE last.type <> 'StepCompleted' ORDER BY s.step_key LIMIT 100`,
      [site, runId, moment],
    );
  }

  others({ id, site, moment }: ContextOf): Promise<KeptBeside[]> {
    return this.transactions.read<KeptBeside>(
      `${BESIDE} WHERE x.site = $1 AND x.id <> $2 AND x.recorded_at BETWEEN $3::timestamptz - ${AROUND} AND $3::timestamptz + ${AROUND} ORDER BY abs(extract(epoch FROM x.recorded_at - $3::timestamptz)), x.id LIMIT $4`,
      [site, id, moment, MOST.others + 1],
    );
  }

  like({ id, site, type, equipment, stepKey, recipe, raisedAt }: ContextOf): Promise<KeptBeside[]> {
    const step = stepKey?.split('~')[0] ?? null;
    return this.transactions.read<KeptBeside>(
      `${BESIDE} WHERE x.site = $1 AND x.type = $2 AND x.id <> $3 AND x.raised_at <= $4 AND ${equipment === null ? `x.observed->>'equipment' IS NULL AND $5::text IS NULL` : `x.observed->>'equipment' = $5`}
        AND ${step === null ? 'split_part(x.step_key, \'~\', 1) IS NULL AND $6::text IS NULL' : 'split_part(x.step_key, \'~\', 1) = $6'} AND r.recipe = $7 ORDER BY x.raised_at DESC, x.id DESC LIMIT $8`,
      [site, type, id, raisedAt, equipment, step, recipe, MOST.like],
    );
  }
}
