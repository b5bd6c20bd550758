import { evolve, newRunView, type RunEvent } from '@batchwright/procedure';
import type { RecordedEvent } from '@batchwright/records';
import { eventRows } from './event-rows';
import { replayRows, rowChanges } from './run-rows';

const AT = '2026-03-01T08:00:00.000Z';
const STEPS = 100;

/** A run with a node, a grant, a timer, a hold time and an exception at every step. */
function longRun(): { type: string; body: Record<string, unknown> }[] {
  const ofStep = (index: number): { type: string; body: Record<string, unknown> }[] => {
    const [stepKey, nodeKey, grantId, timerId, holdKey, exceptionId] = ['step', 'node', 'grant', 'timer', 'hold', 'exception'].map((what) => `${what}-${index}`);
    return [
      { type: 'NodeActivated', body: { nodeKey, nodeId: 'node', iteration: [index], open: 1 } },
      { type: 'StepMadeReady', body: { stepKey, stepId: 'step', iteration: [index] } },
      { type: 'GrantRequested', body: { grantId, what: 'equipment', stepKey, need: 'blender', item: 'VB-01' } },
      { type: 'GrantReceived', body: { grantId, outcome: 'granted', item: 'VB-01' } },
      { type: 'StepStarted', body: { stepKey, items: [{ need: 'blender', code: 'VB-01', grantId }], qualifications: [] } },
      { type: 'GrantUsed', body: { grantId, stepKey } },
      { type: 'EquipmentChanged', body: { stepKey, need: 'blender', from: { need: 'blender', code: 'VB-01', grantId }, to: { need: 'blender', code: 'VB-02', grantId: `other-${index}` }, reason: 'broken' } },
      { type: 'TimerStarted', body: { timerId, purpose: 'check-due', dueAt: AT, stepKey, pausesWithRun: false } },
      { type: 'HoldTimeStarted', body: { holdTime: 'hold', holdKey, from: stepKey, correctionMs: 0 } },
      { type: 'ExceptionRaised', body: { exceptionId, type: 'comment', severity: 'minor', text: 'odd', blocks: ['start'], stepKey } },
      { type: 'TimerFired', body: { timerId } },
      { type: 'BlockLifted', body: { exceptionId } },
      { type: 'HoldTimeEnded', body: { holdTime: 'hold', holdKey, to: stepKey, elapsedMs: 1, within: true } },
      { type: 'StepCompleted', body: { stepKey, released: [grantId] } },
      { type: 'NodeCompleted', body: { nodeKey } },
    ];
  };
  return Array.from({ length: STEPS }, (_, index) => ofStep(index)).flat();
}

const recordOf = ({ type, body }: { type: string; body: object }, index: number): RecordedEvent => ({ aggregateType: 'run', aggregateId: 'run-1', site: 'HAM', sequence: index + 1, type, body, actAt: AT, person: 'E1' }) as unknown as RecordedEvent;

describe('N4 the rows of a run from its records', () => {
  it('are those of the whole state, though each event is given only what it names', () => {
    const rowsOf = replayRows();
    let view = newRunView('run-1', 'HAM');
    longRun().forEach((event, index) => {
      const before = view;
      const circumstances = { at: AT, correctionMs: 0, person: 'E1' };
      view = evolve(before, event as unknown as RunEvent, circumstances);
      const whole = [...rowChanges(before, view), ...eventRows(event as unknown as RunEvent, 'run-1', index + 1, circumstances)];
      expect(rowsOf(recordOf(event, index))).toEqual(whole);
    });
    expect(Object.keys(view.steps)).toHaveLength(STEPS);
  });
});
