import { applyRowsSql } from './apply-rows-sql';

/**
 * The recording functions: the only door through which the application's role can write a record. They check what gmp 1, 2, 3,
 * 5, 10 and 11 call impossible, so that a mistake in a service cannot. `schema` is a checked identifier.
 *
 * SQLSTATEs: BW400 refused (a fault of ours), BW403 evidence refused, BW405 never, BW409 sequence, BW410 evidence used,
 * BW422 key reused with another body, BW503 time used too old.
 */
export function appendSql(schema: string): string {
  const definer = `LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${schema}, pg_temp`;
  const service = schema.replaceAll('_', '-');
  const inner = `LANGUAGE plpgsql SET search_path = ${schema}, pg_temp`;
  return `
-- The answer that this command got before; NULL when it is new; refused when the key came with another body.
CREATE FUNCTION stored_answer(p_key jsonb) RETURNS jsonb ${definer} AS $$
DECLARE
  v_row idempotency;
BEGIN
  SELECT * INTO v_row FROM idempotency
   WHERE key = p_key->>'key' AND person = p_key->>'person' AND route = p_key->>'route';
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF v_row.body_hash <> p_key->>'bodyHash' THEN
    RAISE EXCEPTION 'idempotency key used with another body' USING ERRCODE = 'BW422';
  END IF;
  RETURN jsonb_build_object('status', v_row.status, 'response', v_row.response);
END $$;

CREATE FUNCTION keep_answer(p_answer jsonb) RETURNS void ${definer} AS $$
BEGIN
  INSERT INTO idempotency (key, person, route, body_hash, status, response, at)
  VALUES (p_answer->>'key', p_answer->>'person', p_answer->>'route', p_answer->>'bodyHash',
          (p_answer->>'status')::int, p_answer->>'response', real_now());
END $$;

CREATE FUNCTION keep_statement(p_text text) RETURNS void ${definer} AS $$
DECLARE
  v_doc jsonb := p_text::jsonb;
BEGIN
  INSERT INTO statement (id, site, action, subject_type, subject_id, canonical, hash, issued_at, expires_at)
  VALUES (v_doc->>'id', v_doc->>'site', v_doc->>'action', v_doc->'subject'->>'type', v_doc->'subject'->>'id',
          p_text, sha256(convert_to(p_text, 'UTF8')), (v_doc->>'issuedAt')::timestamptz, (v_doc->>'expiresAt')::timestamptz);
END $$;

-- Uses evidence of one signature in a record: of a statement that was kept, inside its time, by somebody it allows, once.
-- The token itself was verified by the service (PostgreSQL has no RSA) and stands in the record.
CREATE FUNCTION use_evidence(p_site text, p_aggregate_id text, p_sequence bigint, p_use jsonb) RETURNS void ${inner} AS $$
DECLARE
  v_statement statement;
  v_doc jsonb;
  v_person text := p_use->>'person';
BEGIN
  SELECT * INTO v_statement FROM statement WHERE id = p_use->>'statementId' AND site = p_site;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such statement at this site' USING ERRCODE = 'BW403', DETAIL = 'unknown-statement';
  END IF;
  v_doc := v_statement.canonical::jsonb;
  IF p_use->>'meaning' IS DISTINCT FROM v_doc->>'meaning' THEN
    RAISE EXCEPTION 'evidence is for another statement' USING ERRCODE = 'BW403', DETAIL = 'other-statement';
  END IF;
  IF v_doc->'subject'->>'type' = 'run-step' AND split_part(v_doc->'subject'->>'id', '/', 1) IS DISTINCT FROM p_aggregate_id THEN
    RAISE EXCEPTION 'evidence is for a step of another run' USING ERRCODE = 'BW403', DETAIL = 'other-statement';
  END IF;
  IF v_statement.expires_at < real_now() THEN
    RAISE EXCEPTION 'statement expired' USING ERRCODE = 'BW403', DETAIL = 'expired';
  END IF;
  IF v_person IS DISTINCT FROM COALESCE(v_doc->'signer'->>'person', v_person)
     OR COALESCE(v_doc->'signer'->'notPersons', '[]') ? v_person THEN
    RAISE EXCEPTION 'signed by somebody who may not' USING ERRCODE = 'BW403', DETAIL = 'person';
  END IF;
  INSERT INTO evidence_use (statement_id, site, aggregate_id, record_sequence, ceremony, person, name, account, meaning, acr,
                            signed_at, key_id, evidence_hash, used_at)
  VALUES (v_statement.id, p_site, p_aggregate_id, p_sequence, p_use->>'ceremony', v_person, p_use->>'name', p_use->>'account',
          p_use->>'meaning', p_use->>'acr', (p_use->>'signedAt')::timestamptz, p_use->>'keyId',
          decode(p_use->>'evidenceHash', 'hex'), real_now())
  ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'evidence was used before' USING ERRCODE = 'BW410';
  END IF;
END $$;

${applyRowsSql(schema)}

-- What other services said, kept for reading: never a table that derives from own records.
CREATE FUNCTION project_rows(p_batches jsonb) RETURNS void ${definer} AS $$
BEGIN
  PERFORM apply_rows('projection', NULL, p_batches);
END $$;

-- Records one act, wholly or not at all. Returns {sequence, head}, or {answered} when this command was done before.
CREATE FUNCTION append_record(request jsonb) RETURNS jsonb ${definer} AS $$
DECLARE
  v_site text := request->>'site';
  v_type text := request->>'aggregateType';
  v_id text := request->>'aggregateId';
  v_expected bigint := (request->>'expectedSequence')::bigint;
  v_real text := request->'timeUsed'->>'real';
  v_plant text := request->'timeUsed'->>'plant';
  v_clock plant_clock;
  v_age interval;
  v_aggregate aggregate;
  v_answered jsonb;
  v_sequence bigint;
  v_event jsonb;
  v_text text;
  v_doc jsonb;
  v_leaf bytea;
  v_head bytea;
  v_audits bigint;
BEGIN
  IF v_site IS NULL OR v_type IS NULL OR v_id IS NULL OR v_expected IS NULL OR v_real IS NULL OR v_plant IS NULL
     OR jsonb_typeof(request->'events') IS DISTINCT FROM 'array' OR jsonb_array_length(request->'events') = 0 THEN
    RAISE EXCEPTION 'incomplete request' USING ERRCODE = 'BW400';
  END IF;

  -- 1. One writer at a time for each aggregate, until commit.
  IF v_expected = 0 THEN
    INSERT INTO aggregate VALUES (v_site, v_id, v_type, 0, decode(repeat('00', 32), 'hex'), 0) ON CONFLICT DO NOTHING;
  END IF;
  SELECT * INTO v_aggregate FROM aggregate WHERE site = v_site AND aggregate_id = v_id FOR UPDATE;

  -- 2. Done before?
  IF request ? 'idempotency' THEN
    v_answered := stored_answer(request->'idempotency');
    IF v_answered IS NOT NULL THEN RETURN jsonb_build_object('answered', v_answered); END IF;
  END IF;

  -- 3. Where the aggregate stands, and how old the time is that was decided with.
  IF v_aggregate.sequence IS DISTINCT FROM v_expected THEN
    RAISE EXCEPTION 'aggregate moved on' USING ERRCODE = 'BW409',
      DETAIL = jsonb_build_object('expected', v_expected, 'actual', v_aggregate.sequence)::text;
  END IF;
  IF v_aggregate.type <> v_type THEN
    RAISE EXCEPTION 'aggregate is a %', v_aggregate.type USING ERRCODE = 'BW400';
  END IF;
  SELECT * INTO STRICT v_clock FROM plant_clock;
  v_age := real_now() - v_real::timestamptz;
  IF v_age > interval '2 seconds' OR v_age < interval '0'
     OR v_plant::timestamptz <> v_real::timestamptz + v_clock.offset_ms * interval '1 millisecond' THEN
    RAISE EXCEPTION 'time used is not the time now' USING ERRCODE = 'BW503', DETAIL = v_age::text;
  END IF;

  -- 4. The record and its audit trail. Columns come out of the hashed text itself, so that they cannot say something else.
  v_sequence := v_expected;
  v_head := v_aggregate.head_hash;
  v_audits := v_aggregate.audit_count;
  FOR v_event IN SELECT value FROM jsonb_array_elements(request->'events') LOOP
    v_sequence := v_sequence + 1;
    v_text := v_event->>'canonical';
    v_doc := v_text::jsonb;
    v_leaf := sha256('\\x00'::bytea || convert_to(v_text, 'UTF8'));
    IF encode(v_leaf, 'hex') IS DISTINCT FROM v_event->>'leaf' THEN
      RAISE EXCEPTION 'leaf hash is not that of the text' USING ERRCODE = 'BW400';
    END IF;
    IF v_doc->>'site' IS DISTINCT FROM v_site OR v_doc->>'aggregateType' IS DISTINCT FROM v_type
       OR v_doc->>'aggregateId' IS DISTINCT FROM v_id OR (v_doc->>'sequence')::bigint IS DISTINCT FROM v_sequence
       OR v_doc->>'recordedAt' IS DISTINCT FROM v_real OR v_doc->>'actAt' IS DISTINCT FROM v_plant
       OR v_doc->>'clock' IS DISTINCT FROM v_clock.mode OR v_doc->>'format' IS DISTINCT FROM 'batchwright.record/1'
       OR jsonb_typeof(v_doc->'body') IS DISTINCT FROM 'object'
       OR jsonb_typeof(v_doc->'audit') IS DISTINCT FROM 'array' OR jsonb_array_length(v_doc->'audit') = 0 THEN
      RAISE EXCEPTION 'record does not belong here: %', left(v_text, 200) USING ERRCODE = 'BW400';
    END IF;
    v_head := sha256(v_head || v_leaf);
    INSERT INTO record VALUES (v_site, v_type, v_id, v_sequence, v_doc->>'type', (v_doc->>'version')::int, v_text,
      v_plant::timestamptz, v_real::timestamptz, v_clock.mode,
      v_doc->>'person', v_doc->>'name', v_doc->>'account', v_doc->>'terminal', v_leaf);
    INSERT INTO audit
    SELECT v_site, v_id, v_audits + n, v_sequence, v_doc->>'person', v_doc->>'name', v_doc->>'account', v_doc->>'terminal',
           a->>'object', a->>'action', a->>'field', a->>'oldValue', a->>'newValue', a->>'reason',
           v_plant::timestamptz, v_real::timestamptz, v_leaf
      FROM jsonb_array_elements(v_doc->'audit') WITH ORDINALITY AS list (a, n);
    v_audits := v_audits + jsonb_array_length(v_doc->'audit');
    INSERT INTO outbox (topic, key, headers, body)
    VALUES ('batchwright.${service}.audit.v1', v_id, jsonb_build_object(
      'content-type', 'application/json', 'ce_specversion', '1.0', 'ce_id', gen_random_uuid(),
      'ce_type', 'batchwright.${service}.v1.RecordAppended', 'ce_source', '/batchwright/${service}', 'ce_subject', v_id,
      'ce_time', v_real, 'ce_site', v_site, 'ce_sequence', v_sequence::text, 'ce_part', '0'),
      jsonb_build_object('aggregateType', v_type, 'body', v_text, 'leafHash', v_event->>'leaf')::text);
  END LOOP;
  UPDATE aggregate SET sequence = v_sequence, head_hash = v_head, audit_count = v_audits WHERE site = v_site AND aggregate_id = v_id;

  -- 5. What goes with it.
  IF request ? 'statements' THEN
    PERFORM keep_statement(value) FROM jsonb_array_elements_text(request->'statements');
  END IF;
  IF request ? 'evidenceUses' THEN
    PERFORM use_evidence(v_site, v_id, v_sequence, value) FROM jsonb_array_elements(request->'evidenceUses');
  END IF;
  IF request ? 'outbox' THEN
    INSERT INTO outbox (topic, key, headers, body)
    SELECT m->>'topic', m->>'key', m->'headers', m->>'body' FROM jsonb_array_elements(request->'outbox') m;
  END IF;
  IF request ? 'rows' THEN
    PERFORM apply_rows('derived', v_site, request->'rows');
  END IF;
  IF request ? 'idempotency' THEN
    PERFORM keep_answer(request->'idempotency');
  END IF;
  RETURN jsonb_build_object('sequence', v_sequence, 'head', encode(v_head, 'hex'));
END $$;
`;
}
