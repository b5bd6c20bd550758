import { completeness, type RecordFacts } from './completeness';
import { decideException } from './decide-exception';
import { certifyBatch, disposeBatch, recordGrew, recordSealed } from './dispose-batch';
import { evolveReview } from './evolve-review';
import { reviewBatch } from './review-batch';
import type { ReviewEvent } from './review-events';
import { noReviewYet, type BatchReview, type ReviewedException } from './review-state';

const HEAD = 'a'.repeat(64);
const facts: RecordFacts = { runState: 'complete', openSteps: [], exceptions: [], executors: ['E1001', 'E1002'], head: HEAD, count: 40, intact: true, contradictions: [], operations: [], changes: [], changesHash: '', investigations: [], certificateHash: 'c1', checklist: [], containers: [] };
const fresh = noReviewYet('HAM', 'run', 'WS-2026-0001');
const after = (review: BatchReview, by: string, events: readonly ReviewEvent[]): BatchReview => events.reduce((so, event) => evolveReview(so, event, by), review);
const must = (result: ReturnType<typeof reviewBatch>): ReviewEvent[] => {
  if (!result.ok) throw result.error;
  return result.value;
};
const produced = after(fresh, 'E1011', must(reviewBatch('production', 'E1011', fresh, facts)));
const reviewed = after(produced, 'E1050', must(reviewBatch('quality', 'E1050', produced, facts)));
const refusal = (result: ReturnType<typeof reviewBatch>): { code: string; open: string } => (result.ok ? { code: 'none', open: '' } : { code: result.error.code, open: JSON.stringify(result.error.params.open ?? '') });
const critical: ReviewedException = { id: 'x1', type: 'limit-registered', severity: 'critical', stepKey: 'weigh', performers: ['E1001'], closed: false };

describe('F7 release only when all is closed', () => {
  it.each<[string, Partial<RecordFacts>, string]>([
    ['a run that is not over', { runState: 'running' }, 'run-executed: running'],
    ['an open step', { openSteps: [{ key: 'blend', title: 'Blending' }] }, 'steps-closed: Blending (blend)'],
    ['an open critical exception', { exceptions: [critical] }, 'exceptions-closed: limit-registered at weigh (x1)'],
    ['a hole in the record', { intact: false }, 'record-intact'],
    ['a contradiction in the record', { contradictions: ['sums 1: blend: too much'] }, 'record-consistent: sums 1: blend: too much'],
    ['a record that grew after the reviews', { head: 'b'.repeat(64) }, 'production-reviewed: the record grew after it was signed'],
    ['other rules than quality signed for (F5)', { certificateHash: 'c2' }, 'quality-reviewed: what is checked changed after it was signed'],
  ])('names %s', (_, change, open) => {
    const refused = refusal(disposeBatch({ decision: 'release', person: 'E1052' }, reviewed, { ...facts, ...change }));
    expect(refused.code).toBe('record-incomplete');
    expect(refused.open).toContain(open);
  });

  it('names both missing reviews', () => {
    expect(completeness(fresh, facts).filter(({ holds }) => !holds).map(({ code }) => code)).toEqual(['production-reviewed', 'quality-reviewed']);
  });

  it('takes effect at the seal of exactly the record that was signed for', () => {
    const releasing = after(reviewed, 'E1052', must(disposeBatch({ decision: 'release', person: 'E1052' }, reviewed, facts)));
    expect(recordSealed(releasing, HEAD)).toEqual([{ type: 'BatchDispositioned', body: { decision: 'release', head: HEAD, decidedBy: 'E1052' } }]);
    const voided = recordSealed(releasing, 'b'.repeat(64));
    expect(voided).toMatchObject([{ type: 'ReleaseVoided' }]);
    expect(after(releasing, '', voided)).toMatchObject({ stage: 'collecting', productionReviewer: undefined, releasedHead: undefined });
    expect(recordSealed(reviewed, HEAD)).toEqual([]);
  });

  it('can be signed for by quality again when only the rules changed', () => {
    const again = must(reviewBatch('quality', 'E1050', reviewed, { ...facts, certificateHash: 'c2' }));
    const accepted = after(reviewed, 'E1050', again);
    expect(disposeBatch({ decision: 'release', person: 'E1052' }, accepted, { ...facts, certificateHash: 'c2' })).toMatchObject({ ok: true });
  });
});

describe('F7 reject never waits', () => {
  const openSteps = Array.from({ length: 200 }, (_, i) => ({ key: `step-${i}`, title: `Step ${i}` }));

  it('for 200 open steps, open exceptions, a broken record', () => {
    const everything = { ...facts, runState: 'running', openSteps, exceptions: [critical], intact: false, contradictions: ['all'] };
    expect(disposeBatch({ decision: 'reject', person: 'E1050', reason: ' contaminated ' }, fresh, everything)).toMatchObject({ ok: true, value: [{ type: 'BatchDispositioned', body: { decision: 'reject', reason: 'contaminated', decidedBy: 'E1050' } }] });
  });

  it('but says why, and is final', () => {
    expect(refusal(disposeBatch({ decision: 'reject', person: 'E1050', reason: ' ' }, fresh, facts)).code).toBe('reason-missing');
    const rejected = after(fresh, 'E1050', must(disposeBatch({ decision: 'reject', person: 'E1050', reason: 'x' }, fresh, facts)));
    expect(refusal(disposeBatch({ decision: 'release', person: 'E1052' }, rejected, facts)).code).toBe('batch-already-dispositioned');
  });
});

describe('F7 pending, later block and certification', () => {
  const released = after(after(reviewed, 'E1052', must(disposeBatch({ decision: 'release', person: 'E1052' }, reviewed, facts))), '', [{ type: 'BatchDispositioned', body: { decision: 'release', head: HEAD, decidedBy: 'E1052' } }]);

  it('leaves a batch pending with what is awaited, which decides nothing and ends with the decision', () => {
    const pending = after(reviewed, 'E1050', must(disposeBatch({ decision: 'pending', person: 'E1050', reason: ' stability result ' }, reviewed, facts)));
    expect(pending).toMatchObject({ stage: 'quality-reviewed', pendingFor: 'stability result' });
    expect(refusal(disposeBatch({ decision: 'pending', person: 'E1050', reason: '' }, reviewed, facts)).code).toBe('reason-missing');
    expect(after(pending, 'E1050', must(disposeBatch({ decision: 'reject', person: 'E1050', reason: 'failed' }, pending, facts)))).toMatchObject({ stage: 'rejected', pendingFor: undefined });
  });

  it('blocks a released batch only, from where it is unblocked or rejected', () => {
    expect(refusal(disposeBatch({ decision: 'block', person: 'E1050', reason: 'complaint' }, reviewed, facts)).code).toBe('disposition-not-now');
    const blocked = after(released, 'E1050', must(disposeBatch({ decision: 'block', person: 'E1050', reason: 'complaint' }, released, facts)));
    expect(blocked.stage).toBe('blocked');
    expect(refusal(disposeBatch({ decision: 'release', person: 'E1052' }, blocked, facts)).code).toBe('batch-already-dispositioned');
    expect(after(blocked, 'E1050', must(disposeBatch({ decision: 'unblock', person: 'E1050', reason: 'unfounded' }, blocked, facts))).stage).toBe('released');
    expect(after(blocked, 'E1050', must(disposeBatch({ decision: 'reject', person: 'E1050', reason: 'founded' }, blocked, facts))).stage).toBe('rejected');
  });

  it('certifies a released batch once, not a blocked one, and not by who executed', () => {
    expect(refusal(certifyBatch('E1052', 1, reviewed, facts)).code).toBe('not-released');
    expect(refusal(certifyBatch('E1001', 1, released, facts)).code).toBe('own-work');
    const certified = after(released, 'E1052', must(certifyBatch('E1052', 7, released, facts)));
    expect(certified).toMatchObject({ stage: 'released', certifiedBy: 'E1052' });
    expect(refusal(certifyBatch('E1053', 8, certified, facts)).code).toBe('already-certified');
    expect(refusal(certifyBatch('E1052', 1, { ...released, stage: 'blocked' }, facts)).code).toBe('not-released');
  });
});

describe('F7 four eyes', () => {
  it('lets nobody who executed review, release or reject', () => {
    expect(refusal(reviewBatch('production', 'E1001', fresh, facts)).code).toBe('own-work');
    expect(refusal(reviewBatch('quality', 'E1002', produced, facts)).code).toBe('own-work');
    expect(refusal(disposeBatch({ decision: 'release', person: 'E1001' }, reviewed, facts)).code).toBe('own-work');
    expect(refusal(disposeBatch({ decision: 'reject', person: 'E1001', reason: 'x' }, fresh, facts)).code).toBe('own-work');
  });

  it('takes two persons for two reviews, in order', () => {
    expect(refusal(reviewBatch('quality', 'E1050', fresh, facts)).code).toBe('review-out-of-order');
    expect(refusal(reviewBatch('quality', 'E1011', produced, facts)).code).toBe('same-person-reviewed');
    expect(refusal(reviewBatch('quality', 'E1050', reviewed, facts)).code).toBe('already-reviewed');
  });
});

describe('F8 what was signed before the record grew', () => {
  it('does not count any more', () => {
    expect(recordGrew(reviewed, HEAD)).toEqual([]);
    const voided = recordGrew(reviewed, 'b'.repeat(64));
    expect(after(reviewed, '', voided)).toMatchObject({ stage: 'collecting', qualityReviewer: undefined });
    expect(recordGrew(fresh, HEAD)).toEqual([]);
  });
});

describe('F1 decision of an exception', () => {
  const decision = { classification: 'major-deviation', rationale: 'seen', person: 'E1050' } as const;

  it('closes it once, with a rationale, a fitting class, and not by who performed', () => {
    expect(decideException(decision, critical, fresh)).toMatchObject({ ok: true, value: [{ type: 'ExceptionDecided', body: { exceptionId: 'x1', classification: 'major-deviation' } }] });
    expect(refusal(decideException(decision, { ...critical, closed: true }, fresh)).code).toBe('exception-already-decided');
    expect(refusal(decideException({ ...decision, rationale: ' ' }, critical, fresh)).code).toBe('rationale-missing');
    expect(refusal(decideException({ ...decision, classification: 'minor-deviation' }, critical, fresh)).code).toBe('classification-too-low');
    expect(refusal(decideException({ ...decision, person: 'E1001' }, critical, fresh)).code).toBe('own-work');
  });

  it('waits while a release is being sealed, and never comes after the disposition', () => {
    expect(refusal(decideException(decision, critical, { ...fresh, stage: 'releasing' })).code).toBe('release-in-progress');
    expect(refusal(decideException(decision, critical, { ...fresh, stage: 'released' })).code).toBe('batch-already-dispositioned');
  });
});
