import { REVIEW_RULES, type ChecklistPoint } from '@batchwright/procedure';
import { answersOf, certifyPoints } from './checklist';
import type { RecordFacts } from './completeness';
import { evolveReview } from './evolve-review';
import { reviewBatch } from './review-batch';
import { noReviewYet, type BatchReview } from './review-state';
import { RULES } from './rules/registry';

const CHECKLIST: readonly ChecklistPoint[] = [
  { id: 'limits', title: { en: 'Inside limits' }, rule: 'limits' },
  { id: 'watched', title: { en: 'Watched' }, by: 'production' },
  { id: 'on-file', title: { en: 'On file' }, by: 'quality' },
  { id: 'specimens', title: { en: 'Specimens read' }, by: 'quality' },
];
const facts: RecordFacts = { runState: 'complete', openSteps: [], exceptions: [], executors: [], head: 'a', count: 3, intact: true, contradictions: [], operations: [], changes: [], changesHash: '', investigations: [], containers: [], certificateHash: 'c', checklist: CHECKLIST };
const yes = (point: string): { point: string; answer: 'yes' } => ({ point, answer: 'yes' });
const refused = (result: ReturnType<typeof answersOf> | ReturnType<typeof reviewBatch>): unknown => (result.ok ? undefined : { code: result.error.code, ...result.error.params });

/** A batch whose production review was signed with its answers. */
function produced(): BatchReview {
  const fresh = noReviewYet('HAM', 'run', 'B-1');
  const events = reviewBatch('production', 'E1', fresh, facts, [yes('watched')]);
  if (!events.ok) throw events.error;
  return events.value.reduce((so, event) => evolveReview(so, event, 'E1'), fresh);
}

describe('F2 the checklist of the recipe', () => {
  it('every rule that a point may be bound to is a rule of review, and the other way round', () => {
    expect([...REVIEW_RULES].sort()).toEqual(RULES.map(({ id }) => id).sort());
  });

  it('a quality review is refused while a point for people is open, and names each', () => {
    expect(refused(reviewBatch('quality', 'E2', produced(), facts, [yes('on-file')]))).toMatchObject({ code: 'checklist-open', kind: 'quality', open: ['Specimens read'] });
    expect(refused(reviewBatch('production', 'E1', noReviewYet('HAM', 'run', 'B-1'), facts))).toMatchObject({ code: 'checklist-open', open: ['Watched'] });
  });

  it('answers are part of what is signed', () => {
    const answers = [{ point: 'specimens', answer: 'not-applicable' as const, comment: 'no printed matter' }, yes('on-file')];
    const signed = reviewBatch('quality', 'E2', produced(), facts, answers);
    expect(signed.ok && signed.value).toMatchObject([{ type: 'QualityReviewed', body: { answers: [yes('on-file'), answers[0]] } }]);
  });

  it('what does not apply says why', () => {
    expect(refused(answersOf('production', CHECKLIST, [{ point: 'watched', answer: 'not-applicable', comment: ' ' }]))).toMatchObject({ code: 'checklist-open', open: ['Watched'] });
  });

  it('nobody answers for another, for a rule, or twice', () => {
    expect(refused(answersOf('production', CHECKLIST, [yes('watched'), yes('on-file'), yes('limits')]))).toMatchObject({ code: 'checklist-point-unknown', points: ['on-file', 'limits'] });
    expect(refused(answersOf('production', CHECKLIST, [yes('watched'), yes('watched')]))).toMatchObject({ code: 'checklist-point-unknown', points: ['watched'] });
  });

  it('a point that a rule proves shows the result of the rule; a rule that is not there proves nothing', () => {
    const rule = { id: 'limits', version: 1, title: { en: '', de: '' }, inputs: 4, findings: [] };
    expect(certifyPoints(CHECKLIST, [{ ...rule, result: 'passed' }])[0]).toMatchObject({ rule: 'limits', result: 'passed' });
    expect(certifyPoints(CHECKLIST, [])[0]).toMatchObject({ result: 'found' });
  });
});
