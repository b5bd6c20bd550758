import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { problemIn } from '../../api/problem';
import { readText } from '../../language/read-text';
import { Amount, decimalText, unitText } from '../../look/amount';
import { Loaded } from '../../look/loaded';
import { Notice } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { SiteTime } from '../../look/site-time';
import { usePerson } from '../../session/session';
import { zoneOf } from '../../session/plant';
import { foreseenText } from '../board/foreseen-text';
import { DateOfSite } from './date-of-site';
import { LotSigns } from './lot-signs';
import { useContainer, type Scanned } from './queries';
import { StockActForm, type ActField } from './stock-act-form';
import { WaiveOrder } from './waive-order';
import './materials.css';

/** What a scan opens: the container, its lot, whether it may be used, what is in it, where it stands, and everything that moved. */
export default function ContainerPage() {
  const { code = '' } = useParams();
  const { t } = useTranslation();
  const container = useContainer(code);
  const problem = problemIn(container.error);
  return (
    <div className="page">
      {problem?.status === 404 && container.data === undefined ? (
        <Notice tone="attention" title={t('container.unknown', { code })}><p>{t('container.unknown-help')}</p><p><Link to="/lots">{t('lots.title')}</Link></p></Notice>
      ) : (
        <Loaded of={container}>{(drum) => <Whole drum={drum} />}</Loaded>
      )}
    </div>
  );
}

function Whole({ drum }: { readonly drum: Scanned }) {
  const { t, i18n } = useTranslation();
  const { code, lot, content, free, received, location, suitable, findings, reservations } = drum;
  return (
    <>
      <div>
        <p className="soft"><Link to="/lots">{t('lots.title')}</Link> · <Link to={`/lots/${lot.id}`}>{lot.number}</Link></p>
        <div className="row"><h1>{code}</h1><LotSigns lot={lot} /></div>
        <p className="soft">{lot.title} · {lot.material}</p>
      </div>
      <Notice tone={suitable ? 'done' : 'exception'} title={t(suitable ? 'container.usable' : 'container.not-usable')}>
        {findings.length > 0 && <ul>{findings.map((one) => <li key={one.reasonCode}><span style={{ fontWeight: 600 }}>{t(`lot-axis.${one.axis}`)}</span>: {foreseenText(t, i18n.language, zoneOf(lot.site), one)}</li>)}</ul>}
      </Notice>
      <div className="columns">
        <div className="stack">
          <section className="panel container-figures">
            <Figure word={t('container.content')}><Amount {...content} /></Figure>
            <Figure word={t('container.free')}><Amount {...free} /></Figure>
            <Figure word={t('container.place')}>{location ?? '–'}</Figure>
            <Figure word={t('lots.expiry')}>{lot.expiry ? <DateOfSite date={lot.expiry} /> : '–'}</Figure>
            <Figure word={t('container.received')}><Amount {...received} /></Figure>
          </section>
          {reservations.length > 0 && (
            <section className="panel">
              <h2>{t('container.reserved')}</h2>
              <ul className="plain-list">
                {reservations.map(({ grantId, amount, runNumber, stepKey, inUse }) => <li key={grantId}><Amount value={amount} unit={content.unit} /> {t(inUse ? 'container.in-use' : 'container.for', { run: runNumber, step: stepKey })}</li>)}
              </ul>
            </section>
          )}
          <Ledger drum={drum} />
        </div>
        <Acts drum={drum} />
      </div>
    </>
  );
}

function Figure({ word, children }: { readonly word: string; readonly children: React.ReactNode }) {
  return <div><div className="soft small">{word}</div><div className="container-figure">{children}</div></div>;
}

function Ledger({ drum: { movements, content, lot } }: { readonly drum: Scanned }) {
  const { t } = useTranslation();
  return (
    <section className="panel scroll">
      <h2>{t('container.movements')}</h2>
      <table className="list">
        <thead><tr><th>{t('container.when')}</th><th>{t('container.what')}</th><th>{t('container.amount')}</th><th>{t('container.cause')}</th></tr></thead>
        <tbody>
          {movements.map(({ at, kind, amount, location, sample, ...why }, index) => (
            <tr key={index}>
              <td><SiteTime at={at} site={lot.site} /></td>
              <td>{t(`movement.${kind}`)}{location && kind === 'move' ? ` → ${location}` : ''}{sample ? ` ${sample}` : ''}</td>
              <td style={{ whiteSpace: 'nowrap' }}>{kind === 'move' ? '' : <Amount value={amount} unit={content.unit} sign={amount.startsWith('-') ? '' : '+'} />}</td>
              <td><Cause of={why} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Why a row is there: in the person's language where the system says it, as it was typed where a person did. */
function Cause({ of: { cause, causeCoded, irregular, irregularDe } }: { readonly of: Pick<Scanned['movements'][number], 'cause' | 'causeCoded' | 'irregular' | 'irregularDe'> }) {
  const { t, i18n } = useTranslation();
  const values = (causeCoded ?? {}) as Readonly<Record<string, string>>;
  const measured = Object.fromEntries(['before', 'after'].flatMap((name) => (values[name] === undefined ? [] : [[name, `${decimalText(values[name], i18n.language)} ${unitText(values.unit)}`]])));
  return (
    <>
      {values.code ? t(`movement-cause.${values.code}`, { ...values, ...measured, defaultValue: cause }) : cause}
      {irregular && <div><Sign tone="attention">{readText({ en: irregular, de: irregularDe }, i18n.language)}</Sign></div>}
    </>
  );
}

const ACTS: readonly { readonly act: 'move' | 'sample' | 'return' | 'adjustment' | 'destruction'; readonly roles: readonly string[]; readonly fields: readonly ('location' | 'sample' | 'runNumber' | 'quantity')[] }[] = [
  { act: 'move', roles: ['warehouse', 'dispenser', 'operator', 'supervisor'], fields: ['location'] },
  { act: 'sample', roles: ['qc'], fields: ['sample', 'quantity'] },
  { act: 'return', roles: ['warehouse', 'dispenser', 'operator', 'supervisor'], fields: ['runNumber', 'quantity'] },
  { act: 'adjustment', roles: ['warehouse', 'supervisor'], fields: ['quantity'] },
  { act: 'destruction', roles: ['warehouse', 'supervisor'], fields: ['quantity'] },
];
const FIELD_WORDS = { location: 'location', sample: 'sample-number', runNumber: 'batch', quantity: 'amount' } as const;

function Acts({ drum: { code, content, blockedFor } }: { readonly drum: Scanned }) {
  const { t } = useTranslation();
  const { roles } = usePerson();
  const mine = ACTS.filter((one) => one.roles.some((role) => roles.includes(role)));
  const waives = roles.includes('qa') || roles.includes('supervisor');
  const blocks = roles.includes('qa') || roles.includes('qc');
  const field = (act: string, name: keyof typeof FIELD_WORDS): ActField => ({
    name, label: t(`stock-act.${act === 'adjustment' && name === 'quantity' ? 'real-amount' : FIELD_WORDS[name]}`), ...(name === 'quantity' ? { unit: content.unit } : {}),
  });
  const way = blockedFor === undefined ? 'block' : 'unblock';
  return (
    <section className="panel stack-tight">
      <h2>{t('lots.acts')}</h2>
      {mine.map(({ act, fields }) => <StockActForm key={`${code}/${act}`} path={`/api/resources/v1/containers/{code}/${act}`} params={{ code }} act={act} fields={fields.map((name) => field(act, name))} />)}
      {blocks && <StockActForm key={`${code}/${way}`} path={`/api/resources/v1/containers/{code}/${way}`} params={{ code }} act={way} fields={[]} />}
      {waives && <WaiveOrder key={`${code}/waive`} code={code} />}
      {mine.length === 0 && !blocks && !waives && <p className="soft">{t('lots.no-acts')}</p>}
    </section>
  );
}
