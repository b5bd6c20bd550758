import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Amount } from '../../look/amount';
import { Loaded } from '../../look/loaded';
import { Notice } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { SiteTime } from '../../look/site-time';
import { AxisCards } from './axis-cards';
import { ItemActs } from './item-acts';
import { useItem, type ItemDetail } from './queries';
import './equipment.css';

/** One item: may it be used now, each axis by itself, what can be done, and its logbook. */
export default function ItemPage() {
  const { code = '' } = useParams();
  return <div className="page"><Loaded of={useItem(code)}>{(item) => <Whole item={item} />}</Loaded></div>;
}

function Whole({ item }: { readonly item: ItemDetail }) {
  const { t } = useTranslation();
  const { code, title, area, suitable, findings, properties, class: equipmentClass } = item;
  return (
    <>
      <div>
        <p className="soft"><Link to="/equipment">{t('equipment.title')}</Link></p>
        <div className="row"><h1>{code}</h1><Sign tone={suitable ? 'done' : 'attention'}>{t(suitable ? 'equipment.usable' : 'equipment.not-usable')}</Sign></div>
        <p className="soft">{title} · {equipmentClass} · {area}</p>
      </div>
      {findings.length > 0 && <Notice tone="attention" title={t('equipment.against')}><ul>{findings.map(({ axis, reasonCode, detail }) => <li key={axis + reasonCode}>{t(`equipment-axis.${axis}`)}: {t(`equipment-finding.${reasonCode}`, { defaultValue: detail })}</li>)}</ul></Notice>}
      <AxisCards item={item} />
      <div className="columns">
        <div className="stack">
          <Logbook item={item} />
        </div>
        <div className="stack">
          <ItemActs item={item} />
          {properties.length > 0 && (
            <section className="panel">
              <h2>{t('equipment.properties')}</h2>
              <dl className="facts">{properties.map(({ property, value, unit }) => [<dt key={property}>{property}</dt>, <dd key={`${property}-value`}>{unit ? <Amount value={value} unit={unit} /> : value}</dd>])}</dl>
            </section>
          )}
        </div>
      </div>
    </>
  );
}

/** What happened to it, newest first; runs write it by being executed (21 CFR 211.182). */
function Logbook({ item: { logbook, site } }: { readonly item: ItemDetail }) {
  const { t } = useTranslation();
  return (
    <section className="panel scroll">
      <h2>{t('equipment.logbook')}</h2>
      {logbook.length === 0 ? <p className="soft">{t('equipment.no-lines')}</p> : (
        <table className="list">
          <thead><tr><th>{t('audit.when')}</th><th>{t('audit.what')}</th><th>{t('equipment.run')}</th><th>{t('audit.who')}</th><th>{t('equipment.more')}</th></tr></thead>
          <tbody>
            {logbook.map(({ sequence, at, what, person, runNumber, stepKey, detail }) => (
              <tr key={sequence}>
                <td><SiteTime at={at} site={site} /></td>
                <td>{t(`logbook.${what}`, { defaultValue: what })}</td>
                <td>{runNumber}<div className="small soft">{stepKey}</div></td>
                <td>{person ?? t('role.system')}</td>
                <td>{detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
