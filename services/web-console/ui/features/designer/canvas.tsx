import type { ProcedureNode } from '@batchwright/procedure';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import './designer.css';

interface Props {
  readonly node: ProcedureNode;
  readonly selected: string;
  readonly marked: ReadonlySet<string>;
  readonly onSelect: (id: string) => void;
  /** A block was dropped on another: it goes after it, or with the shift key into it. */
  readonly onDrop: (id: string, to: string, where: 'inside' | 'after') => void;
  /** Said before the title: the condition of a branch. */
  readonly when?: string;
}

/** The procedure as nested blocks: what follows stands below, what goes on at once stands beside. */
export function Block({ node, selected, marked, onSelect, onDrop, when }: Props) {
  const { t, i18n } = useTranslation();
  const [over, setOver] = useState(false);
  const inner = { selected, marked, onSelect, onDrop };
  const beside = node.type === 'parallel' || node.type === 'choice';
  return (
    <div
      className="block" data-chosen={node.id === selected} data-over={over}
      draggable
      onDragStart={(event) => {
        event.stopPropagation();
        event.dataTransfer.setData('text/plain', node.id);
      }}
      onDragOver={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        onDrop(event.dataTransfer.getData('text/plain'), node.id, event.shiftKey ? 'inside' : 'after');
      }}
    >
      {when !== undefined && <p className="small soft mono">{when || '…'}</p>}
      <button type="button" className="block-head" aria-pressed={node.id === selected} onClick={() => onSelect(node.id)}>
        <span className="recipe-kind">{node.type === 'step' ? t(`kind.${node.kind}`, { defaultValue: node.kind }) : t(`node.${node.level ?? node.type}`, { defaultValue: node.type })}</span>
        <span>
          {readText(node.title, i18n.language)}
          {node.type === 'loop' && <span className="soft small"> ↻ {t('designer.until-max', { until: node.until || '…', max: node.max })}</span>}
        </span>
        {marked.has(node.id) && <span className="recipe-mark" title={t('recipes.has-findings')}>!</span>}
      </button>
      {node.type !== 'step' && (
        <div className="block-inside" data-beside={beside}>
          {(node.type === 'sequence' || node.type === 'parallel') && node.children.map((child) => <Block key={child.id} node={child} {...inner} />)}
          {node.type === 'choice' && node.branches.map((branch) => <Block key={branch.node.id} node={branch.node} when={branch.when} {...inner} />)}
          {node.type === 'choice' && node.otherwise && <Block node={node.otherwise} when={t('designer.otherwise')} {...inner} />}
          {(node.type === 'loop' || node.type === 'for-each') && <Block node={node.body} {...inner} />}
        </div>
      )}
    </div>
  );
}
