import type { Entry, ProcedureNode, StepNode } from '@batchwright/procedure';
import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { Amount, unitText } from '../../look/amount';
import { Sign } from '../../look/shapes';

/** What the selected node says. */
export function NodeProperties({ node }: { readonly node: ProcedureNode }) {
  const { t, i18n } = useTranslation();
  return (
    <div className="properties">
      <section className="panel stack-tight">
        <div className="row">
          <h2>{readText(node.title, i18n.language)}</h2>
          <span className="soft">{node.type === 'step' ? t(`kind.${node.kind}`, { defaultValue: node.kind }) : t(`node.${node.type}`, { defaultValue: node.type })}</span>
          {node.type === 'step' && node.critical && <Sign tone="attention">{t('recipes.critical')}</Sign>}
        </div>
        <p className="soft mono">{node.id}</p>
        {node.type === 'loop' && <p>{t('recipes.until', { until: node.until, max: node.max })}</p>}
        {node.type === 'step' && node.instruction && <p className="instruction">{readText(node.instruction, i18n.language)}</p>}
      </section>
      {node.type === 'step' && <StepProperties step={node} />}
    </div>
  );
}

function StepProperties({ step }: { readonly step: StepNode }) {
  const { t, i18n } = useTranslation();
  const { entries, signatures, equipment = [], material = [], documents = [], media = [], qualifications = [], performers = [], reactionPlan } = step;
  return (
    <>
      {entries.length > 0 && (
        <section className="panel scroll">
          <h2>{t('recipes.entries')}</h2>
          <table className="list">
            <thead><tr><th>{t('recipes.entry')}</th><th>{t('recipes.type')}</th><th>{t('recipes.set-point')}</th><th>{t('recipes.ranges')}</th></tr></thead>
            <tbody>{entries.map((entry) => <EntryRow key={entry.id} entry={entry} />)}</tbody>
          </table>
        </section>
      )}
      <section className="panel">
        <h2>{t('recipes.needs')}</h2>
        <dl className="facts">
          <dt>{t('recipes.performers')}</dt>
          <dd>{performers.length ? performers.map((role) => t(`role.${role}`)).join(', ') : t('recipes.floor')}</dd>
          {documents.length > 0 && <><dt>{t('documents.title')}</dt><dd>{documents.join(', ')}</dd></>}
          {media.length > 0 && <><dt>{t('documents.shown')}</dt><dd>{media.map(({ document, version, alt }) => <div key={`${document} ${version}`}>{t('documents.version-of', { code: document, version })}{alt && <span className="soft">: {readText(alt, i18n.language)}</span>}</div>)}</dd></>}
          {qualifications.length > 0 && <><dt>{t('recipes.qualifications')}</dt><dd>{qualifications.join(', ')}</dd></>}
          {equipment.length > 0 && <><dt>{t('recipes.equipment')}</dt><dd>{equipment.map(({ requirement, occupation }) => `${requirement} (${t(`occupation.${occupation}`)})`).join(', ')}</dd></>}
          {material.length > 0 && <><dt>{t('recipes.material')}</dt><dd>{material.map(({ input, quantity }) => (quantity ? `${input} = ${quantity}` : input)).join(', ')}</dd></>}
        </dl>
      </section>
      {signatures.length > 0 && (
        <section className="panel">
          <h2>{t('recipes.signatures')}</h2>
          <ul className="plain-list">
            {signatures.map(({ id, role, meaning, attests, moment }) => (
              <li key={id}><strong>{t(`role.${role}`)}</strong>, {t(`meaning.${meaning}`)} ({t(`moment.${moment}`)}): <span className="soft">{readText(attests, i18n.language)}</span></li>
            ))}
          </ul>
        </section>
      )}
      {reactionPlan && (
        <section className="panel">
          <h2>{t('exceptions.reaction')}</h2>
          <p>{readText(reactionPlan.title, i18n.language)}</p>
          <ul>{reactionPlan.allowedRecoveries.map((text) => <li key={text.en}>{readText(text, i18n.language)}</li>)}</ul>
        </section>
      )}
    </>
  );
}

function EntryRow({ entry }: { readonly entry: Entry }) {
  const { t, i18n } = useTranslation();
  const ranges = Object.entries(entry.ranges ?? {});
  return (
    <tr>
      <td>
        <strong>{readText(entry.title, i18n.language)}</strong> {entry.mark && <span className="sign">{entry.mark}</span>}
        <div className="small soft mono">{entry.formula ?? entry.id}</div>
      </td>
      <td>{t(`entry-type.${entry.type}`, { defaultValue: entry.type })}{entry.unit && entry.unit !== '1' ? `, ${unitText(entry.unit)}` : ''}</td>
      <td>{entry.setPoint && (entry.setPoint.startsWith('=') ? <span className="mono">{entry.setPoint}</span> : <Amount value={entry.setPoint} unit={entry.unit} />)}</td>
      <td>
        {ranges.map(([level, range]) => (
          <div key={level}>
            <span className="soft small">{t(`range.${level}`)} </span>
            {range.low ?? '…'} – {range.high ?? '…'}{range.percentOf ? ' %' : ''}
          </div>
        ))}
        {entry.cleanroom && <div className="small soft">ISO {entry.cleanroom.class}, ≥ <Amount value={entry.cleanroom.size} unit="um" /></div>}
        {entry.columns?.map((column) => <div key={column.id} className="small">{readText(column.title, i18n.language)}{column.unit ? ` (${unitText(column.unit)})` : ''}</div>)}
      </td>
    </tr>
  );
}
