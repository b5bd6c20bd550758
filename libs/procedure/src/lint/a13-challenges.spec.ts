import { indexed, number, sequence, step, tx, yes } from '../fixtures/recipe.fixture';
import type { StepNode } from '../recipe/procedure-node';
import { lintChallenges } from './lint-challenges';

const equipment = [{ id: 'detector', title: tx('Detector'), class: 'metal-detector', properties: [] }, { id: 'press', title: tx('Press'), class: 'press', properties: [] }];
const holding = (requirement: string, occupation: 'begin' | 'continue' | 'end') => ({ requirement, occupation });
const found = { ...yes('iron'), acceptance: { accepted: ['yes'], level: 'validated' as const } };
const set = step('set-up', [yes('mounted')], { equipment: [holding('detector', 'begin'), holding('press', 'begin')] });
const check = (id: string, change: Partial<StepNode> = {}): StepNode => step(id, [found], { kind: 'instruction', equipment: [holding('detector', 'continue')], ...change });
const run = step('pressing', [yes('stop'), number('duration', 'min', {}, { source: 'measured' })], { kind: 'timer', config: { stop: 'stop', duration: 'duration' }, equipment: [holding('detector', 'continue'), holding('press', 'continue')] });
const leave = step('leave', [], { equipment: [holding('detector', 'end'), holding('press', 'end')] });
const lint = (...children: StepNode[]): string[] => lintChallenges(indexed(sequence('p', set, ...children, leave), { equipment })).map(({ code, severity, path }) => `${severity} ${code} ${path}`);

describe('A13 lint: an item that is challenged at the start and at the end', () => {
  it('finds the start without the end', () => {
    expect(lint(check('before'), run)).toEqual(['warning checked-before-only /procedure/children/1']);
    expect(lint(check('before'), check('again'), run)).toHaveLength(2);
  });

  it('is silent where it is challenged again, where nothing runs in between, and where a step does more than to challenge', () => {
    expect(lint(check('before'), run, check('after'))).toEqual([]);
    expect(lint(check('before'))).toEqual([]);
    expect(lint(check('before', { entries: [yes('ready')] }), run)).toEqual([]); // nothing that it must be
    expect(lint(check('before', { equipment: [holding('detector', 'continue'), holding('press', 'continue')] }), run)).toEqual([]);
  });
});
