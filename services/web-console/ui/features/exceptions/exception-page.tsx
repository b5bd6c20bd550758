import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { exceptionText, readText, stepText } from '../../language/read-text';
import { Loaded } from '../../look/loaded';
import { Sign } from '../../look/shapes';
import { SiteTime, spanText } from '../../look/site-time';
import { State } from '../../look/states';
import { usePerson } from '../../session/session';
import { StoredFile } from '../files/stored-file';
import { ExceptionContext } from './context';
import { DecideForm } from './decide-form';
import { DecisionFacts } from './decision-facts';
import { Family } from './family';
import { ObservedFacts } from './observed-facts';
import { useException, type ExceptionDetail } from './queries';
import { ReactionPlan } from './reaction-plan';
import { SecondSignature } from './second-signature';

/** One exception in its context, and its decision. */
export default function ExceptionPage() {
  const { id = '' } = useParams();
  const exception = useException(id);
  return <div className="page"><Loaded of={exception}>{(one) => <Exception one={one} />}</Loaded></div>;
}

function Exception({ one }: { readonly one: ExceptionDetail }) {
  const { t, i18n } = useTranslation();
  const { roles } = usePerson();
  const { site, decision, comments, params } = one;
  return (
    <>
      <div>
        <p className="soft"><Link to="/exceptions">{t('nav.exceptions')}</Link></p>
        <div className="row">
          <h1>{t(`exception-type.${one.type}`, { defaultValue: one.type })}</h1>
          <State of={one.severity} />
          {one.deviation && <Sign tone="attention">{t('exceptions.deviation')}</Sign>}
          {one.state === 'closed' && <Sign tone="done">{t('exceptions.closed')}</Sign>}
          {one.blocking && <Sign tone="attention">{t('exceptions.blocking')}</Sign>}
        </div>
      </div>
      <div className="columns">
        <div className="stack">
          <section className="panel">
            <h2>{t('exceptions.what')}</h2>
            <p>{exceptionText(one, i18n.language)}</p>
            {params.photo !== undefined && <StoredFile file={{ runId: one.runId, sha256: String(params.photo), mediaType: String(params.mediaType), fileName: String(params.fileName) }} />}
            <dl className="facts" style={{ marginTop: '1rem' }}>
              <dt>{t('exceptions.batch')}</dt>
              <dd><Link to={`/batches/${one.runId}`}>{one.runNumber}</Link></dd>
              {one.step && <><dt>{t('exceptions.step')}</dt><dd><Link to={`/batches/${one.runId}/steps/${encodeURIComponent(one.step.key)}`}>{stepText(one.step, i18n.language)}</Link></dd></>}
              {one.address && <><dt>{t('exceptions.entry')}</dt><dd><Value of={one} /></dd></>}
              <dt>{t('exceptions.raised')}</dt>
              <dd><SiteTime at={one.raisedAt} site={site} />{one.raisedBy ? `, ${one.raisedBy.name} (${one.raisedBy.person})` : `, ${t('role.system')}`}</dd>
              {one.rulesVersion > 0 && <><dt>{t('exceptions.rules')}</dt><dd>{t('exceptions.rules-version', { version: one.rulesVersion })}</dd></>}
              {one.blocks.length > 0 && <><dt>{t('exceptions.blocks')}</dt><dd>{one.blocks.map((key) => (key === '*' ? t('exceptions.whole-run') : stepText({ key, titles: one.blockTitles?.[key] }, i18n.language))).join(', ')}</dd></>}
            </dl>
          </section>
          <Family exception={one} />
          <ObservedFacts exception={one} />
          <Facts params={params} site={site} />
          {one.reaction && <ReactionPlan plan={one.reaction} site={site} />}
          {comments.length > 0 && (
            <section className="panel">
              <h2>{t('exceptions.comments')}</h2>
              <div className="stack-tight">
                {comments.map(({ at, name, text }) => <p key={at + text}><span className="soft"><SiteTime at={at} site={site} /> {name}:</span> {text}</p>)}
              </div>
            </section>
          )}
        </div>
        <section className="panel">
          <h2>{t('exceptions.decision')}</h2>
          {decision ? (
            <div className="stack">
              {one.firstSignature && <p className="soft">{t('exceptions.first-signed')}: {one.firstSignature.name} ({one.firstSignature.person})</p>}
              {decision.withParent && <p><Link to={`/exceptions/${decision.withParent}`}>{t('family.decided-with')}</Link></p>}
              <DecisionFacts decision={decision} site={site} word="decided-by" />
            </div>
          ) : one.firstSignature ? (
            <SecondSignature exception={one} first={one.firstSignature} />
          ) : roles.includes('qa') ? (
            <div className="stack">
              {one.signers.length > 1 && <p className="soft">{t('exceptions.two-signatures')}</p>}
              <DecideForm exception={one} />
            </div>
          ) : (
            <p className="soft">{t('exceptions.waits-for', { role: t(`role.${one.owner}`, { defaultValue: one.owner }) })}</p>
          )}
        </section>
      </div>
      <ExceptionContext exception={one} />
    </>
  );
}

/** The value that it is about: its title from the recipe, in the person's language; where the recipe is not there, as the record has it, in English. */
function Value({ of: { addressTitles, address, params, site } }: { readonly of: ExceptionDetail }) {
  const { i18n: { language } } = useTranslation();
  const title = readText(addressTitles as { readonly en: string; readonly de?: string } | undefined, language);
  return (
    <>
      {title || (typeof params.field === 'string' ? <span lang="en">{params.field}</span> : address)}
      {typeof params.value === 'string' && `: ${exceptionText({ text: params.value, texts: { en: params.value }, site }, language)}`}
    </>
  );
}

/** What the page says elsewhere already, or only a machine reads. */
const UNSHOWN = ['step', 'node', 'field', 'value', 'mark', 'level', 'holdTime', 'key', 'photo', 'mediaType', 'size', 'fileName'];

/** The facts behind the text, those that are plain. */
function Facts({ params, site }: { readonly params: Record<string, unknown>; readonly site: string }) {
  const { t } = useTranslation();
  const plain = Object.entries(params).filter(([name, value]) => (typeof value === 'string' || typeof value === 'number') && !UNSHOWN.includes(name));
  if (plain.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('exceptions.facts')}</h2>
      <dl className="facts">
        {plain.map(([name, value]) => [<dt key={name}>{t(`fact.${name}`, { defaultValue: name })}</dt>, <dd key={`${name}-value`}><Fact name={name} value={String(value)} site={site} /></dd>])}
      </dl>
    </section>
  );
}

function Fact({ name, value, site }: { readonly name: string; readonly value: string; readonly site: string }) {
  if (name === 'elapsedSeconds') return <>{spanText(Number(value) * 1000)}</>;
  if (name.endsWith('At')) return <SiteTime at={value} site={site} />;
  return <>{value}</>;
}
