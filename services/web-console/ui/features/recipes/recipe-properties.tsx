import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { Amount } from '../../look/amount';
import { SiteTime } from '../../look/site-time';
import { documentOf, type RecipeVersion } from './queries';

/** What belongs to the recipe as a whole: what it makes, of what, with which equipment and hold times; who wrote and approved it. */
export function RecipeProperties({ version }: { readonly version: RecipeVersion }) {
  const { t, i18n } = useTranslation();
  const { header, formula, equipment, holdTimes, consistency = [], checklist = [] } = documentOf(version);
  const read = (text: Parameters<typeof readText>[0]): string => readText(text, i18n.language);
  return (
    <div className="properties">
      <section className="panel">
        <h2>{t('recipes.header')}</h2>
        <dl className="facts">
          {header.product && <><dt>{t('recipes.product')}</dt><dd>{header.product.code} {read(header.product.name)}{header.product.strength ? `, ${header.product.strength}` : ''}</dd></>}
          <dt>{t('review.size')}</dt>
          <dd><Amount {...header.batchSize} /></dd>
          {header.reviewEvery !== undefined && <><dt>{t('recipes.review-every')}</dt><dd>{t('recipes.review-months', { count: header.reviewEvery })}</dd></>}
          {version.changeControl && <><dt>{t('recipes.change-control')}</dt><dd>{version.changeControl}</dd></>}
          <dt>{t('recipes.authors')}</dt>
          <dd>{version.authors.map(({ name, person }) => `${name} (${person})`).join(', ')}</dd>
          {version.approvals.map(({ role, name, person, at }) => [
            <dt key={role}>{t(`recipes.approved-${role}`)}</dt>,
            <dd key={`${role}-who`}>{name} ({person}), <SiteTime at={at} site={version.site} /></dd>,
          ])}
          <dt>{t('recipes.hash')}</dt>
          <dd className="mono">{version.documentHash}</dd>
        </dl>
      </section>
      <section className="panel scroll">
        <h2>{t('recipes.formula')}</h2>
        <table className="list">
          <thead><tr><th>{t('recipes.material')}</th><th>{t('recipes.name')}</th><th>{t('recipes.function')}</th><th>{t('recipes.quantity')}</th><th>{t('recipes.per-unit')}</th></tr></thead>
          <tbody>
            {formula.inputs.map(({ id, material, title, function: does, quantity, perUnit }) => (
              <tr key={id}><td>{material}</td><td>{read(title)}</td><td>{t(`function.${does}`, { defaultValue: does })}</td><td><Amount {...quantity} /></td><td>{perUnit && <Amount {...perUnit} />}</td></tr>
            ))}
          </tbody>
        </table>
      </section>
      {equipment.length > 0 && (
        <section className="panel">
          <h2>{t('recipes.equipment')}</h2>
          <ul className="plain-list">{equipment.map(({ id, title, class: of }) => <li key={id}>{read(title)} <span className="soft small">({of})</span></li>)}</ul>
        </section>
      )}
      {holdTimes.length > 0 && (
        <section className="panel">
          <h2>{t('recipes.hold-times')}</h2>
          <ul className="plain-list">
            {holdTimes.map(({ id, title, min, max }) => <li key={id}>{read(title)}: {min && <>≥ <Amount {...min} /> </>}{max && <>≤ <Amount {...max} /></>}</li>)}
          </ul>
        </section>
      )}
      {consistency.length > 0 && (
        <section className="panel">
          <h2>{t('recipes.consistency')}</h2>
          <p className="soft small">{t('recipes.consistency-help')}</p>
          <ul className="plain-list">
            {consistency.map((check) => (
              <li key={check.id}>
                {read(check.title)}
                {check.kind === 'agreement' && <>: <span className="mono small">{check.left} = {check.right}</span> (± <Amount {...check.tolerance} />)</>}
                {check.kind === 'order' && check.least && <>: ≥ <Amount {...check.least} /></>}
                {check.kind === 'one-place' && <>: ≥ <Amount {...check.within} /></>}
                {check.kind === 'spacing' && <>: <span className="mono small">{`${check.step}.${check.table}`}</span> ≥ <Amount {...check.least} /></>}
                {check.kind === 'distinct' && <>: <span className="mono small">{check.entries.map(({ step, entry }) => `${step}.${entry}`).join(' ≠ ')}</span></>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {checklist.length > 0 && (
        <section className="panel">
          <h2>{t('recipes.checklist')}</h2>
          <ul className="plain-list">
            {checklist.map(({ id, title, rule, by }) => <li key={id}>{read(title)} <span className="soft small">{rule ? <>{t('recipes.checklist-rule')} <span className="mono">{rule}</span></> : t(`recipes.checklist-by.${by ?? 'quality'}`)}</span></li>)}
          </ul>
        </section>
      )}
    </div>
  );
}
