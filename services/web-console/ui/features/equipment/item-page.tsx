import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Amount } from '../../look/amount';
import { Loaded } from '../../look/loaded';
import { Notice } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { EquipmentSays } from '../floor/equipment-says';
import { AxisCards } from './axis-cards';
import { ItemActs } from './item-acts';
import { Logbook } from './logbook';
import { useItem, type ItemDetail } from './queries';
import { WriteLogbook } from './write-logbook';
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
        <p className="soft">{title} · {t(`equipment-class.${equipmentClass}`, { defaultValue: equipmentClass })} · {area && <Link to={`/equipment/rooms/${encodeURIComponent(area)}`}>{area}</Link>}</p>
      </div>
      {findings.length > 0 && <Notice tone="attention" title={t('equipment.against')}><ul>{findings.map(({ axis, reasonCode, detail }) => <li key={axis + reasonCode}>{t(`equipment-axis.${axis}`)}: {t(`equipment-finding.${reasonCode}`, { defaultValue: detail })}</li>)}</ul></Notice>}
      <EquipmentSays code={code} />
      <AxisCards item={item} />
      <div className="columns">
        <ItemActs item={item} />
        <div className="stack">
          <WriteLogbook code={code} />
          {properties.length > 0 && (
            <section className="panel">
              <h2>{t('equipment.properties')}</h2>
              <dl className="facts">{properties.map(({ property, value, unit }) => [<dt key={property}>{t(`equipment-property.${property}`, { defaultValue: property })}</dt>, <dd key={`${property}-value`}>{unit ? <Amount value={value} unit={unit} /> : value}</dd>])}</dl>
            </section>
          )}
        </div>
      </div>
      <Logbook of={equipmentClass === 'room' && area !== '' ? { area } : { code }} />
    </>
  );
}
