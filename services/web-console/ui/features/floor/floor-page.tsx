import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PagedList } from '../../api/pages';
import { Empty, Notice } from '../../look/notices';
import { useEquipment, type Item } from '../equipment/queries';
import { FloorTile } from './floor-tile';
import { MachineSigns } from './machine-signs';
import { PointLine } from './point-line';
import { useFloor, type EquipmentNow } from './queries';
import { roomsOf, type Room } from './rooms';

/** Points of a room that are shown: its climate. */
const OF_ROOM = 4;

/** The floor room by room, to be read from two metres: what each item is used for, whether it may be used, what its machine says, and what is wrong. */
export default function FloorPage() {
  const { t } = useTranslation();
  const floor = useFloor();
  return (
    <div className="page">
      <div className="spread">
        <div>
          <p className="soft"><Link to="/equipment">{t('equipment.title')}</Link></p>
          <h1>{t('floor.title')}</h1>
        </div>
        <p className="soft">{t('floor.help')}</p>
      </div>
      {floor.isError && <div role="status"><Notice tone="attention" title={t('machine.away')}><p>{t('floor.away-help')}</p></Notice></div>}
      <PagedList of={useEquipment()} empty={<Empty title={t('equipment.none')}>{t('equipment.none-help')}</Empty>}>
        {(items) => <Rooms items={items} now={floor.data ?? []} />}
      </PagedList>
    </div>
  );
}

function Rooms({ items, now }: { readonly items: readonly Item[]; readonly now: readonly EquipmentNow[] }) {
  return <>{roomsOf(items, now).map((room) => <RoomSection key={room.area} room={room} />)}</>;
}

function RoomSection({ room: { area, climate, tiles } }: { readonly room: Room }) {
  const { t } = useTranslation();
  const points = climate.flatMap((now) => now.points.map((point) => ({ point, site: now.site })));
  return (
    <section className="floor-room" aria-label={area || t('equipment.no-area')}>
      <div className="spread">
        <h2>{area || t('equipment.no-area')}</h2>
        <div className="floor-signs">{climate.map((now) => <MachineSigns key={now.equipment} now={now} />)}</div>
      </div>
      {points.length > 0 && <div className="floor-room-points">{points.slice(0, OF_ROOM).map(({ point, site }) => <PointLine key={point.code} point={point} site={site} large />)}</div>}
      {tiles.length > 0 && <div className="floor-tiles">{tiles.map((tile) => <FloorTile key={tile.code} tile={tile} />)}</div>}
    </section>
  );
}
