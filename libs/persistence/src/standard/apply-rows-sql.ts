/**
 * The function that changes registered tables: it hands each batch to the table's own function (`apply_<table>`), whose statements
 * keep their plans. `schema` is a checked identifier; replay makes another one beside its shadow tables.
 */
export function applyRowsSql(schema: string): string {
  return `
-- A batch = rows of one table that change in the same way. With p_site, that site stands in every row, whatever the row says.
CREATE FUNCTION apply_rows(p_kind text, p_site text, p_batches jsonb) RETURNS void LANGUAGE plpgsql SET search_path = ${schema}, pg_temp AS $$
DECLARE
  v_batch jsonb;
BEGIN
  FOR v_batch IN SELECT value FROM jsonb_array_elements(p_batches) LOOP
    PERFORM FROM derived_table WHERE name = v_batch->>'table' AND kind = p_kind;
    IF NOT FOUND THEN
      RAISE EXCEPTION '% is not registered as a % table', v_batch->>'table', p_kind USING ERRCODE = 'BW400';
    END IF;
    EXECUTE format('SELECT %I($1, $2, $3, $4)', 'apply_' || (v_batch->>'table'))
      USING p_site, v_batch->>'op', ARRAY(SELECT jsonb_array_elements_text(v_batch->'columns')), v_batch->'rows';
  END LOOP;
END $$;`;
}

/** A column of a registered table, as the catalogue of PostgreSQL has it. */
export interface Column {
  readonly name: string;
  /** Default as SQL, when there is one. */
  readonly default: string | null;
  /** True when a new row must bring it. */
  readonly required: boolean;
}

/** The function that changes one registered table. Made when the table is registered, made again when its columns change. */
export function applyTableSql(table: string, keyColumns: readonly string[], columns: readonly Column[]): string {
  const id = (name: string): string => `"${name}"`;
  const text = (name: string): string => `'${name}'`;
  const list = (names: readonly string[]): string => `ARRAY[${names.map(text).join(', ')}]`;
  const given = (name: string): string => `${text(name)} = ANY (p_columns)`;
  const fresh = (name: string): string => (name === 'site' ? 'COALESCE(p_site, r.site)' : `r.${id(name)}`);
  const rest = columns.map(({ name }) => name).filter((name) => !keyColumns.includes(name));
  const sameKey = keyColumns.map((key) => `t.${id(key)} = ${fresh(key)}`).join(' AND ');
  const inserted = columns.map(({ name, required, default: or }) => (required ? fresh(name) : `CASE WHEN ${given(name)} THEN ${fresh(name)} ELSE ${or ?? 'NULL'} END`));
  const changed = (source: string): string => rest.map((name) => `${id(name)} = CASE WHEN ${given(name)} THEN ${source}.${id(name)} ELSE t.${id(name)} END`).join(', ');
  const required = columns.filter((column) => column.required).map(({ name }) => name);
  return `
CREATE OR REPLACE FUNCTION ${id(`apply_${table}`)}(p_site text, p_op text, p_columns text[], p_rows jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_count bigint;
BEGIN
  IF NOT (p_columns <@ ${list(columns.map(({ name }) => name))} AND p_columns @> ${list(keyColumns)}) THEN
    RAISE EXCEPTION 'rows of ${table} with unknown columns or without their key: %', p_columns
      USING ERRCODE = 'BW400', DETAIL = 'after a migration that changes columns, register the table again';
  END IF;
  IF p_op = 'upsert' AND p_columns @> ${list(required)} THEN
    INSERT INTO ${id(table)} AS t (${columns.map(({ name }) => id(name)).join(', ')})
    SELECT ${inserted.join(', ')} FROM jsonb_populate_recordset(NULL::${id(table)}, p_rows) r
    ON CONFLICT (${keyColumns.map(id).join(', ')}) DO ${rest.length === 0 ? 'NOTHING' : `UPDATE SET ${changed('EXCLUDED')}`};
    RETURN;
  ELSIF p_op = 'delete' THEN
    DELETE FROM ${id(table)} t USING jsonb_populate_recordset(NULL::${id(table)}, p_rows) r WHERE ${sameKey};
    RETURN;
  ELSIF p_op IS DISTINCT FROM 'upsert' THEN
    RAISE EXCEPTION 'unknown change of a row: %', p_op USING ERRCODE = 'BW400';
  END IF;
  ${rest.length === 0 ? '' : `UPDATE ${id(table)} t SET ${changed('r')} FROM jsonb_populate_recordset(NULL::${id(table)}, p_rows) r WHERE ${sameKey};
  GET DIAGNOSTICS v_count = ROW_COUNT;`}
  IF v_count IS DISTINCT FROM jsonb_array_length(p_rows) THEN
    RAISE EXCEPTION 'a row of ${table} to be changed is not there, or a new one lacks a required column'
      USING ERRCODE = 'BW400', DETAIL = ${text(required.join(', '))};
  END IF;
END $$;
REVOKE ALL ON FUNCTION ${id(`apply_${table}`)}(text, text, text[], jsonb) FROM PUBLIC;`;
}
