import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import type { TreeLine } from './tree';
import './recipes.css';

interface Props {
  readonly lines: readonly TreeLine[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
  /** Ids of nodes with findings. */
  readonly marked: ReadonlySet<string>;
}

/** The procedure as a tree: arrows move, what is selected shows its properties. */
export function TreeView({ lines, selected, onSelect, marked }: Props) {
  const { t, i18n } = useTranslation();
  const tree = useRef<HTMLDivElement>(null);
  const at = lines.findIndex(({ node }) => node.id === selected);
  useEffect(() => {
    if (tree.current?.contains(document.activeElement)) tree.current.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }, [selected]);
  const move = (event: React.KeyboardEvent): void => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }[event.key];
    const line = to === undefined ? undefined : lines[to];
    if (!line) return;
    event.preventDefault();
    onSelect(line.node.id);
  };
  return (
    <div role="tree" aria-label={t('recipes.tree')} className="recipe-tree" onKeyDown={move} ref={tree}>
      {lines.map(({ node, depth, when }, index) => {
        const chosen = node.id === selected;
        return (
          <div
            key={node.id} role="treeitem" aria-level={depth + 1} aria-selected={chosen} tabIndex={chosen || (at < 0 && index === 0) ? 0 : -1}
            className="recipe-line" style={{ paddingLeft: `${0.75 + depth * 1.1}rem` }} onClick={() => onSelect(node.id)}
            onKeyDown={(event) => event.key === 'Enter' && onSelect(node.id)}
          >
            <span className="recipe-kind">{node.type === 'step' ? t(`kind.${node.kind}`, { defaultValue: node.kind }) : t(`node.${node.level ?? node.type}`, { defaultValue: node.type })}</span>
            <span>
              {readText(node.title, i18n.language)}
              {when && <span className="soft small"> ({when === 'otherwise' ? t('recipes.otherwise') : when})</span>}
            </span>
            {marked.has(node.id) && <span className="recipe-mark" title={t('recipes.has-findings')}>!</span>}
          </div>
        );
      })}
    </div>
  );
}
