import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Amount } from '../../look/amount';
import { Loaded } from '../../look/loaded';
import { Sign } from '../../look/shapes';
import { State } from '../../look/states';
import { usePerson } from '../../session/session';
import { blockText } from './block-text';
import { DateOfSite } from './date-of-site';
import { LotCertificates } from './lot-certificates';
import { LotDisposition } from './lot-disposition';
import { LotSigns } from './lot-signs';
import { useLot, type Lot } from './queries';
import { PickingRule } from './picking-rule';
import { StockActForm } from './stock-act-form';
import { StockSum } from './stock-sum';

/** A lot with all its containers: each axis by itself, and what one may do about it. */
export default function LotPage() {
  const { id = '' } = useParams();
  return <div className="page"><Loaded of={useLot(id)}>{(lot) => <Whole lot={lot} />}</Loaded></div>;
}

function Whole({ lot }: { readonly lot: Lot }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="spread">
        <div>
          <p className="soft"><Link to="/lots">{t('lots.title')}</Link></p>
          <div className="row"><h1>{lot.number}</h1><LotSigns lot={lot} /></div>
          <p className="soft">{lot.title} · {lot.material} · <StockSum containers={lot.containers} /></p>
        </div>
        <div className="row">
          <Button component={Link} to={`/lots/${lot.id}/genealogy`} variant="default" size="md">{t('genealogy.title')}</Button>
          <Button component={Link} to={`/lots/${lot.id}/labels`} variant="default" size="md">{t('lots.labels')}</Button>
        </div>
      </div>
      <div className="columns">
        <div className="stack"><Axes lot={lot} /><LotCertificates lot={lot} /><Containers lot={lot} /></div>
        <Acts lot={lot} />
      </div>
    </>
  );
}

function Axes({ lot }: { readonly lot: Lot }) {
  const { t } = useTranslation();
  return (
    <section className="panel">
      <h2>{t('lots.axes')}</h2>
      <dl className="facts">
        <dt>{t('lot-axis.disposition')}</dt><dd><State of={lot.disposition} /></dd>
        {lot.restriction && <><dt>{t('lots.restriction')}</dt><dd>{lot.restriction}</dd></>}
        <dt>{t('lots.block')}</dt><dd>{lot.blocked ? <><Sign tone="exception">{t('state.blocked')}</Sign> {blockText(t, lot)}</> : t('lots.not-blocked')}</dd>
        {lot.holds.length > 0 && <><dt>{t('lot-axis.hold')}</dt><dd>{lot.holds.map(({ lotId, number, reason }) => <div key={lotId}><Sign tone="exception">{t('genealogy.held')}</Sign> <Link to={`/lots/${lotId}/genealogy`}>{number}</Link>: {reason}</div>)}</dd></>}
        <dt>{t('lots.category')}</dt><dd>{t(`stock-category.${lot.category}`)}</dd>
        <dt>{t('lots.expiry')}</dt><dd>{lot.expiry ? <DateOfSite date={lot.expiry} /> : '–'}</dd>
        <dt>{t('lots.retest')}</dt><dd>{lot.retest ? <DateOfSite date={lot.retest} /> : '–'}</dd>
        <dt>{t('lots.grade')}</dt><dd>{lot.grade ?? '–'}</dd>
        <dt>{t('suppliers.supplier')}</dt><dd>{lot.supplier ?? '–'}</dd>
        <dt>{t('lots.supplier-lot')}</dt><dd>{lot.supplierLot ?? '–'}</dd>
      </dl>
    </section>
  );
}

function Containers({ lot }: { readonly lot: Lot }) {
  const { t } = useTranslation();
  return (
    <section className="panel scroll">
      <h2>{t('lots.containers')}</h2>
      <table className="list">
        <thead><tr><th>{t('container.code')}</th><th>{t('container.place')}</th><th>{t('container.content')}</th><th>{t('container.free')}</th><th>{t('container.use')}</th></tr></thead>
        <tbody>
          {lot.containers.map(({ code, location, content, free, suitable, findings, blockedFor }) => (
            <tr key={code}>
              <td style={{ whiteSpace: 'nowrap' }}><Link to={`/containers/${encodeURIComponent(code)}`}>{code}</Link></td>
              <td>{location ?? <span className="soft">{t('container.nowhere')}</span>}</td>
              <td><Amount {...content} /></td>
              <td><Amount {...free} /></td>
              <td className="wrap">
                {suitable ? <Sign tone="done">{t('container.usable')}</Sign> : <Sign tone={blockedFor === undefined ? 'attention' : 'exception'}>{findings.map(({ axis }) => t(`lot-axis.${axis}`)).filter((word, at, all) => all.indexOf(word) === at).join(', ')}</Sign>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Acts({ lot }: { readonly lot: Lot }) {
  const { t } = useTranslation();
  const { roles } = usePerson();
  const may = (...who: string[]): boolean => who.some((role) => roles.includes(role));
  const names = may('warehouse') && lot.disposition === 'quarantine';
  const open = lot.disposition !== 'rejected';
  return (
    <section className="panel stack">
      <h2>{t('lots.acts')}</h2>
      {may('qc') && open && <LotDisposition lot={lot} />}
      {may('qa', 'qc') && <StockActForm path={lot.blocked ? '/api/resources/v1/lots/{id}/unblock' : '/api/resources/v1/lots/{id}/block'} params={{ id: lot.id }} act={lot.blocked ? 'unblock' : 'block'} fields={[]} />}
      {names && <StockActForm path="/api/resources/v1/lots/{id}/supplier" params={{ id: lot.id }} act="supplier" fields={[{ name: 'supplier', label: t('suppliers.supplier') }]} />}
      <PickingRule site={lot.site} material={lot.material} may={may('qa', 'supervisor')} />
      {!names && !may('qa', 'qc', 'supervisor') && <p className="soft">{t('lots.no-acts')}</p>}
    </section>
  );
}
