/**
 * Tables and functions of the embedded log, schema `bus`, run as `bus_owner`. Nobody else has a right on the tables: every
 * function checks `session_user`, the login role of the service that calls, against the catalogue.
 */
export const LOG_SQL = `
CREATE TABLE topic (
  name text PRIMARY KEY,
  partitions int NOT NULL CHECK (partitions > 0),
  compacted boolean NOT NULL,
  retention_days int
);
COMMENT ON TABLE topic IS 'Topics of the catalogue. The number of partitions never changes: keys would move.';

CREATE TABLE catalogue (
  topic text NOT NULL REFERENCES topic (name),
  role text NOT NULL,
  service text NOT NULL,
  may_read boolean NOT NULL,
  may_write boolean NOT NULL,
  PRIMARY KEY (topic, role)
);
COMMENT ON TABLE catalogue IS 'Who may read and write what, by login role.';

CREATE TABLE head (
  topic text NOT NULL REFERENCES topic (name),
  partition int NOT NULL,
  position bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (topic, partition)
);
COMMENT ON TABLE head IS 'Last position of each partition. Its row is locked while somebody appends, so positions become visible in order.';

CREATE TABLE log (
  topic text NOT NULL,
  partition int NOT NULL,
  position bigint NOT NULL,
  key text NOT NULL,
  type text NOT NULL,
  headers jsonb NOT NULL,
  body text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (topic, partition, position)
);
COMMENT ON TABLE log IS 'Messages, in order per partition.';
CREATE INDEX log_key ON log (topic, partition, key, position);

CREATE TABLE group_offset (
  "group" text NOT NULL,
  topic text NOT NULL REFERENCES topic (name),
  partition int NOT NULL,
  position bigint NOT NULL,
  applied_until timestamptz,
  mark_at timestamptz,
  mark_position bigint,
  PRIMARY KEY ("group", topic, partition)
);
COMMENT ON TABLE group_offset IS 'Last handled position of each group; applied_until = newest heartbeat wholly behind it; mark = the heartbeat it is on its way to.';

CREATE TABLE heartbeat (
  topic text NOT NULL REFERENCES topic (name),
  partition int NOT NULL,
  at timestamptz NOT NULL,
  position bigint NOT NULL,
  before_at timestamptz,
  before_position bigint,
  PRIMARY KEY (topic, partition)
);
COMMENT ON TABLE heartbeat IS 'Owner of the topic: all that I committed before "at" is at or before this position. Overwritten; the one before is kept, so that a message on its way does not make the owner look old.';

-- The same on every PostgreSQL: a key must never move.
CREATE FUNCTION partition_of(p_key text, p_partitions int) RETURNS int IMMUTABLE LANGUAGE sql AS $$
  SELECT (('x' || substr(md5(p_key), 1, 8))::bit(32)::bigint % p_partitions)::int
$$;

CREATE FUNCTION require_right(p_topics text[], p_write boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_topic text;
BEGIN
  FOREACH v_topic IN ARRAY p_topics LOOP
    IF NOT EXISTS (SELECT 1 FROM catalogue c WHERE c.topic = v_topic AND c.role = session_user
                   AND CASE WHEN p_write THEN c.may_write ELSE c.may_read END) THEN
      RAISE EXCEPTION 'role % may not % topic %', session_user, CASE WHEN p_write THEN 'write' ELSE 'read' END, v_topic
        USING ERRCODE = '42501';
    END IF;
  END LOOP;
END $$;

-- A group is called like its service, or like its service and a suffix after a slash.
CREATE FUNCTION require_group(p_group text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF replace(split_part(p_group, '/', 1), '-', '_') || '_app' <> session_user THEN
    RAISE EXCEPTION 'role % is not of group %', session_user, p_group USING ERRCODE = '42501';
  END IF;
END $$;

-- Appends messages [{topic, key, headers, body}] in their order, in the caller's transaction.
CREATE FUNCTION append(p_messages jsonb) RETURNS int SECURITY DEFINER SET search_path = bus, pg_temp LANGUAGE plpgsql AS $$
DECLARE
  v_topics text[];
  v_forged text;
  v_count int;
BEGIN
  SELECT array_agg(DISTINCT m->>'topic') INTO v_topics FROM jsonb_array_elements(p_messages) m;
  IF v_topics IS NULL THEN RETURN 0; END IF;
  PERFORM require_right(v_topics, true);
  SELECT m->'headers'->>'ce_source' INTO v_forged FROM jsonb_array_elements(p_messages) m
   WHERE m->'headers'->>'ce_source' IS DISTINCT FROM
         (SELECT '/batchwright/' || c.service FROM catalogue c WHERE c.topic = m->>'topic' AND c.role = session_user) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'role % may not speak as %', session_user, v_forged USING ERRCODE = '42501';
  END IF;
  -- Whoever reads must be able to open it; a body that is no JSON fails the cast.
  PERFORM (m->>'body')::jsonb FROM jsonb_array_elements(p_messages) m;
  IF EXISTS (SELECT 1 FROM jsonb_array_elements(p_messages) m
              WHERE NOT (m->'headers' ?& ARRAY['ce_id', 'ce_type', 'ce_subject', 'ce_time', 'ce_site', 'ce_sequence', 'ce_part'])
                 OR m->'headers'->>'ce_subject' IS DISTINCT FROM m->>'key') THEN
    RAISE EXCEPTION 'a message lacks a header, or its key is not its subject' USING ERRCODE = '22023';
  END IF;
  -- Always in the same order, so that two appenders never wait for each other in a circle.
  PERFORM 1 FROM head h
    WHERE (h.topic, h.partition) IN (
      SELECT t.name, partition_of(m->>'key', t.partitions) FROM jsonb_array_elements(p_messages) m JOIN topic t ON t.name = m->>'topic')
    ORDER BY h.topic, h.partition FOR UPDATE;
  WITH message AS (
    SELECT m.value, m.ordinality AS n, t.name, partition_of(m.value->>'key', t.partitions) AS partition
      FROM jsonb_array_elements(p_messages) WITH ORDINALITY m JOIN topic t ON t.name = m.value->>'topic'
  ), numbered AS (
    SELECT message.*, h.position + row_number() OVER (PARTITION BY h.topic, h.partition ORDER BY message.n) AS position
      FROM message JOIN head h ON h.topic = message.name AND h.partition = message.partition
  ), written AS (
    INSERT INTO log (topic, partition, position, key, type, headers, body)
    SELECT name, partition, position, value->>'key', value->'headers'->>'ce_type', value->'headers', value->>'body' FROM numbered
    RETURNING topic, partition, position
  ), moved AS (
    UPDATE head h SET position = w.position
      FROM (SELECT topic, partition, max(position) AS position FROM written GROUP BY 1, 2) w
     WHERE h.topic = w.topic AND h.partition = w.partition
  )
  SELECT count(*) INTO v_count FROM written;
  -- A compacted topic keeps the newest message of a key.
  DELETE FROM log old USING log newer, topic t
   WHERE t.name = ANY (v_topics) AND t.compacted AND old.topic = t.name AND newer.topic = old.topic AND newer.partition = old.partition
     AND newer.key = old.key AND newer.position > old.position
     AND old.key IN (SELECT m->>'key' FROM jsonb_array_elements(p_messages) m);
  RETURN v_count;
END $$;

-- What comes after the group's positions, at most p_max messages of each partition. With p_from = {"topic/partition": position}
-- it reads from there instead: for readers that keep their place themselves.
CREATE FUNCTION fetch_messages(p_group text, p_topics text[], p_max int, p_from jsonb DEFAULT NULL)
RETURNS TABLE (topic text, partition int, "position" text, key text, headers jsonb, body text)
SECURITY DEFINER SET search_path = bus, pg_temp LANGUAGE plpgsql AS $$
BEGIN
  PERFORM require_group(p_group);
  PERFORM require_right(p_topics, false);
  RETURN QUERY
    SELECT l.topic, l.partition, l.position::text, l.key, l.headers, l.body
      FROM head h
      LEFT JOIN group_offset o ON p_from IS NULL AND o."group" = p_group AND o.topic = h.topic AND o.partition = h.partition
      CROSS JOIN LATERAL (SELECT COALESCE(o.position, (p_from->>(h.topic || '/' || h.partition))::bigint, 0) AS position) here
      CROSS JOIN LATERAL (
        SELECT * FROM log WHERE log.topic = h.topic AND log.partition = h.partition AND log.position > here.position
        ORDER BY log.position LIMIT p_max) l
     WHERE h.topic = ANY (p_topics) AND h.position > here.position
     ORDER BY l.topic, l.partition, l.position;
END $$;

-- The last positions of topics.
CREATE FUNCTION ends(p_topics text[]) RETURNS TABLE (topic text, partition int, "position" text)
SECURITY DEFINER SET search_path = bus, pg_temp LANGUAGE plpgsql AS $$
BEGIN
  PERFORM require_right(p_topics, false);
  RETURN QUERY SELECT h.topic, h.partition, h.position::text FROM head h WHERE h.topic = ANY (p_topics);
END $$;

-- Notes handled positions [{topic, partition, position}]; a position never goes back here. Losing one on a power cut only
-- repeats messages, so it does not wait for the disk.
CREATE FUNCTION commit_offsets(p_group text, p_positions jsonb) RETURNS void
SECURITY DEFINER SET search_path = bus, pg_temp LANGUAGE plpgsql AS $$
BEGIN
  PERFORM require_group(p_group);
  PERFORM set_config('synchronous_commit', 'off', true);
  INSERT INTO group_offset AS o ("group", topic, partition, position)
  SELECT p_group, p->>'topic', (p->>'partition')::int, (p->>'position')::bigint FROM jsonb_array_elements(p_positions) p
   ORDER BY 2, 3
  ON CONFLICT ("group", topic, partition) DO UPDATE SET position = GREATEST(o.position, EXCLUDED.position);
  UPDATE group_offset o SET
    applied_until = CASE WHEN o.position >= h.position THEN h.at WHEN o.position >= o.mark_position THEN o.mark_at ELSE o.applied_until END,
    mark_at       = CASE WHEN o.position >= h.position THEN NULL WHEN o.position >= COALESCE(o.mark_position, 0) THEN h.at ELSE o.mark_at END,
    mark_position = CASE WHEN o.position >= h.position THEN NULL WHEN o.position >= COALESCE(o.mark_position, 0) THEN h.position ELSE o.mark_position END
   FROM heartbeat h, jsonb_array_elements(p_positions) p
  WHERE o."group" = p_group AND o.topic = p->>'topic' AND o.partition = (p->>'partition')::int
    AND h.topic = o.topic AND h.partition = o.partition;
END $$;

CREATE FUNCTION rewind(p_group text, p_topics text[]) RETURNS void
SECURITY DEFINER SET search_path = bus, pg_temp LANGUAGE plpgsql AS $$
BEGIN
  PERFORM require_group(p_group);
  DELETE FROM group_offset o WHERE o."group" = p_group AND o.topic = ANY (p_topics);
END $$;

-- Topics on which the group has a position.
CREATE FUNCTION topics_read_by(p_group text) RETURNS TABLE (topic text)
SECURITY DEFINER SET search_path = bus, pg_temp LANGUAGE plpgsql AS $$
BEGIN
  PERFORM require_group(p_group);
  RETURN QUERY SELECT DISTINCT o.topic FROM group_offset o WHERE o."group" = p_group;
END $$;

-- The owner's word: all that I committed before p_at has been appended.
CREATE FUNCTION beat(p_topics text[], p_at timestamptz) RETURNS void
SECURITY DEFINER SET search_path = bus, pg_temp LANGUAGE plpgsql AS $$
BEGIN
  PERFORM require_right(p_topics, true);
  PERFORM set_config('synchronous_commit', 'off', true);
  INSERT INTO heartbeat AS b (topic, partition, at, position)
  SELECT h.topic, h.partition, p_at, h.position FROM head h WHERE h.topic = ANY (p_topics) ORDER BY 1, 2
  ON CONFLICT (topic, partition) DO UPDATE SET at = EXCLUDED.at, position = EXCLUDED.position, before_at = b.at, before_position = b.position
   WHERE b.at < EXCLUDED.at;
END $$;

-- Until when the group has applied everything of a topic, over all partitions; null when that is unknown.
CREATE FUNCTION watermark(p_group text, p_topic text) RETURNS TABLE (applied_until timestamptz, age_ms double precision)
SECURITY DEFINER SET search_path = bus, pg_temp LANGUAGE plpgsql AS $$
BEGIN
  PERFORM require_group(p_group);
  PERFORM require_right(ARRAY[p_topic], false);
  RETURN QUERY
    SELECT w.until, extract(epoch FROM clock_timestamp() - w.until)::double precision * 1000
      FROM (SELECT CASE WHEN bool_and(part.until IS NOT NULL) THEN min(part.until) END AS until
              FROM (SELECT CASE WHEN COALESCE(o.position, 0) >= b.position THEN b.at
                                WHEN COALESCE(o.position, 0) >= b.before_position THEN b.before_at
                                ELSE o.applied_until END AS until
                      FROM head h
                      LEFT JOIN heartbeat b ON b.topic = h.topic AND b.partition = h.partition
                      LEFT JOIN group_offset o ON o."group" = p_group AND o.topic = h.topic AND o.partition = h.partition
                     WHERE h.topic = p_topic) part) w;
END $$;

-- Drops what is past its retention and was read by every group of its topic.
CREATE FUNCTION tidy() RETURNS bigint SECURITY DEFINER SET search_path = bus, pg_temp LANGUAGE plpgsql AS $$
DECLARE
  v_count bigint;
BEGIN
  DELETE FROM log l USING topic t
   WHERE t.name = l.topic AND t.retention_days IS NOT NULL AND l.at < clock_timestamp() - make_interval(days => t.retention_days)
     AND l.position <= (SELECT min(o.position) FROM group_offset o WHERE o.topic = l.topic AND o.partition = l.partition);
  GET DIAGNOSTICS v_count = ROW_COUNT;
  RETURN v_count;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA bus FROM PUBLIC;
GRANT USAGE ON SCHEMA bus TO PUBLIC;
GRANT EXECUTE ON FUNCTION append(jsonb), fetch_messages(text, text[], int, jsonb), ends(text[]), topics_read_by(text), commit_offsets(text, jsonb), rewind(text, text[]),
  beat(text[], timestamptz), watermark(text, text), tidy() TO PUBLIC;
`;
