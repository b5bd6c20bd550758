import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Logbook } from './logbook';
import { useEquipment } from './queries';
import { WriteLogbook } from './write-logbook';

/** The logbook of a room: everything that was done with the equipment in it, in the order of time. Entries by hand go to the room itself, where it is registered. */
export default function RoomPage() {
  const { area = '' } = useParams();
  const { t } = useTranslation();
  const room = useEquipment().data?.find((item) => item.area === area && item.class === 'room');
  return (
    <div className="page">
      <div>
        <p className="soft"><Link to="/equipment">{t('equipment.title')}</Link></p>
        <h1>{area}</h1>
        {room && <p className="soft"><Link to={`/equipment/${encodeURIComponent(room.code)}`}>{room.code}</Link> · {room.title}</p>}
      </div>
      <Logbook of={{ area }} />
      {room && <WriteLogbook code={room.code} />}
    </div>
  );
}
