import { invalidateResult } from './invalidate-result';
import { noReviewYet, type ReviewStage } from './review-state';

const at = (stage: ReviewStage) => invalidateResult({ stepKey: 'assay', title: { en: 'Assay' }, reason: ' wrong standard ' }, { ...noReviewYet('HAM', 'run', 'WS-1'), stage });

describe('F7 a laboratory result that is invalidated', () => {
  it('blocks a released batch in the same act, and adds to a blocked one', () => {
    expect(at('released')).toMatchObject({ ok: true, value: [{ type: 'ResultInvalidated', body: { reason: 'wrong standard' } }, { type: 'BatchBlocked', body: { reason: 'Assay: wrong standard' } }] });
    expect(at('blocked')).toMatchObject({ ok: true, value: [{ type: 'ResultInvalidated' }] });
  });

  it('is corrected in the run before the release, and does nothing to a rejected batch', () => {
    for (const stage of ['collecting', 'quality-reviewed', 'releasing'] as const) expect(at(stage)).toMatchObject({ ok: false, error: { code: 'result-in-execution' } });
    expect(at('rejected')).toMatchObject({ ok: false, error: { code: 'batch-already-dispositioned' } });
  });

  it('asks for a reason', () => {
    expect(invalidateResult({ stepKey: 'assay', title: { en: 'Assay' }, reason: ' ' }, { ...noReviewYet('HAM', 'run', 'WS-1'), stage: 'released' })).toMatchObject({ ok: false, error: { code: 'reason-missing' } });
  });
});
