import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../look/notices';
import { changesOf, type Change } from './changes';
import type { Version } from './queries';

const ROWS = 50;

/** What an approver agrees to: how the draft differs from what is in force. */
export function ChangeList({ before, after }: { readonly before: Version | undefined; readonly after: Version }) {
  const { t } = useTranslation();
  const changes = useMemo(() => changesOf(before, after), [before, after]);
  const [most, setMost] = useState(ROWS);
  if (!before) return <Empty title={t('connection.first')}>{t('connection.first-help', { count: after.tags.length })}</Empty>;
  if (changes.length === 0) return <Empty title={t('connection.no-change')} />;
  return (
    <section className="panel stack-tight" aria-label={t('connection.changes', { version: before.version })}>
      <h2>{t('connection.changes', { version: before.version })} <span className="soft">({changes.length})</span></h2>
      {changes.slice(0, most).map((change) => <Line key={`${change.tag ?? ''} ${change.field ?? ''}`} change={change} />)}
      {changes.length > most && <div><Button variant="default" onClick={() => setMost(most + ROWS)}>{t('act.more')}</Button></div>}
    </section>
  );
}

function Line({ change: { tag, what, field, before, after } }: { readonly change: Change }) {
  const { t } = useTranslation();
  const named = field?.split('.').map((part) => t(`connection-field.${part}`, { defaultValue: part })).join(', ');
  return (
    <div className="connection-change">
      <span className="soft">{t(`connection-change.${what}`)}</span>
      <span>
        <strong>{tag ?? t('connection.settings')}</strong>{named && <>, {named}</>}
        {before !== undefined && <div><del>{before}</del></div>}
        {after !== undefined && <div><ins>{after}</ins></div>}
      </span>
    </div>
  );
}
