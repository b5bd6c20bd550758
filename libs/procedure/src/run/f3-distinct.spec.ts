import { indexed, loop, sequence, step, tx, words, yes } from '../fixtures/recipe.fixture';
import { bodies, Run, types } from '../fixtures/run.fixture';
import type { ConsistencyCheck } from '../recipe/consistency-check';
import { neededFor } from './needed-for';

const consistency: readonly ConsistencyCheck[] = [{ id: 'drums', kind: 'distinct', title: tx('Drums'), entries: [{ step: 'blend', entry: 'drum' }, { step: 'press', entry: 'drum' }] }];
const recipe = indexed(sequence('p', step('blend', [words('drum'), words('remark')]), step('press', [words('drum'), words('remark')])), { consistency });

function pressing(): Run {
  const run = new Run(recipe);
  run.start('blend');
  run.enter('blend', 'drum', 'DRUM-1');
  run.enter('blend', 'remark', 'none');
  run.complete('blend');
  run.start('press');
  return run;
}

describe('F3 a code that stands elsewhere already', () => {
  it('is refused where it is entered, the try is kept, and says where it stands', () => {
    const run = pressing();
    expect(run.enter('press', 'drum', ' DRUM-1')).toMatchObject([{ type: 'EntryRejected', body: { code: 'wrong-item', expected: { text: 'another code: this one stands at blend' }, attempt: 1 } }]);
    expect(run.value('press', 'drum')).toBeUndefined();
    expect(types(run.enter('press', 'drum', 'DRUM-2'))).toEqual(['EntryRecorded']);
  });

  it('is refused in a correction as well, on either side', () => {
    const run = pressing();
    run.enter('press', 'drum', 'DRUM-2');
    expect(types(run.correct('press', 'drum', 'DRUM-1'))).toEqual(['EntryRejected']);
    expect(types(run.correct('blend', 'drum', 'DRUM-2'))).toEqual(['EntryRejected']);
    expect(types(run.correct('blend', 'drum', 'DRUM-3'))).toContain('EntryCorrected');
    expect(bodies(run.events, 'EntryRejected')).toHaveLength(2);
  });

  it('may stand in entries that nobody compares', () => {
    expect(types(pressing().enter('press', 'remark', 'DRUM-1'))).toEqual(['EntryRecorded']);
  });

  it('is loaded with the step, from every turn where there are turns', () => {
    expect(neededFor(recipe, 'press', false).stepKeys).toContain('blend');
    const turns = indexed(loop('fill', step('blend', [words('drum'), yes('full')]), 'blend.full', 9), { consistency: [{ id: 'drums', kind: 'distinct', title: tx('Drums'), entries: [{ step: 'blend', entry: 'drum' }] }] });
    expect(neededFor(turns, 'blend~2', false).many).toEqual([{ stepId: 'blend', beginning: 'blend~' }]);
  });
});
