import { appRoleOf, CATALOGUE, SERVICE_NAMES, type TopicEntry } from '@batchwright/contracts';

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

function topicRow(entry: TopicEntry): string {
  const days = typeof entry.retention === 'number' ? String(entry.retention) : 'NULL';
  return `(${text(entry.topic)}, ${entry.partitions}, ${entry.retention === 'compacted'}, ${days})`;
}

function rightRows(entry: TopicEntry): string[] {
  return SERVICE_NAMES.filter((name) => entry.writers.includes(name) || entry.readers.includes(name)).map(
    (name) => `(${text(entry.topic)}, ${text(appRoleOf(name))}, ${text(name)}, ${entry.readers.includes(name)}, ${entry.writers.includes(name)})`,
  );
}

/**
 * SQL that makes the rights on the embedded log equal to the catalogue; may run again at any time. A changed number of partitions
 * is refused by its last statement: keys would move.
 */
export function catalogueSql(catalogue: readonly TopicEntry[] = CATALOGUE): string {
  return `
INSERT INTO topic (name, partitions, compacted, retention_days) VALUES
${catalogue.map(topicRow).join(',\n')}
ON CONFLICT (name) DO UPDATE SET compacted = EXCLUDED.compacted, retention_days = EXCLUDED.retention_days;
INSERT INTO head (topic, partition) SELECT t.name, p FROM topic t, generate_series(0, t.partitions - 1) p ON CONFLICT DO NOTHING;
DELETE FROM catalogue;
INSERT INTO catalogue (topic, role, service, may_read, may_write) VALUES
${catalogue.flatMap(rightRows).join(',\n')};
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM topic t JOIN (VALUES ${catalogue.map((entry) => `(${text(entry.topic)}, ${entry.partitions})`).join(', ')}) AS c (name, partitions)
             ON c.name = t.name WHERE c.partitions <> t.partitions) THEN
    RAISE EXCEPTION 'the number of partitions of a topic cannot change';
  END IF;
END $$;
`;
}
