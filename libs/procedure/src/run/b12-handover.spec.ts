import { indexed, number, parallel, step } from '../fixtures/recipe.fixture';
import { PEOPLE, Run, types } from '../fixtures/run.fixture';
import type { Performer } from './commands';
import type { GiveShift, TakeShift } from './handover';

const { op, second, qa } = PEOPLE;
const run = (): Run => new Run(indexed(parallel('p', step('a', [number('x', 'g')]), step('b'))));
const signature = (by: Performer) => ({ statementId: 's', meaning: 'handed-over', person: by.person, name: by.name, account: by.account, signedAt: '', level: 'esig', contentHash: 'h', content: {}, evidenceHash: 'e', evidence: {} });
const give = (by: Performer, change: Partial<GiveShift> = {}): GiveShift => ({ type: 'GiveShift', by, handoverId: 'h-1', notes: 'the blender squeaks', signature: signature(by), ...change });
const take = (by: Performer, change: Partial<TakeShift> = {}): TakeShift => ({ type: 'TakeShift', by, handoverId: 'h-1', signature: signature(by), ...change });

describe('B12 shift handover', () => {
  it('says what is on, waits for the second signature, and ends with it', () => {
    const at = run();
    at.start('a');
    expect(types(at.act(give(op)))).toEqual(['ShiftGiven']);
    expect(at.view.run.handover).toMatchObject({ handoverId: 'h-1', startedSteps: ['a'], given: { person: 'E1' } });
    expect(at.view.run.handover).not.toHaveProperty('taken');
    expect(types(at.act(take(second)))).toEqual(['ShiftTaken']);
    expect(at.view.run.handover).toMatchObject({ given: { person: 'E1' }, taken: { person: 'E2' } });
    at.act(give(second, { handoverId: 'h-2' }));
    expect(at.view.run.handover).not.toHaveProperty('taken');
  });

  it('holds back no step while it waits: work goes on', () => {
    const at = run();
    at.act(give(op));
    at.do('a', { x: '1.0' });
    at.do('b');
    expect(at.view.run.state).toBe('complete');
  });

  it('is not taken by who gave it, nor twice, nor by another role, nor under the signature of somebody else', () => {
    const at = run();
    at.when(take(second)).thenRefused('no-handover');
    at.when(give(op, { notes: ' ' })).thenRefused('text-missing');
    at.when(give(qa)).thenRefused('role-missing');
    at.when(give(op, { signature: signature(second) })).thenRefused('signature-not-yours');
    at.act(give(op));
    expect(at.refusal(give(second, { handoverId: 'h-2' }))).toMatchObject({ code: 'handover-waits', moves: [{ move: 'take-shift' }] });
    at.when(take(op)).thenRefused('same-person');
    at.when(take(PEOPLE.opTwin)).thenRefused('same-person');
    at.when(take(second, { handoverId: 'h-9' })).thenRefused('no-handover');
    at.when(take(second, { signature: signature(op) })).thenRefused('signature-not-yours');
    at.act(take(second));
    at.when(take(PEOPLE.third)).thenRefused('no-handover');
  });
});
