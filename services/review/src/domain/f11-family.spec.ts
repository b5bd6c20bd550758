import { countersignException, decideException } from './decide-exception';
import { causesOf, putUnder, reachedBy, takeOut } from './family';
import { noReviewYet, type ReviewedException } from './review-state';

const one = (id: string, more: Partial<ReviewedException> = {}): ReviewedException => ({ id, type: 'process-data-gap', severity: 'major', performers: [], closed: false, ...more });
const TWO = [['qa'], ['qa', 'qp']];
const fresh = noReviewYet('HAM', 'r1', 'WS-2026-0001');
const MINOR = { classification: 'minor-deviation', rationale: 'power cut of 3 s', person: 'E50' } as const;
const family = [one('cause'), one('e1', { parent: 'cause' }), one('e2', { parent: 'cause' })];

describe('F11 under which exception each stands', () => {
  it.each([
    ['a cause of the same batch', [one('a'), one('b', { parent: 'a' })], { b: 'a' }],
    ['itself is none', [one('a', { parent: 'a' })], {}],
    ['one of another batch, or of nobody, is none', [one('b', { parent: 'elsewhere' })], {}],
    ['whoever is named under an effect stands under its cause', [one('a'), one('b', { parent: 'a' }), one('c', { parent: 'b' })], { b: 'a', c: 'a' }],
    ['what leads back to itself is none', [one('a', { parent: 'b' }), one('b', { parent: 'a' }), one('c', { parent: 'a' })], {}],
    ['a cause that is listed later counts as well', [one('b', { parent: 'a' }), one('a')], { b: 'a' }],
  ])('%s', (_what, exceptions, causes) => {
    expect(Object.fromEntries(causesOf(exceptions))).toEqual(causes);
  });
});

describe('F11 one decision about a cause decides its effects once', () => {
  it('each is decided with it, and the decision names them', () => {
    expect(decideException(MINOR, family[0] as ReviewedException, fresh, family)).toEqual({ ok: true, value: [
      { type: 'ExceptionDecided', body: { exceptionId: 'cause', classification: 'minor-deviation', rationale: 'power cut of 3 s', effects: ['e1', 'e2'] } },
      { type: 'ExceptionDecided', body: { exceptionId: 'e1', classification: 'minor-deviation', rationale: 'power cut of 3 s', withParent: 'cause' } },
      { type: 'ExceptionDecided', body: { exceptionId: 'e2', classification: 'minor-deviation', rationale: 'power cut of 3 s', withParent: 'cause' } },
    ] });
  });

  it('an effect that is decided by itself decides nothing else', () => {
    expect(decideException(MINOR, family[1] as ReviewedException, fresh, family)).toMatchObject({ ok: true, value: [{ body: { exceptionId: 'e1' } }] });
  });

  it.each([
    ['needs more signatures', { signers: TWO }, 'more-signers'],
    ['is critical and the class is too low', { severity: 'critical' }, 'classification-too-low'],
    ['is of a step that who decides performed', { performers: ['E50'] }, 'own-work'],
    ['was signed by somebody first', { proposed: { classification: 'no-impact', rationale: 'x', person: 'E51' } }, 'own-first-signature'],
  ] as const)('one that %s stays open and the decision says so', (_what, more, why) => {
    const all = [one('cause'), one('e1', { parent: 'cause', ...more } as Partial<ReviewedException>), one('e2', { parent: 'cause' })];
    const decided = decideException(MINOR, all[0] as ReviewedException, fresh, all);
    expect(decided).toMatchObject({ ok: true, value: [{ body: { exceptionId: 'cause', effects: ['e2'], left: [{ exceptionId: 'e1', why }] } }, { body: { exceptionId: 'e2' } }] });
  });

  it('signers of the cause must be those that the effect asks for', () => {
    const of = (cause: readonly (readonly string[])[], effect: readonly (readonly string[])[]) =>
      reachedBy(one('cause', { signers: cause }), [one('cause', { signers: cause }), one('e', { parent: 'cause', signers: effect })], { classification: 'major-deviation', persons: [] }).effects;
    expect(of(TWO, [['qa']])).toEqual(['e']);
    expect(of(TWO, TWO)).toEqual(['e']);
    expect(of(TWO, [['qa'], ['qp']])).toEqual([]);
    expect(of([['qa'], ['qp']], TWO)).toEqual(['e']);
  });

  it('the second signature closes what the first named, and what came between stays open', () => {
    const cause = one('cause', { severity: 'critical', signers: TWO });
    const first = decideException({ ...MINOR, classification: 'major-deviation' }, cause, fresh, [cause, one('e1', { parent: 'cause' })]);
    expect(first).toMatchObject({ ok: true, value: [{ type: 'ExceptionDecisionProposed', body: { effects: ['e1'] } }] });
    const proposed = { ...cause, proposed: { classification: 'major-deviation' as const, rationale: 'power cut of 3 s', person: 'E50', effects: ['e1'] } };
    const all = [proposed, one('e1', { parent: 'cause' }), one('e2', { parent: 'cause' })];
    expect(countersignException({ person: 'E52', roles: ['qp'] }, proposed, fresh, all)).toEqual({ ok: true, value: [
      { type: 'ExceptionDecided', body: { exceptionId: 'cause', classification: 'major-deviation', rationale: 'power cut of 3 s', firstSignedBy: 'E50', effects: ['e1'], left: [{ exceptionId: 'e2', why: 'after-first-signature' }] } },
      { type: 'ExceptionDecided', body: { exceptionId: 'e1', classification: 'major-deviation', rationale: 'power cut of 3 s', firstSignedBy: 'E50', withParent: 'cause' } },
    ] });
    expect(decideException({ ...MINOR, classification: 'major-deviation' }, proposed, fresh, all)).toMatchObject({ ok: true, value: [{ body: { effects: ['e1', 'e2'] } }] });
  });

  it('one that is closed already is not decided again, and the refusal says by whom', () => {
    const all = [one('cause'), one('e1', { parent: 'cause', closed: true, classification: 'no-impact', decidedBy: 'E51' })];
    const decided = decideException(MINOR, all[0] as ReviewedException, fresh, all);
    expect(decided.ok && decided.value).toHaveLength(1);
    expect(decideException(MINOR, all[1] as ReviewedException, fresh, all)).toMatchObject({ ok: false, error: { code: 'exception-already-decided', params: { by: 'E51', classification: 'no-impact' } } });
  });
});

describe('F11 quality puts an exception under a cause and takes it out', () => {
  const apart = [one('a'), one('b'), one('c', { parent: 'a' })];
  const put = (exceptionId: string, parent: string, all: readonly ReviewedException[] = apart, more: object = {}) => putUnder({ exceptionId, parent, reason: 'same power cut', person: 'E50', ...more }, all, fresh);

  it('with a reason, once', () => {
    expect(put('b', 'a')).toEqual({ ok: true, value: [{ type: 'ExceptionPutUnder', body: { exceptionId: 'b', parent: 'a', reason: 'same power cut' } }] });
    expect(put('c', 'b')).toMatchObject({ ok: true, value: [{ body: { before: 'a' } }] });
    expect(put('c', 'a')).toEqual({ ok: true, value: [] });
    expect(takeOut({ exceptionId: 'c', reason: 'was hot before', person: 'E50' }, apart, fresh)).toEqual({ ok: true, value: [{ type: 'ExceptionTakenOut', body: { exceptionId: 'c', before: 'a', reason: 'was hot before' } }] });
  });

  it.each([
    ['itself', 'b', 'b', apart, 'itself'],
    ['one of another batch', 'b', 'elsewhere', apart, 'other-batch'],
    ['an effect', 'b', 'c', apart, 'is-effect'],
    ['a cause with effects under another', 'a', 'b', apart, 'has-effects'],
  ] as const)('but not under %s', (_what, exceptionId, parent, all, why) => {
    expect(put(exceptionId, parent, all)).toMatchObject({ ok: false, error: { code: 'cause-unusable', params: { why } } });
  });

  it('nor without a reason, nor when one of both is closed, nor in own work, nor out of none', () => {
    const closed = { closed: true, decidedBy: 'E51', classification: 'no-impact' };
    expect(put('b', 'a', apart, { reason: ' ' })).toMatchObject({ ok: false, error: { code: 'reason-missing' } });
    expect(put('b', 'a', [one('a', closed), one('b')])).toMatchObject({ ok: false, error: { code: 'exception-already-decided' } });
    expect(put('b', 'a', [one('a'), one('b', closed)])).toMatchObject({ ok: false, error: { code: 'exception-already-decided' } });
    expect(put('b', 'a', [one('a'), one('b', { performers: ['E50'] })])).toMatchObject({ ok: false, error: { code: 'own-work' } });
    expect(takeOut({ exceptionId: 'b', reason: 'x', person: 'E50' }, apart, fresh)).toMatchObject({ ok: false, error: { code: 'cause-missing' } });
  });
});
