import type { Result } from '@batchwright/kernel';
import type { RecordFacts } from './completeness';
import { certifyBatch, disposeBatch, recordSealed, type DisposeBatch } from './dispose-batch';
import { evolveReview } from './evolve-review';
import { reviewBatch } from './review-batch';
import type { ReviewEvent } from './review-events';
import { noReviewYet, type BatchReview } from './review-state';

const HEAD = 'a'.repeat(64);
const facts: RecordFacts = { runState: 'complete', openSteps: [], exceptions: [], executors: ['E1001'], head: HEAD, count: 40, intact: true, contradictions: [], operations: [], changes: [], changesHash: '', investigations: [], certificateHash: 'c1', checklist: [], containers: ['P1', 'P2', 'P3'] };
const after = (review: BatchReview, by: string, events: readonly ReviewEvent[]): BatchReview => events.reduce((so, event) => evolveReview(so, event, by), review);
const must = (result: Result<ReviewEvent[]>): ReviewEvent[] => {
  if (!result.ok) throw result.error;
  return result.value;
};
const codeOf = (result: Result<ReviewEvent[]>): string => (result.ok ? 'none' : result.error.code);
const produced = after(noReviewYet('HAM', 'run', 'WS-1'), 'E1011', must(reviewBatch('production', 'E1011', noReviewYet('HAM', 'run', 'WS-1'), facts)));
const reviewed = after(produced, 'E1050', must(reviewBatch('quality', 'E1050', produced, facts)));
const part = (containers: string[], reason = 'seal of P3'): DisposeBatch => ({ decision: 'release-part', person: 'E1052', reason, containers });
const rest = (decision: 'release-rest' | 'reject-rest', reason = 'seal is sound', person = 'E1052'): DisposeBatch => ({ decision, person, reason });
const signed = after(reviewed, 'E1052', must(disposeBatch(part(['P2', 'P1']), reviewed, facts)));
const released = after(signed, '', recordSealed(signed, HEAD));

describe('F7 partial release', () => {
  it('releases the named containers at the seal and holds the others', () => {
    expect(recordSealed(signed, HEAD)).toEqual([{ type: 'BatchDispositioned', body: { decision: 'release', head: HEAD, part: { released: ['P1', 'P2'], held: ['P3'], rejected: [] }, decidedBy: 'E1052' } }]);
    expect(released).toMatchObject({ stage: 'released', part: { released: ['P1', 'P2'], held: ['P3'] } });
    expect(after(signed, '', recordSealed(signed, 'b'.repeat(64))).part).toBeUndefined();
  });

  it.each<[string, DisposeBatch, Partial<RecordFacts>, string]>([
    ['without a container', part([]), {}, 'no-part-named'],
    ['with a container of another batch', part(['P1', 'X9']), {}, 'container-not-of-batch'],
    ['with all containers', part(['P1', 'P2', 'P3']), {}, 'part-is-whole'],
    ['without a reason', part(['P1'], ' '), {}, 'reason-missing'],
    ['by somebody who executed', { ...part(['P1']), person: 'E1001' }, {}, 'own-work'],
    ['with an open step', part(['P1']), { openSteps: [{ key: 'pack', title: 'Pack' }] }, 'record-incomplete'],
    ['of a batch that is investigated', part(['P1']), { investigations: ['DEV-1'] }, 'record-incomplete'],
  ])('is refused %s', (_, command, change, code) => {
    expect(codeOf(disposeBatch(command, reviewed, { ...facts, ...change }))).toBe(code);
  });

  it('has its rest released or rejected by a signed act of its own, once', () => {
    const all = after(released, 'E1052', must(disposeBatch(rest('release-rest'), released, facts)));
    expect(all).toMatchObject({ stage: 'released', part: { released: ['P1', 'P2', 'P3'], held: [], rejected: [] } });
    const less = after(released, 'E1052', must(disposeBatch(rest('reject-rest', 'seal broken'), released, facts)));
    expect(less).toMatchObject({ stage: 'released', part: { released: ['P1', 'P2'], held: [], rejected: ['P3'] } });
    expect([codeOf(disposeBatch(rest('reject-rest'), less, facts)), codeOf(disposeBatch(rest('release-rest'), all, facts)), codeOf(disposeBatch(rest('release-rest'), reviewed, facts))]).toEqual(['no-rest', 'no-rest', 'disposition-not-now']);
  });

  it('does not release the rest while something was found since, is blocked or investigated, or by who executed; rejecting it never waits', () => {
    const open = { ...facts, exceptions: [{ id: 'x', type: 'complaint', severity: 'major' as const, performers: [], closed: false }], investigations: ['DEV-1'] };
    expect(codeOf(disposeBatch(rest('release-rest'), released, { ...open, investigations: [] }))).toBe('record-incomplete');
    expect(codeOf(disposeBatch(rest('release-rest'), released, { ...facts, investigations: ['DEV-1'] }))).toBe('investigation-open');
    expect(codeOf(disposeBatch(rest('release-rest'), { ...released, stage: 'blocked' }, facts))).toBe('disposition-not-now');
    expect(codeOf(disposeBatch(rest('release-rest', 'x', 'E1001'), released, facts))).toBe('own-work');
    expect(codeOf(disposeBatch(rest('reject-rest', ' '), released, open))).toBe('reason-missing');
    expect(disposeBatch(rest('reject-rest', 'broken'), { ...released, stage: 'blocked' }, open).ok).toBe(true);
  });

  it('is certified for the released containers; what is released later is certified anew', () => {
    const entry = must(certifyBatch('E1053', 7, released, facts));
    expect(entry).toEqual([{ type: 'BatchCertified', body: { entry: 7, head: HEAD, containers: ['P1', 'P2'] } }]);
    const certified = after(released, 'E1053', entry);
    expect(codeOf(certifyBatch('E1053', 8, certified, facts))).toBe('already-certified');
    const all = after(certified, 'E1052', must(disposeBatch(rest('release-rest'), certified, facts)));
    expect(must(certifyBatch('E1053', 8, all, facts))[0]?.body).toMatchObject({ entry: 8, containers: ['P1', 'P2', 'P3'] });
  });
});

describe('F7 certification', () => {
  it('is refused while an investigation blocks the batch, naming the deviation', () => {
    const refused = certifyBatch('E1053', 1, released, { ...facts, investigations: ['DEV-2026-017: metal'] });
    expect(refused).toMatchObject({ ok: false, error: { code: 'investigation-open', params: { deviations: ['DEV-2026-017: metal'] } } });
  });
});
