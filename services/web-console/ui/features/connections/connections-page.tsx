import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PagedList } from '../../api/pages';
import { Empty } from '../../look/notices';
import { usePerson } from '../../session/session';
import { mayDraft, useConnections } from './queries';
import { Heard, Standing } from './signs';

/** Every connection to a machine: what of it is in force, and whether its source is heard just now. */
export default function ConnectionsPage() {
  const { t } = useTranslation();
  const { roles } = usePerson();
  return (
    <div className="page">
      <div className="spread">
        <div>
          <p className="soft"><Link to="/trends">{t('trend.title')}</Link></p>
          <h1>{t('connection.title')}</h1>
          <p className="soft">{t('connection.help')}</p>
        </div>
        {mayDraft(roles) && <Button component={Link} to="/connections/new" size="lg" mih={64}>{t('connection.new')}</Button>}
      </div>
      <PagedList of={useConnections()} empty={<Empty title={t('connection.none')}>{t('connection.none-help')}</Empty>}>
        {(items) => (
          <div className="panel scroll">
            <table className="list">
              <thead><tr><th>{t('connection.code')}</th><th>{t('connection.name')}</th><th>{t('connection.protocol')}</th><th>{t('connection.state')}</th><th>{t('connection.source')}</th></tr></thead>
              <tbody>
                {items.map((one) => (
                  <tr key={one.id}>
                    <td><Link to={`/connections/${one.id}`}>{one.code}</Link><div className="small soft">{one.site}</div></td>
                    <td>{one.name}</td>
                    <td>{t(`protocol.${one.protocol}`, { defaultValue: one.protocol })}</td>
                    <td><Standing of={one} /></td>
                    <td className="wrap"><Heard of={one} /></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </PagedList>
    </div>
  );
}
