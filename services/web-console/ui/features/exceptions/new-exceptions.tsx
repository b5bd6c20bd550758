import { CloseButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Notice } from '../../look/notices';
import { usePerson } from '../../session/session';
import { useNewestExceptions, type Exception } from './queries';
import './new-exceptions.css';

/** Most notices at once; the list has all. */
const SHOWN = 3;

/** Tells quality of exceptions that were raised while a page is open, whichever it is (G1). What was open before stands in the list. `live`: the stream of hints flows. */
export function NewExceptions({ live }: { readonly live: boolean }) {
  const { t } = useTranslation();
  const { roles, person } = usePerson();
  const newest = useNewestExceptions(roles.includes('qa'), live);
  const [seen, setSeen] = useState<ReadonlySet<string>>();
  const items = newest.data?.items;
  useEffect(() => {
    if (items && !seen) setSeen(new Set(items.map(({ id }) => id)));
  }, [items, seen]);
  if (!items || !seen) return null;
  const isNew = ({ id, raisedBy }: Exception): boolean => !seen.has(id) && raisedBy?.person !== person;
  const dismiss = (id: string): void => setSeen(new Set([...seen, id]));
  return (
    <div className="new-exceptions" role="status">
      {items.filter(isNew).slice(0, SHOWN).map(({ id, severity, text, runNumber, step }) => (
        <div key={id} className="new-exception">
          <Notice tone={severity === 'critical' ? 'exception' : 'attention'} title={`${t(`state.${severity}`)}: ${t('exceptions.new')}`}>
            <p>{text}</p>
            <p className="soft small">{runNumber}{step ? `, ${step.title ?? step.key}` : ''}</p>
            <Link to={`/exceptions/${id}`} onClick={() => dismiss(id)}>{t('exceptions.look')}</Link>
          </Notice>
          <CloseButton size={44} aria-label={t('exceptions.dismiss')} onClick={() => dismiss(id)} />
        </div>
      ))}
    </div>
  );
}
