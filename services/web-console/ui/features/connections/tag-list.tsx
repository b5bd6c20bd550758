import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { readText } from '../../language/read-text';
import { decimalText, unitText } from '../../look/amount';
import { Empty } from '../../look/notices';
import type { Tag } from './queries';

const ROWS = 100;

/** Tags of a version, as they are listened to. */
export function TagList({ tags }: { readonly tags: readonly Tag[] }) {
  const { t, i18n } = useTranslation();
  const [search, setSearch] = useState('');
  const [most, setMost] = useState(ROWS);
  const fitting = tags.filter(({ code, title, equipment, address }) => `${code} ${title.en} ${title.de ?? ''} ${equipment} ${address}`.toLowerCase().includes(search.toLowerCase()));
  return (
    <section className="panel stack" aria-label={t('trend.tags')}>
      <div className="spread"><h2>{t('trend.tags')} <span className="soft">({tags.length})</span></h2>{tags.length > 10 && <TextInput aria-label={t('trend.search')} placeholder={t('trend.search')} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />}</div>
      {fitting.length === 0 ? <Empty title={t('trend.none-found')} /> : (
        <div className="scroll" tabIndex={0} role="group" aria-label={t('trend.tags')}>
          <table className="list">
            <thead><tr><th>{t('connection.code')}</th><th>{t('connection.name')}</th><th>{t('connection-field.address')}</th><th>{t('connection-field.equipment')}</th><th>{t('connection-field.unit')}</th><th>{t('connection-field.instrument')}</th><th>{t('connection-field.limits')}</th><th>{t('connection-field.keepDays')}</th></tr></thead>
            <tbody>
              {fitting.slice(0, most).map(({ code, title, address, equipment, point, unit, type, instrument, writable, commandMethod, limits, keepDays }) => (
                <tr key={code}>
                  <td><Link to={`/trends?tag=${encodeURIComponent(code)}`}>{code}</Link></td>
                  <td>{readText(title, i18n.language)}</td>
                  <td className="mono">{address}</td>
                  <td>{equipment}<div className="small soft">{point}</div></td>
                  <td>{type === 'number' ? unitText(unit) : t(`tag-type.${type}`)}</td>
                  <td>{instrument}{writable && <div className="small soft">{t('connection-field.writable')}{commandMethod && <>: <span className="mono">{commandMethod}</span></>}</div>}</td>
                  <td>{limits.map(({ id, kind, value, priority, exception }) => <div key={id}>{t(`trend-limit.${kind}`)} {decimalText(value, i18n.language)} <span className="small soft">{t(`alarm-priority.${priority}`)}{exception && `, ${t('connection.makes-exception', { severity: t(`state.${exception}`) })}`}</span></div>)}</td>
                  <td>{keepDays}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {fitting.length > most && <div><Button variant="default" onClick={() => setMost(most + ROWS)}>{t('act.more')}</Button></div>}
    </section>
  );
}
