/** What `libs/bus` calls: taking rows out of the outbox, applying each message once, parking what cannot be applied. */
export function busSql(schema: string): string {
  const definer = `LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${schema}, pg_temp`;
  return `
-- Messages that record nothing of ours: commands to others, answers. With a record they go through append_record().
CREATE FUNCTION announce(p_outbox jsonb) RETURNS void ${definer} AS $$
BEGIN
  INSERT INTO outbox (topic, key, headers, body)
  SELECT m->>'topic', m->>'key', m->'headers', m->>'body' FROM jsonb_array_elements(p_outbox) m;
END $$;

CREATE FUNCTION outbox_done(ids bigint[]) RETURNS void ${definer} AS $$
BEGIN
  DELETE FROM outbox WHERE id = ANY (ids);
END $$;

-- {outcome: new | duplicate, previous: the sequence before or null}. The row stays locked until commit.
CREATE FUNCTION inbox_take(p_consumer text, p_topic text, p_aggregate text, p_sequence bigint, p_part int) RETURNS jsonb ${definer} AS $$
DECLARE
  v_row inbox;
BEGIN
  INSERT INTO inbox VALUES (p_consumer, p_topic, p_aggregate, p_sequence, p_part) ON CONFLICT DO NOTHING;
  IF FOUND THEN RETURN jsonb_build_object('outcome', 'new', 'previous', NULL); END IF;
  SELECT * INTO STRICT v_row FROM inbox WHERE consumer = p_consumer AND topic = p_topic AND aggregate = p_aggregate FOR UPDATE;
  IF (p_sequence, p_part) <= (v_row.sequence, v_row.part) THEN
    RETURN jsonb_build_object('outcome', 'duplicate', 'previous', v_row.sequence);
  END IF;
  UPDATE inbox SET sequence = p_sequence, part = p_part WHERE consumer = p_consumer AND topic = p_topic AND aggregate = p_aggregate;
  RETURN jsonb_build_object('outcome', 'new', 'previous', v_row.sequence);
END $$;

-- True the first time.
CREATE FUNCTION inbox_take_command(p_consumer text, p_id text) RETURNS boolean ${definer} AS $$
BEGIN
  INSERT INTO inbox_command VALUES (p_consumer, p_id, real_now()) ON CONFLICT DO NOTHING;
  RETURN FOUND;
END $$;

CREATE FUNCTION park(p_message jsonb) RETURNS bigint ${definer} AS $$
DECLARE
  v_id bigint;
BEGIN
  INSERT INTO parked (consumer, topic, key, position, envelope, reason, tries, state, at)
  VALUES (p_message->>'consumer', p_message->>'topic', p_message->>'key', p_message->>'position', p_message->'envelope',
          p_message->>'reason', (p_message->>'tries')::int, COALESCE(p_message->>'state', 'parked'), real_now())
  RETURNING id INTO v_id;
  RETURN v_id;
END $$;

CREATE FUNCTION parked_done(p_id bigint) RETURNS void ${definer} AS $$
BEGIN
  UPDATE parked SET state = 'replayed' WHERE id = p_id;
END $$;
`;
}
