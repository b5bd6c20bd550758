/**
 * The tables that every service has. Runs as the schema's owner with `search_path` = the schema.
 * `record` is the truth; `audit` is its readable list; tables in `derived_table` can be rebuilt from it.
 */
export const TABLES_SQL = `
CREATE TABLE aggregate (
  site text NOT NULL,
  aggregate_id text NOT NULL,
  type text NOT NULL,
  sequence bigint NOT NULL CHECK (sequence >= 0),
  head_hash bytea NOT NULL CHECK (length(head_hash) = 32),
  audit_count bigint NOT NULL CHECK (audit_count >= 0),
  PRIMARY KEY (site, aggregate_id)
);
COMMENT ON TABLE aggregate IS 'Where each aggregate stands: its sequence, the head of its hash chain, how many audit rows it has.';

CREATE TABLE record (
  site text NOT NULL,
  aggregate_type text NOT NULL,
  aggregate_id text NOT NULL,
  sequence bigint NOT NULL CHECK (sequence > 0),
  type text NOT NULL,
  version int NOT NULL,
  canonical text NOT NULL,
  act_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  clock text NOT NULL,
  person text,
  name text,
  account text,
  terminal text,
  leaf_hash bytea NOT NULL,
  PRIMARY KEY (site, aggregate_id, sequence)
);
COMMENT ON TABLE record IS 'The record: one row an event. canonical is the verbatim text that leaf_hash covers; the other columns repeat parts of it for queries.';

CREATE TABLE audit (
  site text NOT NULL,
  aggregate_id text NOT NULL,
  counter bigint NOT NULL CHECK (counter > 0),
  record_sequence bigint NOT NULL,
  person text,
  name text,
  account text,
  terminal text,
  object text NOT NULL,
  action text NOT NULL,
  field text,
  old_value text,
  new_value text,
  reason text,
  act_at timestamptz NOT NULL,
  at timestamptz NOT NULL,
  leaf_hash bytea NOT NULL,
  PRIMARY KEY (site, aggregate_id, counter),
  FOREIGN KEY (site, aggregate_id, record_sequence) REFERENCES record (site, aggregate_id, sequence)
);
COMMENT ON TABLE audit IS 'The audit trail: who, when, where, what, old, new, why; counter has no gaps within an aggregate.';

CREATE TABLE statement (
  id text PRIMARY KEY,
  site text NOT NULL,
  action text NOT NULL,
  subject_type text NOT NULL,
  subject_id text NOT NULL,
  canonical text NOT NULL,
  hash bytea NOT NULL,
  issued_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
COMMENT ON TABLE statement IS 'What was put before people to be signed, verbatim.';

CREATE TABLE evidence_use (
  statement_id text PRIMARY KEY REFERENCES statement (id),
  site text NOT NULL,
  aggregate_id text NOT NULL,
  record_sequence bigint NOT NULL,
  ceremony text NOT NULL UNIQUE,
  person text NOT NULL,
  name text NOT NULL,
  account text NOT NULL,
  meaning text NOT NULL,
  acr text NOT NULL,
  signed_at timestamptz NOT NULL,
  key_id text NOT NULL,
  evidence_hash bytea NOT NULL,
  used_at timestamptz NOT NULL,
  FOREIGN KEY (site, aggregate_id, record_sequence) REFERENCES record (site, aggregate_id, sequence)
);
CREATE INDEX evidence_use_by_record ON evidence_use (site, aggregate_id, record_sequence);
COMMENT ON TABLE evidence_use IS 'Evidence of signatures, each used once, with the record that used it.';

CREATE TABLE idempotency (
  key text NOT NULL,
  person text NOT NULL,
  route text NOT NULL,
  body_hash text NOT NULL,
  status int NOT NULL,
  response text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (key, person, route)
);
COMMENT ON TABLE idempotency IS 'Answers of commands: the same command sent again gets the same answer.';

CREATE TABLE derived_table (
  name text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('derived', 'projection')),
  key_columns text[] NOT NULL
);
COMMENT ON TABLE derived_table IS 'Tables written by functions only. derived: by append_record(), rebuilt from record by replay; projection: what others said.';

CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  topic text NOT NULL,
  key text NOT NULL,
  headers jsonb NOT NULL,
  body text NOT NULL
);
COMMENT ON TABLE outbox IS 'Messages of committed acts that the relay has not yet handed to the bus.';

CREATE TABLE inbox (
  consumer text NOT NULL,
  topic text NOT NULL,
  aggregate text NOT NULL,
  sequence bigint NOT NULL,
  part int NOT NULL,
  PRIMARY KEY (consumer, topic, aggregate)
);
COMMENT ON TABLE inbox IS 'Last message applied of each aggregate of others.';

CREATE TABLE inbox_command (
  consumer text NOT NULL,
  id text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (consumer, id)
);
COMMENT ON TABLE inbox_command IS 'Commands of others that were carried out.';

CREATE TABLE parked (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  consumer text NOT NULL,
  topic text NOT NULL,
  key text NOT NULL,
  position text NOT NULL,
  envelope jsonb NOT NULL,
  reason text NOT NULL,
  tries int NOT NULL,
  state text NOT NULL CHECK (state IN ('parked', 'waiting', 'replayed')),
  at timestamptz NOT NULL
);
CREATE INDEX parked_open ON parked (consumer, topic, key) WHERE state <> 'replayed';
COMMENT ON TABLE parked IS 'Messages that could not be applied, with the reason.';

CREATE TABLE person (
  person text PRIMARY KEY,
  name text NOT NULL,
  accounts jsonb NOT NULL,
  roles jsonb NOT NULL,
  sites jsonb NOT NULL,
  locked boolean NOT NULL
);
CREATE INDEX person_by_account ON person USING gin (accounts jsonb_path_ops);
COMMENT ON TABLE person IS 'Projection of identity: people by employee number; accounts = [{account, subject}].';

CREATE TABLE signing_key (
  kid text NOT NULL,
  issuer text NOT NULL,
  jwk jsonb NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (issuer, kid)
);
COMMENT ON TABLE signing_key IS 'Projection of identity: every key that the provider ever signed with. Rows are added, never changed.';
`;

/** Rows of these tables are never changed, not even by the owner of the schema, unless he first removes the guard, which shows. */
export const APPEND_ONLY_TABLES = ['record', 'audit', 'statement', 'evidence_use', 'idempotency'] as const;

/** The guards of gmp 1, beside the missing rights: they also stop a careless migration. */
export const GUARDS_SQL = `
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $guard$
BEGIN
  RAISE EXCEPTION '% of % refused: nothing recorded is changed or removed', TG_OP, TG_TABLE_NAME USING ERRCODE = 'BW405';
END $guard$;
${APPEND_ONLY_TABLES.map((table) => `
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`).join('')}

-- A key that is told again stays what it was: with another one, old signatures could be made to look true.
CREATE FUNCTION keep_key() RETURNS trigger LANGUAGE plpgsql AS $guard$
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.issuer, NEW.kid, NEW.jwk) = (OLD.issuer, OLD.kid, OLD.jwk) THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'a signing key is archived for good' USING ERRCODE = 'BW405';
END $guard$;
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON signing_key FOR EACH ROW EXECUTE FUNCTION keep_key();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON signing_key FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;
