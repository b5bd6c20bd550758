import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { readText } from '../../language/read-text';
import { Sign } from '../../look/shapes';
import { State } from '../../look/states';
import type { RunDetail, TreeNode } from '../board/queries';

/** The procedure with where each part stands, turn by turn. */
export function RunTree({ run }: { readonly run: RunDetail }) {
  return <ul className="plain-list">{run.tree.children.map((node) => <Node key={node.id} node={node} runId={run.id} />)}</ul>;
}

function Node({ node, runId }: { readonly node: TreeNode; readonly runId: string }) {
  const { t, i18n } = useTranslation();
  const title = readText(node.title, i18n.language);
  if (node.type === 'step') return <Step node={node} runId={runId} title={title} />;
  const last = node.instances.at(-1);
  const done = last?.status === 'completed';
  return (
    <li>
      <details open={!done && last !== undefined}>
        <summary className="row" style={{ display: 'flex' }}>
          <strong>{title}</strong>
          <span className="soft small">{t(`node.${node.level ?? node.type}`, { defaultValue: node.type })}{node.count > 1 && `, ${t('batch.turn', { turn: node.count })}`}</span>
          {done ? <Sign tone="done">{t('state.completed')}</Sign> : last ? <Sign tone="running">{t('state.started')}</Sign> : <Sign tone="waiting">{t('state.not-reached')}</Sign>}
        </summary>
        <ul className="plain-list run-children">{node.children.map((child) => <Node key={child.id} node={child} runId={runId} />)}</ul>
      </details>
    </li>
  );
}

function Step({ node, runId, title }: { readonly node: TreeNode; readonly runId: string; readonly title: string }) {
  const { t } = useTranslation();
  if (node.instances.length === 0) return <li className="row run-step"><span className="soft">{title}</span><span className="soft small">{t(`kind.${node.kind ?? ''}`, { defaultValue: node.kind ?? '' })}</span></li>;
  return (
    <>
      {node.instances.map(({ key, iteration, status, name, exceptions }) => (
        <li key={key} className="row run-step">
          <Link to={`/batches/${runId}/steps/${encodeURIComponent(key)}`}>{title}{iteration.length > 0 && ` (${iteration.join('.')})`}</Link>
          <State of={status} tone={status === 'ready' ? 'waiting' : status === 'started' ? 'running' : status === 'completed' ? 'done' : 'attention'} />
          {name && <span className="soft small">{name}</span>}
          {exceptions > 0 && <Sign tone="exception">{exceptions}</Sign>}
        </li>
      ))}
    </>
  );
}
