import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { PagedList, usePages, type Page } from '../../api/pages';
import { SiteTime } from '../../look/site-time';

type Entry = components['schemas']['LogbookEntryResponse'];

/** Whose logbook: one item, or a room with everything in it. */
export type LogbookOf = { readonly code: string } | { readonly area: string };

function useLogbook(of: LogbookOf) {
  return usePages<Entry>(['resources', 'equipment', 'logbook', of], (after) => {
    const query = { limit: 50, ...(after ? { after } : {}) };
    return ('code' in of
      ? answerOf(api.GET('/api/resources/v1/equipment/{code}/logbook', { params: { path: { code: of.code }, query } }))
      : answerOf(api.GET('/api/resources/v1/rooms/{area}/logbook', { params: { path: { area: of.area }, query } }))) as Promise<Page<Entry>>;
  });
}

/** What was done, newest first; runs write it by being executed, people only with a signature (21 CFR 211.182). */
export function Logbook({ of }: { readonly of: LogbookOf }) {
  const { t } = useTranslation();
  const room = 'area' in of;
  return (
    <section className="panel scroll" tabIndex={0} aria-label={t('equipment.logbook')}>
      <h2>{room ? t('equipment.logbook-of-room', { room: of.area }) : t('equipment.logbook')}</h2>
      <PagedList of={useLogbook(of)} empty={<p className="soft">{t('equipment.no-lines')}</p>}>
        {(entries) => (
          <table className="list">
            <thead>
              <tr>
                <th>{t('equipment.start')}</th><th>{t('equipment.end')}</th><th>{t('audit.what')}</th>{room && <th>{t('equipment.code')}</th>}
                <th>{t('equipment.run')}</th><th>{t('equipment.product')}</th><th>{t('audit.who')}</th>
              </tr>
            </thead>
            <tbody>{entries.map((entry) => <Line key={`${entry.equipment} ${entry.sequence}`} entry={entry} room={room} />)}</tbody>
          </table>
        )}
      </PagedList>
    </section>
  );
}

function Line({ entry, room }: { readonly entry: Entry; readonly room: boolean }) {
  const { t } = useTranslation();
  const { site, equipment, what, start, end, observedAt, person, run, stepKey, product, detail } = entry;
  const use = what === 'EquipmentOccupied';
  return (
    <tr>
      <td><SiteTime at={start} site={site} />{observedAt && <div className="small soft">{t('equipment.seen-at')} <SiteTime at={observedAt} site={site} /></div>}</td>
      <td>{end ? <SiteTime at={end} site={site} /> : use && <span className="soft">{t('equipment.lasts')}</span>}</td>
      <td>{use ? t('equipment.use-of') : t(`logbook.${what}`, { defaultValue: what })}{detail && <div className="small soft">{t(`cleaning-level.${detail}`, { defaultValue: detail })}</div>}</td>
      {room && <td><Link to={`/equipment/${encodeURIComponent(equipment)}`}>{equipment}</Link></td>}
      <td className="nowrap">{run}<div className="small soft">{stepKey}</div></td>
      <td>{product}</td>
      <td>{person ?? t('role.system')}</td>
    </tr>
  );
}
