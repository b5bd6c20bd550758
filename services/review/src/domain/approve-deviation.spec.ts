import { approveDeviation, type ApproveDeviation, type DeviationFacts } from './approve-deviation';
import { noReviewYet, type ReviewStage } from './review-state';

const command: ApproveDeviation = { person: 'E1050', permissionId: 'p', deviation: ' DEV-1 ', stepKey: 'dry', rule: 'hold-time-not-over', impact: 'none', reason: 'dry already', validUntil: '2026-11-24T12:00:00.000Z' };
const facts: DeviationFacts = { executors: ['E1001'], now: '2026-11-24T08:00:00.000Z' };
const at = (stage: ReviewStage): ReturnType<typeof noReviewYet> => ({ ...noReviewYet('HAM', 'run', 'WS-1'), stage });
const code = (change: Partial<ApproveDeviation>, more: Partial<DeviationFacts> = {}, stage: ReviewStage = 'collecting'): string => {
  const result = approveDeviation({ ...command, ...change }, at(stage), { ...facts, ...more });
  return result.ok ? 'approved' : `${result.error.code} ${result.error.field ?? ''}`.trim();
};

describe('G3 a deviation is approved before the act', () => {
  it('permits one gate of one step until an instant', () => {
    const { person: _, ...body } = command;
    expect(approveDeviation(command, at('collecting'), { ...facts, stepStatus: 'ready' })).toEqual({ ok: true, value: [{ type: 'DeviationApproved', body: { ...body, deviation: 'DEV-1' } }] });
  });

  it('permits a step that was begun to be closed as not applicable: the act is the closing (B20)', () => {
    expect(code({ rule: 'not-applicable' }, { stepStatus: 'started' })).toBe('approved');
  });

  it.each<[string, string, Partial<ApproveDeviation>, Partial<DeviationFacts>, ReviewStage]>([
    ['a gate without exit', 'not-permittable rule', { rule: 'same-person' }, {}, 'collecting'],
    ['no number', 'reason-missing deviation', { deviation: ' ' }, {}, 'collecting'],
    ['no impact', 'reason-missing impact', { impact: '' }, {}, 'collecting'],
    ['no reason', 'reason-missing reason', { reason: ' ' }, {}, 'collecting'],
    ['a time that is over', 'validity-not-usable validUntil', { validUntil: '2026-11-24T08:00:00.000Z' }, {}, 'collecting'],
    ['more than a week', 'validity-not-usable validUntil', { validUntil: '2026-12-01T08:00:00.001Z' }, {}, 'collecting'],
    ['a step that has begun', 'deviation-too-late', {}, { stepStatus: 'started' }, 'collecting'],
    ['a step that is done already, whatever for', 'deviation-too-late', { rule: 'not-applicable' }, { stepStatus: 'completed' }, 'collecting'],
    ['somebody who executed', 'own-work', { person: 'E1001' }, {}, 'collecting'],
    ['a batch that is decided', 'batch-already-dispositioned', {}, {}, 'released'],
    ['a batch that is being released', 'release-in-progress', {}, {}, 'releasing'],
  ])('refuses %s', (_, expected, change, more, stage) => {
    expect(code(change, more, stage)).toBe(expected);
  });
});
