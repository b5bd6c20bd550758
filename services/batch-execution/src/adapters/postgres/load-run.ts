import type { Times } from '@batchwright/persistence';
import type { Evidence, SignerIdentity, SigningKey, Statement } from '@batchwright/records';
import { documentCodesOf, neededFor, readInstanceKey, stepInfo, type BlockState, type DocumentFact, type ExceptionRules, type GrantState, type HoldTimeState, type IndexedRecipe, type NodeState, type QualificationFact, type RunHead, type RunView, type StepState, type TimerState } from '@batchwright/procedure';
import type { LoadedRun, LoadedSigning, RunPart } from '../../application/runs';

/** What the one query of a load answers. */
export interface LoadRow {
  readonly times: Times;
  readonly chain: string | null;
  readonly head: RunHead | null;
  /** The newest table of the site; null = as it was configured. */
  readonly rules: ExceptionRules | null;
  readonly area: string | null;
  readonly nodes: readonly NodeState[] | null;
  readonly steps: readonly StepState[] | null;
  readonly timers: readonly TimerState[] | null;
  readonly holds: readonly HoldTimeState[] | null;
  readonly blocks: readonly BlockState[] | null;
  readonly grants: readonly GrantState[] | null;
  readonly qualifications: readonly ({ person: string } & QualificationFact)[] | null;
  readonly documents: readonly DocumentFact[] | null;
  /** Canonical texts. */
  readonly statements: readonly string[] | null;
  readonly keys: readonly SigningKey[] | null;
  readonly signers: readonly (Omit<SignerIdentity, 'account'> & { subject: string; accounts: readonly { account: string; subject: string }[] })[] | null;
}

/** People behind the subjects $17, by identity's word. */
const SIGNERS = `unnest($17::text[]) AS claimed CROSS JOIN LATERAL
  (SELECT person, name, accounts, roles, sites, locked FROM person WHERE accounts @> jsonb_build_array(jsonb_build_object('subject', claimed)) OFFSET 0) p`;

/** Rows of `qualification` as the procedure knows them. */
const QUALIFICATION_FACTS =
  "jsonb_agg(jsonb_strip_nulls(jsonb_build_object('person', person, 'qualificationId', id, 'code', code, 'from', instant_text(valid_from), 'until', instant_text(valid_until), 'revokedAt', instant_text(revoked_at))))";

/** Rows of `document_version` as the procedure knows them; a condition follows. */
export const DOCUMENT_FACTS = `jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
      'documentId', v.document_id, 'code', v.code, 'version', v.version, 'sha256', v.sha256, 'mediaType', v.media_type, 'effectiveFrom', instant_text(v.effective_from),
      'title', jsonb_build_object('en', v.title_en, 'de', v.title_de), 'withdrawnAt', instant_text(w.withdrawn_at))))
    FROM document_version v LEFT JOIN document_withdrawal w ON w.site = v.site AND w.document_id = v.document_id`;

/**
 * Everything that one decision needs, in one round trip. Steps are fetched key by key (`OFFSET 0` keeps the planner from joining):
 * what it costs must not grow with the length of the run. $1 site, $2 run, $3 step keys, $4 newest turns, $5 steps of many turns,
 * $6 all open steps, $7 block keys, $8 exception, $9 nodes by id, $10 grant, $11 step, $12 inputs, $13 persons, $14 terminal,
 * $15 statements, $16 keys, $17 subjects of evidence, $18 codes of documents.
 */
export const LOAD_RUN = `
  SELECT now_times() AS times,
    (SELECT encode(head_hash, 'hex') FROM aggregate WHERE site = $1 AND aggregate_id = $2) AS chain,
    (SELECT head FROM run WHERE site = $1 AND id = $2) AS head,
    (SELECT rules || jsonb_build_object('version', version) FROM exception_rules WHERE site = $1 ORDER BY version DESC LIMIT 1) AS rules,
    (SELECT area FROM terminal WHERE site = $1 AND code = $14) AS area,
    (SELECT jsonb_agg(state) FROM run_node WHERE site = $1 AND run_id = $2 AND (status = 'active' OR node_id = ANY ($9))) AS nodes,
    (SELECT jsonb_agg(s.state) FROM (
       SELECT s.state FROM (
         SELECT unnest($3::text[]) AS key
         UNION
         SELECT p.before || turn || p.after FROM jsonb_to_recordset($4::jsonb) AS p ("loopKey" text, before text, after text)
           JOIN run_node n ON n.site = $1 AND n.run_id = $2 AND n.key = p."loopKey"
           CROSS JOIN LATERAL generate_series(COALESCE((n.state->>'turn')::int, 1) - 1, COALESCE((n.state->>'turn')::int, 1)) AS turn) wanted
         CROSS JOIN LATERAL (SELECT state FROM run_step WHERE site = $1 AND run_id = $2 AND key = wanted.key OFFSET 0) s
       UNION ALL
       SELECT s.state FROM jsonb_to_recordset($5::jsonb) AS p ("stepId" text, beginning text)
         CROSS JOIN LATERAL (SELECT state FROM run_step WHERE site = $1 AND run_id = $2 AND step_id = p."stepId" AND starts_with(key, p.beginning) OFFSET 0) s
       UNION ALL
       SELECT state FROM run_step WHERE $6 AND site = $1 AND run_id = $2 AND status <> 'completed') s) AS steps,
    (SELECT jsonb_agg(state) FROM run_timer WHERE site = $1 AND run_id = $2) AS timers,
    (SELECT jsonb_agg(state) FROM run_hold_time WHERE site = $1 AND run_id = $2) AS holds,
    (SELECT jsonb_agg(state) FROM run_block WHERE site = $1 AND run_id = $2 AND (NOT lifted OR exception_id = $8 OR state->'blocks' ?| $7)) AS blocks,
    (SELECT jsonb_agg(state) FROM run_grant WHERE site = $1 AND run_id = $2
      AND (step_key = $11 OR grant_id = $10 OR (what = 'equipment' AND status IN ('granted', 'used')) OR (what = 'material' AND need = ANY ($12)))) AS grants,
    (SELECT ${QUALIFICATION_FACTS}
       FROM qualification WHERE site = $1 AND person = ANY ($13::text[] || ARRAY (SELECT p.person FROM ${SIGNERS}))) AS qualifications,
    (SELECT ${DOCUMENT_FACTS} WHERE v.site = $1 AND v.code = ANY ($18)) AS documents,
    (SELECT jsonb_agg(canonical) FROM statement WHERE site = $1 AND id = ANY ($15)) AS statements,
    (SELECT jsonb_agg(jsonb_build_object('kid', kid, 'issuer', issuer, 'jwk', jwk)) FROM signing_key WHERE kid = ANY ($16)) AS keys,
    (SELECT jsonb_agg(jsonb_build_object('subject', claimed, 'person', person, 'name', name, 'accounts', accounts, 'roles', roles, 'sites', sites, 'locked', locked)) FROM ${SIGNERS}) AS signers`;

/** Parameters of the load for a part of a run. */
export function loadParameters(site: string, runId: string, recipe: IndexedRecipe, part: RunPart): unknown[] {
  const evidence: readonly Evidence[] = part.evidence ?? [];
  const step = part.stepKey === undefined ? undefined : stepInfo(recipe, readInstanceKey(part.stepKey)?.id ?? '');
  const needed = part.stepKey === undefined ? undefined : neededFor(recipe, part.stepKey, part.correction === true);
  return [
    site, runId, needed?.stepKeys ?? [], JSON.stringify(needed?.newest ?? []), JSON.stringify(needed?.many ?? []), part.openSteps === true,
    needed?.blockKeys ?? [], part.exceptionId ?? '', needed?.nodeIds ?? [], part.grantId ?? '', part.stepKey ?? '', needed?.inputs ?? [], part.persons ?? [], part.terminal ?? '',
    evidence.map(({ statement }) => statement.id), evidence.map(({ keyId }) => keyId), evidence.flatMap(({ idToken }) => claimedSubject(idToken)), step ? documentCodesOf(step.node) : [],
  ];
}

/** Whom a token that is not verified yet claims to be of: it says who is looked up, never who is believed. */
function claimedSubject(idToken: string): string[] {
  try {
    const { sub } = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8')) as { sub?: unknown };
    return typeof sub === 'string' ? [sub] : [];
  } catch {
    return [];
  }
}

function signingOf({ statements, keys, signers }: LoadRow): LoadedSigning {
  const known = (signers ?? []).flatMap(({ subject, accounts, person, name, roles, sites, locked }): [string, SignerIdentity][] => {
    const account = accounts.find((one) => one.subject === subject)?.account;
    return account === undefined ? [] : [[subject, { person, name, account, roles, sites, locked }]];
  });
  return { statements: (statements ?? []).map((text) => JSON.parse(text) as Statement), keys: keys ?? [], signers: new Map(known) };
}

/** The state of a run, as far as it was loaded. */
export function loadedRun(row: LoadRow, head: RunHead, recipe: IndexedRecipe): LoadedRun {
  const by = <T>(items: readonly T[] | null, key: (item: T) => string): { readonly [key: string]: T } => Object.fromEntries((items ?? []).map((item) => [key(item), item]));
  const qualifications: Record<string, QualificationFact[]> = {};
  for (const { person, ...fact } of row.qualifications ?? []) (qualifications[person] ??= []).push(fact);
  const view: RunView = {
    run: head,
    nodes: by(row.nodes, (node) => node.key),
    steps: by(row.steps, (step) => step.key),
    values: {},
    timers: by(row.timers, (timer) => timer.timerId),
    holdTimes: by(row.holds, (hold) => hold.holdKey),
    blocks: by(row.blocks, (block) => block.exceptionId),
    grants: by(row.grants, (grant) => grant.grantId),
    facts: { qualifications, watermarkAgeMs: {}, documents: row.documents ?? [] },
  };
  return { view, recipe, times: row.times, head: row.chain ?? '', signing: signingOf(row), ...(row.rules === null ? {} : { exceptionRules: row.rules }), ...(row.area === null ? {} : { area: row.area }) };
}
