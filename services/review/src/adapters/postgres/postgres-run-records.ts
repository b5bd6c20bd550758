import type { RowChange, Transaction } from '@batchwright/persistence';
import type { JsonObject, RecordedEvent } from '@batchwright/records';
import type { BoundItem } from '@batchwright/procedure';
import type { RunCopy } from '../../application/batches';
import type { RunRecords } from '../../application/run-records';
import { NAMING_FILES } from '../../domain/recorded-files';
import { RUN_COPY, RUN_SOURCE } from './postgres-batches';

/** The copy of runs' records in the schema `review`. */
export class PostgresRunRecords implements RunRecords {
  async lock(tx: Transaction, runId: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`run ${runId}`]);
  }

  async copyOf(tx: Transaction, site: string, runId: string): Promise<RunCopy | undefined> {
    const [row] = await tx.query<RunCopy>(`SELECT ${RUN_COPY} FROM ${RUN_SOURCE} WHERE r.site = $1 AND r.id = $2`, [site, runId]);
    return row;
  }

  texts(tx: Transaction, site: string, runId: string): Promise<{ canonical: string; leaf: string }[]> {
    return tx.query<{ canonical: string; leaf: string }>('SELECT canonical, leaf FROM run_record WHERE site = $1 AND run_id = $2 ORDER BY sequence', [site, runId]);
  }

  async fileTexts(tx: Transaction, sites: readonly string[], runId: string): Promise<string[]> {
    const rows = await tx.query<{ canonical: string }>('SELECT canonical FROM run_record WHERE site = ANY ($1) AND run_id = $2 AND type = ANY ($3) ORDER BY sequence', [sites, runId, NAMING_FILES]);
    return rows.map(({ canonical }) => canonical);
  }

  async ownTexts(tx: Transaction, site: string, runId: string): Promise<string[]> {
    const rows = await tx.query<{ canonical: string }>('SELECT canonical FROM record WHERE site = $1 AND aggregate_id = $2 ORDER BY sequence', [site, runId]);
    return rows.map(({ canonical }) => canonical);
  }

  async announceSeal(tx: Transaction, site: string, runId: string, sequence: number, head: string): Promise<void> {
    await tx.project([{ table: 'run_seal', op: 'upsert', values: { site, run_id: runId, sequence, head } }]);
  }

  rowsOf(record: RecordedEvent, canonical: string, before: RunCopy | undefined, after: RunCopy): readonly RowChange[] {
    const body = record.body as JsonObject & { stepKey?: string };
    const kept: RowChange = {
      table: 'run_record', op: 'upsert',
      values: { site: record.site, run_id: record.aggregateId, sequence: record.sequence, type: record.type, step_key: body.stepKey ?? null, canonical, leaf: record.leafHash, recorded_at: record.recordedAt },
    };
    return [runRow(record, before, after), kept, ...exceptionRows(record), ...itemRows(record)];
  }
}

function runRow(record: RecordedEvent, before: RunCopy | undefined, after: RunCopy): RowChange {
  const { site, id, state, sealed, sequence, head, judgedHead, judgedCount, intact, sealedHead, sealSequence } = after;
  const values: JsonObject = {
    site, id, state, sealed, sequence, head, judged_head: judgedHead, judged_count: judgedCount, intact, sealed_head: sealedHead, seal_sequence: sealSequence, changed_at: record.actAt,
  };
  if (record.type === 'BusinessStatusChanged') values.business = (record.body as { to: string }).to;
  if (before) return { table: 'run', op: 'upsert', values };
  const { number, kind, recipe, order, batchSize } = record.body as unknown as CreatedBody;
  return {
    table: 'run', op: 'upsert',
    values: {
      ...values, number, kind, recipe: recipe.code, recipe_version: recipe.version, recipe_hash: recipe.hash, order_number: order?.number ?? null,
      batch_size: batchSize.value, batch_unit: batchSize.unit, business: 'created', created_at: record.actAt,
    },
  };
}

interface CreatedBody {
  readonly number: string;
  readonly kind: string;
  readonly recipe: { readonly code: string; readonly version: number; readonly hash: string };
  readonly order?: { readonly number: string };
  readonly batchSize: { readonly value: string; readonly unit: string };
}

interface RaisedBody {
  readonly exceptionId: string;
  readonly type: string;
  readonly severity: string;
  readonly deviation: boolean;
  readonly stepKey?: string;
  readonly address?: string;
  readonly text: string;
  readonly texts?: JsonObject;
  readonly params: JsonObject;
  readonly blocks: string[];
  readonly reaction?: JsonObject;
  readonly signers?: JsonObject[];
  readonly parent?: string;
  readonly observed?: JsonObject;
}

/** The recipe of the run, equipment and lots that a step bound: what it rests on, and by which batches that may have been affected by the same deviation are found. */
function itemRows(record: RecordedEvent): RowChange[] {
  const { items = [], to, recipe } = record.body as unknown as { items?: readonly BoundItem[]; to?: BoundItem; recipe?: { versionId: string } };
  if (record.type === 'RunCreated' && recipe) return [{ table: 'run_item', op: 'upsert', values: { site: record.site, run_id: record.aggregateId, what: 'recipe', item: recipe.versionId } }];
  const bound = record.type === 'StepStarted' ? items : record.type === 'EquipmentChanged' && to ? [to] : [];
  const used = bound.filter(({ what }) => what === 'equipment' || what === 'material').map(({ what, item, lot }) => [what, what === 'material' ? (lot ?? item) : item] as const);
  return [...new Map(used.map((one) => [one.join(' '), one])).values()].map(([what, item]) => ({ table: 'run_item', op: 'upsert', values: { site: record.site, run_id: record.aggregateId, what, item } }));
}

function exceptionRows(record: RecordedEvent): RowChange[] {
  if (record.type === 'BlockLifted') return [{ table: 'run_exception', op: 'upsert', values: { site: record.site, id: String(record.body.exceptionId), lifted: true } }];
  if (record.type === 'ExceptionExtended') {
    const { exceptionId, observed, parent } = record.body as unknown as Pick<RaisedBody, 'exceptionId' | 'observed' | 'parent'>;
    return [{ table: 'run_exception', op: 'upsert', values: { site: record.site, id: exceptionId, extended_at: record.actAt, ...(observed ? { observed } : {}), ...(parent === undefined ? {} : { parent }) } }];
  }
  if (record.type !== 'ExceptionRaised' && record.type !== 'ExceptionRaisedAfterSeal') return [];
  const { exceptionId, type, severity, deviation, stepKey, address, text, texts, params, blocks, reaction, signers, observed, parent = params.parent } = record.body as unknown as RaisedBody;
  return [{
    table: 'run_exception', op: 'upsert',
    values: {
      site: record.site, id: exceptionId, run_id: record.aggregateId, type, severity, deviation, step_key: stepKey ?? null, step_title: titleIn(record, stepKey), address: address ?? null,
      text, texts: texts ?? null, params, blocks, reaction: reaction ?? null, raised_at: record.actAt, recorded_at: record.recordedAt, raised_by: record.person ?? null, raised_by_name: record.name ?? null, lifted: false, signers: signers ?? null, observed: observed ?? null, parent: parent ?? null,
    },
  }];
}

/** The audit row names the step as people read it: `run WS-2026-0001 / weigh-api Weigh the API`. */
function titleIn(record: RecordedEvent, stepKey: string | undefined): string | null {
  const object = record.audit[0]?.object ?? '';
  const at = stepKey === undefined ? -1 : object.indexOf(` / ${stepKey} `);
  return at < 0 ? null : object.slice(at + stepKey!.length + 4);
}
