import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { exceptionText, readText, stepText } from '../../language/read-text';
import { Loaded } from '../../look/loaded';
import { Sign } from '../../look/shapes';
import { SiteTime } from '../../look/site-time';
import { State } from '../../look/states';
import { RecordedValue } from '../step-card/recorded-value';
import type { Recorded } from '../step-card/model';
import { ContextTrend } from './context-trend';
import { useExceptionContext, type ExceptionDetail } from './queries';
import type { ExceptionContext as Around } from './queries';

/** What happened ten minutes before and after it, who was there, and how the last ones like it were decided (F11). */
export function ExceptionContext({ exception: { id, site } }: { readonly exception: ExceptionDetail }) {
  const context = useExceptionContext(id);
  return <Loaded of={context}>{(around) => <Panels around={around} site={site} />}</Loaded>;
}

function Panels({ around, site }: { readonly around: Around; readonly site: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Like around={around} site={site} />
      <section className="panel stack" aria-label={t('context.title')}>
        <div className="spread">
          <h2>{t('context.title')}</h2>
          <span className="soft"><SiteTime at={around.from} site={site} show="seconds" /> – <SiteTime at={around.until} site={site} show="seconds" /></span>
        </div>
        <ContextTrend around={around} site={site} />
        <div className="columns">
          <Acts around={around} site={site} />
          <div className="stack">
            <People around={around} />
            <OpenSteps around={around} site={site} />
            <Others around={around} site={site} />
          </div>
        </div>
      </section>
    </>
  );
}

function Acts({ around: { acts, moreActs }, site }: { readonly around: Around; readonly site: string }) {
  const { t, i18n } = useTranslation();
  return (
    <div className="stack-tight">
      <h3>{t('context.acts')}</h3>
      {acts.length === 0 ? <p className="soft">{t('context.no-acts')}</p> : (
        <div className="scroll">
          <table className="list">
            <thead><tr><th>{t('context.when')}</th><th>{t('context.who')}</th><th>{t('context.what')}</th><th>{t('context.value')}</th></tr></thead>
            <tbody>
              {acts.map(({ at, recordedAt, type, step, name, address, field, value, text, withheld }, index) => (
                <tr key={`${at} ${index}`}>
                  <td><SiteTime at={recordedAt} site={site} show="seconds" /><PlantTime at={at} recordedAt={recordedAt} site={site} /></td>
                  <td>{name ?? t('role.system')}</td>
                  <td>{t(`record-event.${type}`, { defaultValue: type })}{step && <div className="small soft">{stepText(step, i18n.language)}</div>}</td>
                  <td>
                    {address && <div className="small soft">{readText(field as { en: string } | null, i18n.language) || address}</div>}
                    {withheld ? t('context.withheld') : value ? <Value value={value as unknown as RecordedFile} site={site} /> : text}
                    {value && text ? <div className="small soft">{text}</div> : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {moreActs && <p className="soft">{t('context.more-acts')}</p>}
    </div>
  );
}

/** The window is real time; where the clock of the plant says another one, that stands beside it. */
function PlantTime({ at, recordedAt, site }: { readonly at: string; readonly recordedAt: string; readonly site: string }) {
  const { t } = useTranslation();
  return Math.abs(Date.parse(at) - Date.parse(recordedAt)) < 1000 ? null : <div className="small soft">{t('context.plant-time')} <SiteTime at={at} site={site} show="seconds" /></div>;
}

type RecordedFile = Recorded & { readonly fileName?: string };

function Value({ value, site }: { readonly value: RecordedFile; readonly site: string }) {
  return value.kind === 'file' ? <>{value.fileName}</> : <RecordedValue value={value} site={site} />;
}

function People({ around: { people } }: { readonly around: Around }) {
  const { t, i18n } = useTranslation();
  return (
    <div className="stack-tight">
      <h3>{t('context.people')}</h3>
      {people.length === 0 ? <p className="soft">{t('context.nobody')}</p> : (
        <ul className="plain-list">
          {people.map(({ person, name, acts, steps }) => (
            <li key={person}>
              <strong>{name}</strong> ({person}) <span className="soft small">{t('context.did', { count: acts })}</span>
              {steps.length > 0 && <div className="small soft">{t('context.at-steps')}: {steps.map((step) => stepText(step, i18n.language)).join(', ')}</div>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function OpenSteps({ around: { steps }, site }: { readonly around: Around; readonly site: string }) {
  const { t, i18n } = useTranslation();
  return (
    <div className="stack-tight">
      <h3>{t('context.steps')}</h3>
      {steps.length === 0 ? <p className="soft">{t('context.no-steps')}</p> : (
        <ul className="plain-list">{steps.map(({ startedAt, recordedAt, name, ...step }) => <li key={step.key}>{stepText(step, i18n.language)} <span className="soft small">{t('context.since')} <SiteTime at={recordedAt} site={site} />{name && `, ${name}`}</span><PlantTime at={startedAt} recordedAt={recordedAt} site={site} /></li>)}</ul>
      )}
    </div>
  );
}

function Others({ around: { others, moreOthers }, site }: { readonly around: Around; readonly site: string }) {
  const { t } = useTranslation();
  return (
    <div className="stack-tight">
      <h3>{t('context.others')}</h3>
      {others.length === 0 ? <p className="soft">{t('context.no-others')}</p> : <ul className="plain-list">{others.map((one) => <li key={one.id}><Beside one={one} site={site} /></li>)}</ul>}
      {moreOthers && <p className="soft">{t('context.more-others')}</p>}
    </div>
  );
}

function Beside({ one, site }: { readonly one: Around['others'][number]; readonly site: string }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <div className="row">
        <Link to={`/exceptions/${one.id}`}>{t(`exception-type.${one.type}`, { defaultValue: one.type })}</Link>
        <State of={one.severity} {...(one.state === 'closed' ? { tone: 'waiting' as const } : {})} />
        {one.state === 'closed' && <Sign tone="done">{t('exceptions.closed')}</Sign>}
      </div>
      <div className="small soft"><SiteTime at={one.recordedAt} site={site} show="seconds" />, {one.runNumber}{one.step && `, ${stepText(one.step, i18n.language)}`}: {exceptionText(one, i18n.language)}</div>
      <PlantTime at={one.raisedAt} recordedAt={one.recordedAt} site={site} />
    </>
  );
}

/** How the last ones of the same kind, equipment and step were decided. */
function Like({ around: { like }, site }: { readonly around: Around; readonly site: string }) {
  const { t, i18n } = useTranslation();
  return (
    <section className="panel stack-tight">
      <h2>{t('context.like')}</h2>
      {like.length === 0 ? <p className="soft">{t('context.no-like')}</p> : (
        <div className="scroll">
          <table className="list">
            <thead><tr><th>{t('exceptions.raised')}</th><th>{t('exceptions.batch')}</th><th>{t('exceptions.what')}</th><th>{t('exceptions.decision')}</th></tr></thead>
            <tbody>
              {like.map((one) => (
                <tr key={one.id}>
                  <td><Link to={`/exceptions/${one.id}`}><SiteTime at={one.raisedAt} site={site} /></Link></td>
                  <td style={{ whiteSpace: 'nowrap' }}><Link to={`/batches/${one.runId}`}>{one.runNumber}</Link></td>
                  <td>{exceptionText(one, i18n.language)}</td>
                  <td>{one.decision ? <><strong>{t(`exception-class.${one.decision.classification}`, { defaultValue: one.decision.classification })}</strong><div className="small">{one.decision.rationale}</div><div className="small soft">{one.decision.name}, <SiteTime at={one.decision.at} site={site} /></div></> : <span className="soft">{t('context.undecided')}</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
