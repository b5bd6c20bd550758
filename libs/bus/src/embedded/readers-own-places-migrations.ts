const SQL = `
-- Until when everything of each topic stands at or before the given places, {"topic/partition": position}; null when that is unknown.
CREATE FUNCTION watermarks_at(p_group text, p_topics text[], p_at jsonb) RETURNS TABLE (topic text, applied_until timestamptz, age_ms double precision)
SECURITY DEFINER SET search_path = bus, pg_temp LANGUAGE plpgsql AS $$
BEGIN
  PERFORM require_group(p_group);
  PERFORM require_right(p_topics, false);
  RETURN QUERY
    SELECT w.name, w.until, extract(epoch FROM clock_timestamp() - w.until)::double precision * 1000
      FROM (SELECT part.name, CASE WHEN bool_and(part.until IS NOT NULL) THEN min(part.until) END AS until
              FROM (SELECT h.topic AS name,
                           CASE WHEN here.position >= b.position THEN b.at WHEN here.position >= b.before_position THEN b.before_at END AS until
                      FROM head h
                      LEFT JOIN heartbeat b ON b.topic = h.topic AND b.partition = h.partition
                      CROSS JOIN LATERAL (SELECT COALESCE((p_at->>(h.topic || '/' || h.partition))::bigint, 0) AS position) here
                     WHERE h.topic = ANY (p_topics)) part
             GROUP BY part.name) w;
END $$;

REVOKE ALL ON FUNCTION watermarks_at(text, text[], jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION watermarks_at(text, text[], jsonb) TO PUBLIC;
`;

/** The log tells a reader that keeps its places itself how far it has come, too. Run as `bus_owner`; later than any version of the catalogue. */
export class ReadersOwnPlaces1800000000000 {
  readonly name = 'ReadersOwnPlaces1800000000000';

  async up(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
    await runner.query(SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('the log holds messages that nobody else has: it is never taken back'));
  }
}
