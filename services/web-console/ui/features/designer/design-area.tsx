import { Tabs } from '@mantine/core';
import { nodeShape, recipeShape, type ProcedureNode, type RecipeDocument } from '@batchwright/procedure';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { readText } from '../../language/read-text';
import { useFocusKept } from '../../look/use-focus-kept';
import { nodeAt } from '../recipes/findings';
import { linesOf } from '../recipes/tree';
import { TreeView } from '../recipes/tree-view';
import { Block } from './canvas';
import { added, changed, childrenOf, idsIn, moved, newNode, nodeIn, parentOf, pointerOf, removed, shifted, type NewPart } from './edit-tree';
import { examine, type Trouble } from './examine';
import { lacksOtherwise, withOtherwise } from './otherwise';
import { followed, referencesTo, renamingAt } from './rename';
import { References } from './references';
import { ObjectFields } from './shape-form';
import { Tools } from './tools';
import { Troubles } from './troubles';
import type { useEditing } from './use-editing';
import { Offers, useRegister } from './use-register';

/** Where the procedure is edited: by mouse in the picture, by keys in the tree, by forms at the right. */
export function DesignArea({ editing, site }: { readonly editing: ReturnType<typeof useEditing>; readonly site: string }) {
  const { t, i18n } = useTranslation();
  const [query, setQuery] = useSearchParams();
  const [said, setSaid] = useState('');
  const area = useRef<HTMLDivElement>(null);
  useFocusKept(() => area.current?.querySelector<HTMLElement>('[role="treeitem"][aria-selected="true"]') ?? null); // what had it was removed
  const { document, edit } = editing;
  const root = document.procedure;
  const at = useRef('/procedure');
  const node = nodeIn(root, query.get('node') ?? '') ?? nodeOn(root, at.current) ?? root; // where a key was renamed, or that taken back, the node at the same place
  at.current = pointerOf(root, node.id) ?? '/procedure';
  const looked = useDeferredValue(document);
  const register = useRegister(site);
  const codes = useMemo(() => register?.flatMap(({ code, withdrawn }) => (withdrawn ? [] : [code])) ?? [], [register]);
  const troubles = useMemo(() => examine(looked, register), [looked, register]);
  const wrong = useMemo(() => new Map(troubles.map(({ path, message }) => [path, message])), [troubles]);
  const marked = useMemo(() => new Set(troubles.flatMap(({ path }) => nodeAt(looked, path) ?? [])), [troubles, looked]);
  const lines = useMemo(() => linesOf(root), [root]);
  const put = (values: Readonly<Record<string, string>>): void => setQuery((before) => new URLSearchParams({ ...Object.fromEntries(before), ...values }), { replace: true });
  const select = (id: string): void => put({ node: id, part: 'node' });
  const title = (one: ProcedureNode): string => readText(one.title, i18n.language);
  /** Takes an edit over; where it renames a key, all that refers to it follows. */
  const take = (next: RecipeDocument, place?: string): void => {
    const renaming = place === undefined ? undefined : renamingAt(document, next, place);
    const follow = renaming && followed(next, renaming);
    if (renaming && follow && follow.references > 0) setSaid(t('designer.followed', { count: follow.references, to: renaming.to }));
    edit(follow?.document ?? next, place);
  };
  const replace = (next: ProcedureNode, place?: string): void => take({ ...document, procedure: next }, place);
  const add = (part: NewPart, name: string): void => {
    const made = newNode(root, part, name);
    replace(added(root, node.id, made, node.type === 'sequence' || node.type === 'parallel' || node.type === 'choice' ? 'inside' : 'after'));
    select(made.id);
    setSaid(t('designer.added', { what: title(made) }));
  };
  const addOtherwise = (): void => {
    const next = withOtherwise(root, node.id, t('designer.new-title', { what: t('designer.otherwise') }));
    if (!next) return;
    replace(next.root);
    select(next.made);
    setSaid(t('designer.added', { what: t('designer.otherwise') }));
  };
  const shift = (by: -1 | 1): void => {
    const next = shifted(root, node.id, by);
    setSaid(next === root ? t('designer.cannot-move') : t('designer.moved', { what: title(node) }));
    replace(next);
  };
  const remove = (): void => {
    const next = removed(root, node.id);
    setSaid(next ? t('designer.removed', { what: title(node) }) : t('designer.cannot-remove'));
    if (!next) return;
    select(parentOf(root, node.id)?.id ?? root.id);
    replace(next);
  };
  const keys = (event: React.KeyboardEvent): void => {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    const act = keyed(event, typing, { shift, remove, undo: editing.undo, redo: editing.redo });
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <div className="stack-tight" onKeyDownCapture={keys} ref={area}>
      <div className="spread">
        <Tools onAdd={add} onShift={shift} onRemove={remove} onOtherwise={lacksOtherwise(node) ? addOtherwise : undefined} onUndo={editing.canUndo ? editing.undo : undefined} onRedo={editing.canRedo ? editing.redo : undefined} />
        <p role="status" className="small">{said}</p>
      </div>
      <div className="design">
        <div><TreeView lines={lines} selected={node.id} marked={marked} onSelect={select} /></div>
        <div className="design-canvas" role="group" aria-label={t('designer.canvas')} tabIndex={0}>
          {shownAround(root, node) !== root && <button type="button" className="text-button" onClick={() => select(root.id)}>{t('designer.everything')}</button>}
          <Block node={shownAround(root, node)} selected={node.id} marked={marked} onSelect={select} onDrop={(id, to, where) => replace(moved(root, id, to, where))} />
        </div>
        <div className="design-right">
          <References.Provider value={(place) => referencesTo(document, place)}>
          <Offers.Provider value={{ documents: codes, document: codes }}>
          <Tabs value={query.get('part') ?? 'node'} onChange={(part) => part && put({ part })} keepMounted={false}>
            <Tabs.List><Tabs.Tab value="node">{t('designer.node')}</Tabs.Tab><Tabs.Tab value="recipe">{t('designer.recipe')}</Tabs.Tab></Tabs.List>
            <Tabs.Panel value="node" pt="sm">
              <ObjectFields
                key={node.id} shape={nodeShape} name="node" value={node} at={pointerOf(root, node.id) ?? ''} wrong={wrong}
                onChange={(next, place) => {
                  replace(changed(root, node.id, () => next as ProcedureNode), place);
                  if ((next as ProcedureNode).id !== node.id) select((next as ProcedureNode).id);
                }}
              />
            </Tabs.Panel>
            <Tabs.Panel value="recipe" pt="sm"><ObjectFields shape={recipeShape} name="recipe" value={document} at="" wrong={wrong} onChange={(next, place) => take(next as RecipeDocument, place)} /></Tabs.Panel>
          </Tabs>
          </Offers.Provider>
          </References.Provider>
        </div>
      </div>
      <Troubles troubles={troubles} document={looked} onGo={(trouble: Trouble) => put(trouble.path.startsWith('/procedure') ? { node: nodeAt(looked, trouble.path) ?? root.id, part: 'node' } : { part: 'recipe' })} />
    </div>
  );
}

/** The node at a place of the document; undefined when none is there. */
function nodeOn(root: ProcedureNode, place: string): ProcedureNode | undefined {
  return pointerOf(root, root.id) === place ? root : childrenOf(root).flatMap((child) => idsIn(child)).flatMap((id) => (pointerOf(root, id) === place ? [nodeIn(root, id)] : [])).at(0);
}

/** What the picture shows: the unit procedure or operation around the selected node, or everything. */
function shownAround(root: ProcedureNode, node: ProcedureNode): ProcedureNode {
  for (let at: ProcedureNode | undefined = node; at; at = parentOf(root, at.id)) if (at.level === 'operation' || at.level === 'unit-procedure') return at;
  return root;
}

function keyed(event: React.KeyboardEvent, typing: boolean, acts: { readonly shift: (by: -1 | 1) => void; readonly remove: () => void; readonly undo: () => void; readonly redo: () => void }): (() => void) | undefined {
  const control = event.ctrlKey || event.metaKey;
  if (control && event.key.toLowerCase() === 'z') return event.shiftKey ? acts.redo : acts.undo;
  if (control && event.key === 'y') return acts.redo;
  if (typing) return undefined;
  if (event.altKey && event.key === 'ArrowUp') return () => acts.shift(-1);
  if (event.altKey && event.key === 'ArrowDown') return () => acts.shift(1);
  return event.key === 'Delete' ? acts.remove : undefined;
}
