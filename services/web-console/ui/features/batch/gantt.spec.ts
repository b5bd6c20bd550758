import type { TreeNode } from '../board/queries';
import { ganttRows, marksOf, spanOf } from './gantt';

const text = { en: 'x' };
const at = (clock: string): string => `2026-03-02T${clock}:00.000Z`;
const step = (id: string, ...times: readonly (readonly [from: string, until?: string])[]): TreeNode => ({
  id, type: 'step', title: text, count: times.length, children: [],
  instances: times.map(([from, until], turn) => ({ key: `${id}[${turn}]`, iteration: [], status: until ? 'completed' : 'started', startedAt: at(from), ...(until ? { completedAt: at(until) } : {}), exceptions: 0 })),
} as TreeNode);
const part = (id: string, ...children: TreeNode[]): TreeNode => ({ id, type: 'sequence', title: text, count: 1, instances: [], children } as TreeNode);
const tree = [part('dispense', step('weigh', ['08:00', '08:10'], ['09:00', '09:05']), step('label')), part('blend', step('mix', ['10:00']))];

describe('B3 the time chart of a batch', () => {
  it('gives a part the bars of all its steps, in order of their starts', () => {
    const rows = ganttRows(tree, () => false);
    expect(rows.map(({ node, bars }) => [node.id, bars.length])).toEqual([['dispense', 2], ['blend', 1]]);
    expect(rows[0]!.bars[0]).toEqual({ from: Date.parse(at('08:00')), until: Date.parse(at('08:10')), exceptions: 0 });
  });

  it('unfolds a part into its steps below it', () => {
    const rows = ganttRows(tree, ({ id }) => id === 'dispense');
    expect(rows.map(({ node, depth }) => `${depth} ${node.id}`)).toEqual(['0 dispense', '1 weigh', '1 label', '0 blend']);
  });

  it('reaches to now where something goes on, and says so where nothing has begun', () => {
    const now = Date.parse(at('11:30'));
    expect(spanOf(ganttRows(tree, () => false), now)).toEqual({ from: Date.parse(at('08:00')), until: now });
    expect(spanOf(ganttRows([part('later', step('never'))], () => false), now)).toBeUndefined();
  });

  it('marks round times of the site, never more than fit', () => {
    const span = { from: Date.parse(at('08:10')), until: Date.parse(at('15:50')) };
    const kolkata = 5.5 * 3_600_000;
    expect(marksOf(span, 8, 0).map((mark) => new Date(mark).toISOString().slice(11, 16))).toEqual(['09:00', '10:00', '11:00', '12:00', '13:00', '14:00', '15:00']);
    expect(marksOf(span, 8, kolkata).map((mark) => new Date(mark + kolkata).toISOString().slice(14, 16))).toEqual(Array(8).fill('00'));
    expect(marksOf({ from: 0, until: 400 * 86_400_000 }, 6, 0).length).toBeLessThanOrEqual(8);
  });
});
