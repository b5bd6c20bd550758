import type { ProcedureNode } from '@batchwright/procedure';
import { nodeIn, removed } from './edit-tree';
import { lacksOtherwise, withOtherwise } from './otherwise';

const step = (id: string): ProcedureNode => ({ id, type: 'step', kind: 'instruction', title: { en: id }, entries: [], signatures: [], config: {} }) as unknown as ProcedureNode;
const tree: ProcedureNode = { id: 'all', type: 'sequence', title: { en: 'All' }, children: [step('instruction'), { id: 'ways', type: 'choice', title: { en: 'Ways' }, branches: [{ when: 'p', node: step('e') }] }] };

describe('A1 what happens when no condition of a choice holds', () => {
  it('is added with an id of its own, once, and can be removed', () => {
    const { root = tree, made } = withOtherwise(tree, 'ways', 'New') ?? {};
    expect(made).toBe('instruction-2');
    expect(nodeIn(root, 'ways')).toMatchObject({ otherwise: { id: 'instruction-2', title: { en: 'New' } }, branches: [{ when: 'p' }] });
    expect(withOtherwise(root, 'ways', 'New')).toBeUndefined();
    expect(removed(root, 'instruction-2')).toEqual(tree);
  });

  it('is nothing that a step or a sequence has', () => {
    expect(withOtherwise(tree, 'instruction', 'New')).toBeUndefined();
    expect(lacksOtherwise(tree)).toBe(false);
  });
});
