import type { SimulationReport } from '@batchwright/procedure';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../look/loaded';
import { Notice } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { useSimulation } from './queries';

/** What the rehearsal of a version came through, and what it did not (A14). */
export function Simulation({ id, onSelect }: { readonly id: string; readonly onSelect: (node: string) => void }) {
  return <Loaded of={useSimulation(id)}>{({ hash, report }) => <Report hash={hash} report={report as unknown as SimulationReport} onSelect={onSelect} />}</Loaded>;
}

/** A report as people read it; without a hash it is of a draft. */
export function Report({ hash, report, onSelect }: { readonly hash: string | undefined; readonly report: SimulationReport; readonly onSelect: (node: string) => void }) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <Notice tone={report.complete ? 'done' : 'attention'} title={t(report.complete ? 'simulation.complete' : 'simulation.incomplete')}>
        <p>{t(hash === undefined ? 'simulation.of-draft' : 'simulation.signed')}</p>
        {report.cutShort && <p>{t('simulation.cut-short')}</p>}
      </Notice>
      <section className="panel">
        <h2>{t('simulation.coverage')}</h2>
        <table className="list">
          <tbody>
            {report.coverage.filter(({ total }) => total > 0).map(({ of, covered, total, missing }) => (
              <tr key={of}>
                <th scope="row">{t(`simulation.${of}`)}</th>
                <td style={{ width: '40%' }}><meter className="coverage" min={0} max={total} value={covered} aria-label={t(`simulation.${of}`)} /></td>
                <td>{t('simulation.of-total', { covered, total })}</td>
                <td>
                  {missing.length > 0 && (
                    <details>
                      <summary><Sign tone="attention">{t('simulation.missing', { count: missing.length })}</Sign></summary>
                      <ul className="plain-list">{missing.map((point) => <li key={point}><button type="button" className="text-button" onClick={() => onSelect(point.split('/')[0] ?? '')}>{point}</button></li>)}</ul>
                    </details>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="panel scroll">
        <h2>{t('simulation.played', { count: report.scenarios.length })}</h2>
        <table className="list">
          <thead><tr><th>{t('simulation.scenario')}</th><th>{t('simulation.ended')}</th><th>{t('simulation.steps')}</th><th>{t('simulation.exceptions')}</th></tr></thead>
          <tbody>{report.scenarios.map((scenario) => <Scenario key={scenario.id} scenario={scenario} onSelect={onSelect} />)}</tbody>
        </table>
      </section>
      {hash !== undefined && <p className="soft small">{t('recipes.diff-hash')} <span className="mono">{hash}</span></p>}
    </div>
  );
}

function Scenario({ scenario: { id, steered, steps, exceptions, stuck }, onSelect }: { readonly scenario: SimulationReport['scenarios'][number]; readonly onSelect: (node: string) => void }) {
  const { t } = useTranslation();
  const [name, ...rest] = id.split(/[:/]/);
  return (
    <tr>
      <td>
        {t(`simulation.played-${name}`, { defaultValue: id })} {rest.length > 0 && <span className="soft">{rest.join(' / ')}</span>}
        {steered.map(({ step, entry, column, value, firstTurnOnly }) => <div key={`${step}/${entry}/${column}`} className="small soft">{[step, entry, column].filter(Boolean).join('.')} = {value}{firstTurnOnly && ` (${t('simulation.first-turn')})`}</div>)}
      </td>
      <td>{stuck ? <div className="stack-tight"><Sign tone="exception">{t('simulation.stuck')}</Sign><span className="small">{stuck.code}{stuck.step && <> <button type="button" className="text-button" onClick={() => onSelect(stuck.step?.split('~')[0] ?? '')}>{stuck.step}</button></>}</span></div> : <Sign tone="done">{t('simulation.to-the-end')}</Sign>}</td>
      <td>{steps}</td>
      <td>{exceptions.map((type) => <div key={type}>{t(`exception-type.${type}`, { defaultValue: type })}</div>)}</td>
    </tr>
  );
}
