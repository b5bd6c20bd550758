import { nodeShape, type ParseFault, type ProcedureNode } from '@batchwright/procedure';
import { added, idsIn, moved, newNode, nodeIn, parentOf, removed, shifted, type NewPart } from './edit-tree';

const step = (id: string): ProcedureNode => ({ id, type: 'step', kind: 'instruction', title: { en: id }, entries: [], signatures: [], config: {} });
const tree: ProcedureNode = {
  id: 'all', type: 'sequence', title: { en: 'All' }, children: [
    step('a'),
    { id: 'side', type: 'parallel', title: { en: 'Side' }, children: [step('b'), step('c')] },
    { id: 'turns', type: 'loop', title: { en: 'Turns' }, until: 'b.x', max: 3, body: step('d') },
    { id: 'ways', type: 'choice', title: { en: 'Ways' }, branches: [{ when: 'p', node: step('e') }, { when: 'q', node: step('f') }], otherwise: step('g') },
  ],
};
/** What the format says about a tree, but for the texts that a person has still to type. */
const faultsOf = (node: ProcedureNode): string[] => {
  const faults: ParseFault[] = [];
  nodeShape(node, '', faults);
  return faults.filter(({ message }) => !message.startsWith('a text that is not empty') && !message.startsWith('an id in kebab-case') && !message.startsWith('an amount') && !message.startsWith('a UCUM')).map(({ pointer, message }) => `${pointer} ${message}`);
};

describe('A1 the tree of a recipe is edited as blocks, so that it cannot come apart', () => {
  it('puts a node after another, and inside of a container', () => {
    expect(idsIn(added(tree, 'b', step('n'), 'after'))).toEqual(['all', 'a', 'side', 'b', 'n', 'c', 'turns', 'd', 'ways', 'e', 'f', 'g']);
    expect(parentOf(added(tree, 'side', step('n'), 'inside'), 'n')?.id).toBe('side');
  });

  it('makes a sequence where only one has a place: the body of a loop, a branch', () => {
    const inLoop = added(tree, 'd', step('n'), 'after');
    expect(parentOf(inLoop, 'n')).toMatchObject({ type: 'sequence', children: [{ id: 'd' }, { id: 'n' }] });
    expect(nodeIn(inLoop, 'turns')).toMatchObject({ type: 'loop', until: 'b.x' });
    expect(faultsOf(added(tree, 'g', step('n'), 'after'))).toEqual([]);
  });

  it('removes a node, but never what must not be empty', () => {
    expect(idsIn(removed(tree, 'b') ?? tree)).not.toContain('b');
    expect(nodeIn(removed(tree, 'g') ?? tree, 'ways')).not.toHaveProperty('otherwise');
    expect(removed(tree, 'd')).toBeUndefined();
    expect(removed(tree, 'all')).toBeUndefined();
  });

  it('moves a node among its neighbours, and to another place, but never into itself', () => {
    expect(idsIn(shifted(tree, 'side', -1))).toEqual(['all', 'side', 'b', 'c', 'a', 'turns', 'd', 'ways', 'e', 'f', 'g']);
    expect(shifted(tree, 'a', -1)).toBe(tree);
    expect(nodeIn(shifted(tree, 'f', -1), 'ways')).toMatchObject({ branches: [{ when: 'q', node: { id: 'f' } }, { when: 'p', node: { id: 'e' } }] });
    expect(parentOf(moved(tree, 'a', 'side', 'inside'), 'a')?.id).toBe('side');
    expect(moved(tree, 'side', 'b', 'after')).toBe(tree);
  });

  it('makes every kind of part so that the format takes it once its texts are typed, with ids of its own', () => {
    const parts: NewPart[] = ['unit-procedure', 'operation', 'phase', 'sequence', 'parallel', 'choice', 'loop', 'for-each', 'step:number', 'step:table', 'step:timer', 'step:check-series', 'step:output', 'step:clearance', 'step:label-issue', 'step:label-reconciliation', 'step:balance', 'step:potency'];
    const whole = parts.reduce<ProcedureNode>((root, part) => added(root, 'a', newNode(root, part, 'New'), 'after'), tree);
    expect(faultsOf(whole)).toEqual([]);
    expect(new Set(idsIn(whole)).size).toBe(idsIn(whole).length);
  });
});
