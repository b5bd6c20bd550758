import { Button, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { Amount } from '../../look/amount';
import { Loaded } from '../../look/loaded';
import { Empty, Notice } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { State } from '../../look/states';
import { saveAs } from '../../look/save-as';
import { csvOf } from './csv';
import { GenealogyGraph } from './genealogy-graph';
import { useGenealogy, type Genealogy } from './queries';
import './materials.css';

/** To what a lot went, or of what it came: picture, table, and the list as a file. The direction stands in the address. */
export default function GenealogyPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const [query, setQuery] = useSearchParams();
  const direction = query.get('direction') === 'backward' ? 'backward' : 'forward';
  const genealogy = useGenealogy(id, direction);
  return (
    <div className="page">
      <Loaded of={genealogy}>
        {(shown) => (
          <>
            <div className="spread">
              <div>
                <p className="soft"><Link to="/lots">{t('lots.title')}</Link> · <Link to={`/lots/${id}`}>{shown.lots[0]?.number}</Link></p>
                <h1>{t('genealogy.title')}: {shown.lots[0]?.number}</h1>
              </div>
              <div className="row">
                <SegmentedControl size="md" aria-label={t('genealogy.direction')} value={direction} onChange={(next) => setQuery({ direction: next }, { replace: true })} data={[{ value: 'forward', label: t('genealogy.forward') }, { value: 'backward', label: t('genealogy.backward') }]} />
                <Button variant="default" size="md" disabled={shown.edges.length === 0} onClick={() => saveAs(`${shown.lots[0]?.number ?? id}-${direction}.csv`, new Blob([csvOf(rowsOf(shown))], { type: 'text/csv;charset=utf-8' }))}>{t('genealogy.csv')}</Button>
              </div>
            </div>
            {shown.truncated && <Notice tone="attention" title={t('genealogy.truncated', { count: shown.lots.length })} />}
            {shown.elsewhere.length > 0 && <Notice tone="attention" title={t('genealogy.elsewhere', { count: shown.elsewhere.length, sites: [...new Set(shown.elsewhere.map(({ site }) => site))].join(', ') })} />}
            {shown.edges.length === 0 && shown.transfers.length === 0 ? <Empty title={t(`genealogy.none-${direction}`)}>{t(`genealogy.none-${direction}-help`)}</Empty> : <Found genealogy={shown} />}
          </>
        )}
      </Loaded>
    </div>
  );
}

function Found({ genealogy }: { readonly genealogy: Genealogy }) {
  const { t } = useTranslation();
  const numbers = new Map(genealogy.lots.map(({ id, number }) => [id, number]));
  const sites = new Set(genealogy.lots.map(({ site }) => site)).size;
  const placeOf = (id: string): string => numbers.get(id) ?? genealogy.elsewhere.find((one) => one.id === id)?.site ?? '';
  return (
    <>
      <section className="panel"><GenealogyGraph of={genealogy} /></section>
      <div className="columns">
        <section className="panel scroll">
          <h2>{t('genealogy.lots')}</h2>
          <table className="list">
            <thead><tr><th>{t('lots.number')}</th><th>{t('lots.material')}</th><th>{t('lots.state')}</th><th>{t('genealogy.held-for')}</th><th>{t('genealogy.left')}</th></tr></thead>
            <tbody>
              {genealogy.lots.map(({ id, site, number, title, material, disposition, blocked, heldFor, left }) => (
                <tr key={id}>
                  <td style={{ whiteSpace: 'nowrap' }}><Link to={`/lots/${id}`}>{number}</Link>{sites > 1 && <div className="small soft">{site}</div>}</td>
                  <td>{title} <span className="soft small">{material}</span></td>
                  <td><span className="row" style={{ gap: '0.4rem' }}><State of={disposition} />{blocked && <Sign tone="exception">{t('state.blocked')}</Sign>}{heldFor.length > 0 && <Sign tone="exception">{t('genealogy.held')}</Sign>}</span></td>
                  <td>{heldFor.join(', ')}</td>
                  <td>{left.map(({ value, unit }) => <div key={unit}><Amount value={value} unit={unit} /></div>)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <section className="panel scroll">
          <h2>{t('genealogy.batch')}</h2>
          <table className="list">
            <thead><tr><th>{t('genealogy.batch')}</th><th>{t('genealogy.amount')}</th><th>{t('lots.number')}</th></tr></thead>
            <tbody>
              {genealogy.edges.map(({ lotId, runId, runNumber, way, amount }) => (
                <tr key={`${runId}/${lotId}/${way}/${amount.unit}`}><td style={{ whiteSpace: 'nowrap' }}>{runNumber}</td><td style={{ whiteSpace: 'nowrap' }}>{t(way === 'used' ? 'genealogy.used' : 'genealogy.made')} <Amount {...amount} /></td><td style={{ whiteSpace: 'nowrap' }}>{numbers.get(lotId)}</td></tr>
              ))}
              {genealogy.transfers.map(({ from, to, amount }) => (
                <tr key={`${from}/${to}`}><td>{t('genealogy.sent', { from: placeOf(from) })}</td><td style={{ whiteSpace: 'nowrap' }}><Amount {...amount} /></td><td style={{ whiteSpace: 'nowrap' }}>{placeOf(to)}</td></tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
    </>
  );
}

/** The list as it leaves: one line for each lot, in the field's words. */
function rowsOf({ lots, edges }: Genealogy): string[][] {
  const runs = (id: string, way: string): string => [...new Set(edges.filter((edge) => edge.lotId === id && edge.way === way).map(({ runNumber }) => runNumber))].join(' ');
  const head = ['site', 'lot', 'material', 'title', 'disposition', 'blocked', 'held for', 'made by', 'used by', 'left', 'unit'];
  return [head, ...lots.map(({ id, site, number, material, title, disposition, blocked, heldFor, left }) => [
    site, number, material, title, disposition, blocked ? 'yes' : 'no', heldFor.join(' '), runs(id, 'made'), runs(id, 'used'), left.map(({ value }) => value).join(' '), left.map(({ unit }) => unit).join(' '),
  ])];
}
