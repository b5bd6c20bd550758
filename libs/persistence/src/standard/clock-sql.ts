/** Two clocks, the mode that never changes, the ledger of jumps. `schema` is a checked identifier. */
export function clockSql(schema: string, mode: 'real' | 'plant-clock'): string {
  return `
CREATE TABLE plant_clock (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  mode text NOT NULL CHECK (mode IN ('real', 'plant-clock')),
  offset_ms bigint NOT NULL DEFAULT 0 CHECK (offset_ms >= 0 AND (mode = 'plant-clock' OR offset_ms = 0))
);
INSERT INTO plant_clock (mode) VALUES ('${mode}');
COMMENT ON TABLE plant_clock IS 'One row: which clock this schema was made for, for good, and how far the plant clock is ahead of real time.';

CREATE FUNCTION keep_clock_mode() RETURNS trigger LANGUAGE plpgsql AS $guard$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.mode = OLD.mode AND NEW.offset_ms >= OLD.offset_ms THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'the clock of a database is chosen once and never goes back' USING ERRCODE = 'BW405';
END $guard$;
CREATE TRIGGER mode_for_good BEFORE UPDATE OR DELETE ON plant_clock FOR EACH ROW EXECUTE FUNCTION keep_clock_mode();
CREATE TRIGGER mode_not_emptied BEFORE TRUNCATE ON plant_clock FOR EACH STATEMENT EXECUTE FUNCTION keep_clock_mode();

CREATE TABLE clock_jump (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  noted_at timestamptz NOT NULL,
  replica text NOT NULL,
  jump_ms bigint NOT NULL,
  total_ms bigint NOT NULL
);
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON clock_jump FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON clock_jump FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE clock_jump IS 'Jumps of the database clock against the replicas'' monotonic clocks; total_ms is their sum so far.';

CREATE FUNCTION real_now() RETURNS timestamptz LANGUAGE sql VOLATILE
  AS $$ SELECT date_trunc('milliseconds', clock_timestamp()) $$;

CREATE FUNCTION plant_now() RETURNS timestamptz LANGUAGE sql VOLATILE
  AS $$ SELECT ${schema}.real_now() + (SELECT offset_ms FROM ${schema}.plant_clock) * interval '1 millisecond' $$;

CREATE FUNCTION instant_text(at timestamptz) RETURNS text LANGUAGE sql STABLE
  AS $$ SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

CREATE FUNCTION now_times() RETURNS jsonb LANGUAGE plpgsql VOLATILE SET search_path = ${schema}, pg_temp AS $$
DECLARE
  v_now timestamptz := real_now();
  v_clock plant_clock;
  v_correction bigint;
BEGIN
  SELECT * INTO STRICT v_clock FROM plant_clock;
  SELECT total_ms INTO v_correction FROM clock_jump ORDER BY id DESC LIMIT 1;
  RETURN jsonb_build_object(
    'real', instant_text(v_now),
    'plant', instant_text(v_now + v_clock.offset_ms * interval '1 millisecond'),
    'clock', v_clock.mode,
    'correctionMs', COALESCE(v_correction, 0));
END $$;

-- Steering: only forwards, only a database that was made for it. p_at is the real time that p_to belongs to, so that all
-- schemas of a plant get the same offset.
CREATE FUNCTION set_plant_clock(p_to timestamptz, p_at timestamptz) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${schema}, pg_temp AS $$
DECLARE
  v_clock plant_clock;
  v_offset bigint := round(extract(epoch FROM (p_to - p_at)) * 1000);
BEGIN
  SELECT * INTO STRICT v_clock FROM plant_clock FOR UPDATE;
  IF v_clock.mode <> 'plant-clock' THEN
    RAISE EXCEPTION 'this database was made for real time' USING ERRCODE = 'BW405';
  END IF;
  IF v_offset < v_clock.offset_ms THEN
    RAISE EXCEPTION 'the plant clock only goes forwards' USING ERRCODE = 'BW405';
  END IF;
  UPDATE plant_clock SET offset_ms = v_offset;
END $$;

-- A replica saw the clock jump by p_jump_ms against its own monotonic clock. Several replicas see the same jump: the first one counts.
CREATE FUNCTION note_clock_jump(p_replica text, p_jump_ms bigint) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${schema}, pg_temp AS $$
DECLARE
  v_total bigint;
BEGIN
  LOCK TABLE clock_jump IN SHARE ROW EXCLUSIVE MODE;
  IF EXISTS (SELECT FROM clock_jump WHERE replica <> p_replica AND abs(jump_ms - p_jump_ms) < 1000
             AND abs(extract(epoch FROM (real_now() - noted_at))) < 10) THEN
    RETURN false;
  END IF;
  SELECT total_ms INTO v_total FROM clock_jump ORDER BY id DESC LIMIT 1;
  INSERT INTO clock_jump (noted_at, replica, jump_ms, total_ms)
  VALUES (real_now(), p_replica, p_jump_ms, COALESCE(v_total, 0) + p_jump_ms);
  RETURN true;
END $$;
`;
}
