import { CloseButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { exceptionText, stepText } from '../../language/read-text';
import { Notice } from '../../look/notices';
import { usePerson } from '../../session/session';
import { useNotices, type Told } from './queries';
import './new-exceptions.css';

/** Most notices at once; the list has all. */
const SHOWN = 3;
/** Who is told of no exception. */
const TECHNICAL: readonly string[] = ['inspector', 'integrator', 'admin'];
/** Who reads the page of an exception; others go to its step. */
const JUDGING: readonly string[] = ['supervisor', 'qc', 'qa', 'qp'];

/** Tells quality, and whom a reaction plan names, of exceptions that were raised while a page is open, whichever it is (A10, G1). What was open before stands in the list. `live`: the stream of hints flows. */
export function NewExceptions({ live }: { readonly live: boolean }) {
  const { t, i18n } = useTranslation();
  const { roles, person } = usePerson();
  const newest = useNotices(roles.some((role) => !TECHNICAL.includes(role)), live);
  const [seen, setSeen] = useState<ReadonlySet<string>>();
  const items = newest.data?.items;
  useEffect(() => {
    if (items && !seen) setSeen(new Set(items.map(({ id }) => id)));
  }, [items, seen]);
  if (!items || !seen) return null;
  const isNew = ({ id, raisedBy }: Told): boolean => !seen.has(id) && raisedBy?.person !== person;
  const dismiss = (id: string): void => setSeen(new Set([...seen, id]));
  return (
    <div className="new-exceptions" role="status">
      {items.filter(isNew).slice(0, SHOWN).map((one) => ({ ...one, toldBy: one.toldAs.map((role) => t(`role.${role}`, { defaultValue: role })).join(', ') })).map(({ id, severity, runId, runNumber, step, toldBy, ...said }) => (
        <div key={id} className="new-exception">
          <Notice tone={severity === 'critical' ? 'exception' : 'attention'} title={`${t(`state.${severity}`)}: ${t('exceptions.new')}`}>
            <p>{exceptionText(said, i18n.language)}</p>
            <p className="soft small">{runNumber}{step ? `, ${stepText(step, i18n.language)}` : ''}</p>
            {toldBy !== '' && <p className="soft small">{t('exceptions.told-as', { roles: toldBy })}</p>}
            <Link to={roles.some((role) => JUDGING.includes(role)) ? `/exceptions/${id}` : `/batches/${runId}${step ? `/steps/${encodeURIComponent(step.key)}` : ''}`} onClick={() => dismiss(id)}>{t('exceptions.look')}</Link>
          </Notice>
          <CloseButton size={44} aria-label={t('exceptions.dismiss')} onClick={() => dismiss(id)} />
        </div>
      ))}
    </div>
  );
}
