import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Sign } from '../../look/shapes';
import { AxisSign } from '../equipment/axis-sign';
import type { Item } from '../equipment/queries';
import { MachineSigns, toneOfNow } from './machine-signs';
import { PointLine } from './point-line';
import { ordered } from './point-says';
import type { EquipmentNow } from './queries';
import type { Tile } from './rooms';

/** Points of an item that are read from two metres; its page has all. */
const OF_ITEM = 4;

/** An item of the floor: large, and the same things at the same place in each. */
export function FloorTile({ tile: { code, item, now } }: { readonly tile: Tile }) {
  const { t } = useTranslation();
  const blocked = item?.axes.block.status === 'blocked';
  const tone = (now && toneOfNow(now)) ?? (blocked ? 'exception' : undefined);
  const points = now ? ordered(now.points).slice(0, OF_ITEM) : [];
  const more = now ? now.points.length - points.length + now.more : 0;
  return (
    <article className="panel floor-tile" data-tone={tone} aria-label={code}>
      <div className="floor-head">
        <h3><Link to={`/equipment/${encodeURIComponent(code)}`}>{code}</Link></h3>
        <p className="floor-run"><Used item={item} now={now} /></p>
      </div>
      <div className="floor-signs">{item && <Status item={item} blocked={blocked} />}</div>
      {now && <div className="floor-signs"><MachineSigns now={now} /></div>}
      {points.map((point) => <PointLine key={point.code} point={point} site={now?.site ?? ''} large />)}
      {more > 0 && <p className="small soft">{t('machine.more', { count: more })}</p>}
    </article>
  );
}

/** Whether it may be used, and if not, which axes stand against it; its cleaning always. */
function Status({ item, blocked }: { readonly item: Item; readonly blocked: boolean }) {
  const { t } = useTranslation();
  const against = [...new Set(item.findings.map(({ axis }) => axis))].filter((axis) => axis !== 'cleaning' && axis !== 'allocation');
  return (
    <>
      {against.length > 0 && <Sign tone={blocked ? 'exception' : 'attention'}>{against.map((axis) => t(`equipment-axis.${axis}`)).join(', ')}</Sign>}
      <AxisSign item={item} axis="cleaning" />
      <AxisSign item={item} axis="allocation" />
    </>
  );
}

/** Which run uses it, as machines are told, or as resources has it; else what it is called. */
function Used({ item, now }: { readonly item: Item | undefined; readonly now: EquipmentNow | undefined }) {
  const { t } = useTranslation();
  const runs = now?.runs ?? [];
  if (runs.length > 0) return <>{runs.map(({ runId, runNumber, stepKey }) => <span key={runId}><Link to={`/batches/${runId}`}>{runNumber}</Link> <span className="soft">{t(stepKey === undefined ? 'floor.held' : 'floor.used')}</span> </span>)}</>;
  if (item?.axes.allocation.detail) return <strong>{item.axes.allocation.detail}</strong>;
  return <span className="soft">{item?.title ?? t('floor.unknown')}</span>;
}
