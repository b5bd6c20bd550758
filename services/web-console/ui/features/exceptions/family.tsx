import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { exceptionText } from '../../language/read-text';
import { Sign } from '../../look/shapes';
import { SiteTime } from '../../look/site-time';
import { State } from '../../look/states';
import { usePerson } from '../../session/session';
import { PlaceForm } from './place-form';
import type { ExceptionDetail } from './queries';

type Member = ExceptionDetail['effectList'][number];

/** One cause with its effects: under which this one stands, and what stands under it (F11). */
export function Family({ exception }: { readonly exception: ExceptionDetail }) {
  const { t } = useTranslation();
  const { roles } = usePerson();
  const { cause, effectList, placed, site, state } = exception;
  const open = state === 'open' && (cause === null || cause === undefined || cause.state === 'open');
  const may = roles.includes('qa') && open && effectList.length === 0;
  if (!cause && effectList.length === 0 && !may) return null;
  return (
    <section className="panel">
      <h2>{t('family.title')}</h2>
      <div className="stack">
        {cause && <div className="stack-tight"><h3>{t('family.cause')}</h3><MemberLine member={cause} site={site} /></div>}
        {effectList.length > 0 && (
          <div className="stack-tight">
            <h3>{t('family.effects', { count: effectList.length })}</h3>
            {state === 'open' && <p className="soft">{t('family.decided-together')}</p>}
            <ul className="plain-list">{effectList.map((member) => <li key={member.id}><MemberLine member={member} site={site} /></li>)}</ul>
          </div>
        )}
        {placed && <p className="soft"><SiteTime at={placed.at} site={site} /> {placed.name} ({placed.person}): {placed.reason}</p>}
        {may && <PlaceForm exception={exception} />}
      </div>
    </section>
  );
}

function MemberLine({ member, site }: { readonly member: Member; readonly site: string }) {
  const { t, i18n } = useTranslation();
  return (
    <div className="stack-tight">
      <div className="row">
        <Link to={`/exceptions/${member.id}`}>{t(`exception-type.${member.type}`, { defaultValue: member.type })}</Link>
        <State of={member.severity} {...(member.state === 'closed' ? { tone: 'waiting' as const } : {})} />
        {member.state === 'closed' && <Sign tone="done">{t('exceptions.closed')}</Sign>}
        {member.openBecause && <Sign tone="attention">{t(`family.open-because.${member.openBecause}`)}</Sign>}
      </div>
      <p className="soft small"><SiteTime at={member.raisedAt} site={site} /> {exceptionText(member, i18n.language)}</p>
    </div>
  );
}
