/** Functions that the application's role may call. Everything else that writes a record is out of its reach (gmp 11). */
const CALLABLE = [
  'append_record(jsonb)', 'project_rows(jsonb)', 'keep_statement(text)', 'stored_answer(jsonb)', 'keep_answer(jsonb)',
  'real_now()', 'plant_now()', 'now_times()', 'instant_text(timestamptz)', 'note_clock_jump(text, bigint)',
  'announce(jsonb)', 'outbox_done(bigint[])', 'inbox_take(text, text, text, bigint, int)', 'inbox_take_command(text, text)',
  'park(jsonb)', 'parked_done(bigint)',
];

/** Rights of the application's role on the standard tables: it reads, and calls the recording functions. */
export function rightsSql(schema: string): string {
  return `
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ${schema} FROM PUBLIC;
GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO ${schema}_app;
GRANT EXECUTE ON FUNCTION ${CALLABLE.join(', ')} TO ${schema}_app;
GRANT USAGE ON SCHEMA ${schema} TO batchwright_clock;
GRANT EXECUTE ON FUNCTION set_plant_clock(timestamptz, timestamptz), real_now(), plant_now() TO batchwright_clock;
GRANT SELECT ON plant_clock TO batchwright_clock;
`;
}
