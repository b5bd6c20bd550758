import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AlarmsSign } from '../floor/machine-signs';
import { PointLine, timeOfDay } from '../floor/point-line';
import { useStepNow, type EquipmentNow } from '../floor/queries';

/** Points of one item that are shown without a touch. */
const SHOWN = 5;

/**
 * What machines say now of the equipment that a step holds, and of its room, read every two seconds while the page is seen. Not there where nothing of it is measured;
 * where process data does not answer, a line says so, and the step goes on as it would.
 */
export function MachineNow({ runId, stepKey, started }: { readonly runId: string; readonly stepKey: string; readonly started: boolean }) {
  const { t, i18n } = useTranslation();
  const { data, error, dataUpdatedAt } = useStepNow(runId, stepKey, started);
  if (!started) return null;
  if (!data) return error ? <p className="small soft" role="status">{t('machine.away')}</p> : null;
  if (data.length === 0) return null;
  const heard = data.some(({ points }) => points.some(({ newest, unheard }) => newest !== undefined && unheard === undefined));
  const read = timeOfDay(new Date(dataUpdatedAt).toISOString(), data[0]?.site, i18n.language);
  return (
    <section className="panel" aria-label={t('machine.now')} data-old={error ? true : undefined}>
      <h2>{t('machine.now')}</h2>
      {data.map((now) => <Item key={now.equipment} now={now} />)}
      <p className="small soft machine-read">{error ? t('machine.away-since', { time: read }) : heard && t('machine.live')}</p>
    </section>
  );
}

/** Points in the order of their codes: a value that goes beyond its limit does not jump away from the eye. */
function Item({ now }: { readonly now: EquipmentNow }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const { equipment, points, site } = now;
  const shown = all ? points : points.slice(0, SHOWN);
  return (
    <div>
      <div className="machine-item"><h3>{equipment}</h3><AlarmsSign now={now} /></div>
      {shown.map((point) => <PointLine key={point.code} point={point} site={site} />)}
      {points.length > SHOWN && <Button variant="default" fullWidth mih={48} mt="xs" aria-expanded={all} onClick={() => setAll(!all)}>{t(all ? 'machine.fewer' : 'machine.all', { count: points.length })}</Button>}
    </div>
  );
}
