import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { PagedList } from '../../api/pages';
import { Empty } from '../../look/notices';
import { usePerson } from '../../session/session';
import { LotDates, LotSigns } from './lot-signs';
import { DISPOSITIONS, useLots, type Disposition, type Lot } from './queries';
import { StockSum } from './stock-sum';

/** All lots with their axes, newest last; a scan or a typed code opens a container. The filter stands in the address. */
export default function LotsPage() {
  const { t } = useTranslation();
  const { roles } = usePerson();
  const [query, setQuery] = useSearchParams();
  const chosen = DISPOSITIONS.find((one) => one === query.get('state'));
  const lots = useLots(chosen);
  return (
    <div className="page">
      <div className="spread">
        <h1>{t('lots.title')}</h1>
        <div className="row">
          <ContainerField />
          <Button component={Link} to="/lots/suppliers" size="md" variant="default">{t('suppliers.title')}</Button>
          <Button component={Link} to="/stagings" size="md" variant="default">{t('staging.title')}</Button>
          {roles.includes('warehouse') && <Button component={Link} to="/lots/receive" size="md">{t('lots.receive')}</Button>}
        </div>
      </div>
      <SegmentedControl
        size="md"
        style={{ alignSelf: 'flex-start' }}
        aria-label={t('lots.filter')}
        value={chosen ?? 'all'}
        onChange={(next) => setQuery(next === 'all' ? {} : { state: next })}
        data={[{ value: 'all', label: t('lots.all') }, ...DISPOSITIONS.map((value: Disposition) => ({ value, label: t(`state.${value}`) }))]}
      />
      <PagedList of={lots} empty={<Empty title={t('lots.none')}>{t('lots.none-help')}</Empty>}>
        {(items) => (
          <div className="panel scroll">
            <table className="list">
              <thead>
                <tr><th>{t('lots.number')}</th><th>{t('lots.material')}</th><th>{t('lots.state')}</th><th>{t('lots.dates')}</th><th>{t('lots.containers')}</th><th>{t('lots.left')}</th></tr>
              </thead>
              <tbody>{items.map((lot) => <Row key={lot.id} lot={lot} />)}</tbody>
            </table>
          </div>
        )}
      </PagedList>
    </div>
  );
}

function Row({ lot }: { readonly lot: Lot }) {
  const { t } = useTranslation();
  const usable = lot.containers.filter(({ suitable }) => suitable).length;
  return (
    <tr>
      <td style={{ whiteSpace: 'nowrap' }}><Link to={`/lots/${lot.id}`}>{lot.number}</Link></td>
      <td>{lot.title} <span className="soft small">{lot.material}</span></td>
      <td><LotSigns lot={lot} /></td>
      <td><LotDates lot={lot} /></td>
      <td style={{ whiteSpace: 'nowrap' }}>{t('lots.usable', { count: usable, of: lot.containers.length })}</td>
      <td><StockSum containers={lot.containers} /></td>
    </tr>
  );
}

/** For whoever has no scanner at hand. */
function ContainerField() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [code, setCode] = useState('');
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim() !== '') void navigate(`/containers/${encodeURIComponent(code.trim())}`);
      }}
    >
      <TextInput size="md" aria-label={t('lots.scan')} placeholder={t('lots.scan-help')} value={code} onChange={(event) => setCode(event.currentTarget.value)} w="18rem" />
      <Button type="submit" size="md" variant="default">{t('lots.open')}</Button>
    </form>
  );
}
