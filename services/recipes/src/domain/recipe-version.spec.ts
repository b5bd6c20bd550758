import { approve, approvalFor } from './approval';
import { makeEffective, revise, schedule, submit, takeEffect } from './change-recipe-version';
import { RECIPE_VERSION_STATES, undrafted, type RecipeVersion } from './recipe-version';
import { evolveRecipeVersion, type RecipeVersionEvent } from './recipe-version-events';

const content = { documentHash: 'a'.repeat(64), diffHash: 'b'.repeat(64) };
const AT = '2026-01-01T00:00:00.000Z';
const drafted: RecipeVersionEvent = { type: 'RecipeVersionDrafted', body: { recipe: 'R', version: 1, title: 'T', product: 'P', documentHash: content.documentHash, changeControl: 'CC-1' } };
const given = (...events: readonly (readonly [RecipeVersionEvent, string])[]): RecipeVersion => events.reduce((version, [event, by]) => evolveRecipeVersion(version, event, by), undrafted('HAM', 'v'));
const submitted: RecipeVersionEvent = { type: 'RecipeVersionSubmitted', body: { documentHash: content.documentHash } };
const inReview = given([drafted, 'E1020'], [submitted, 'E1020']);

describe('A2 a recipe version is approved by others and never changes afterwards', () => {
  it('is refused to every person who wrote on it, whatever the roles', () => {
    const result = approve(inReview, content, content, 'E1020', ['supervisor', 'qa']);
    expect(result.ok ? undefined : [result.error.code, result.error.rule]).toEqual(['own-work', 'gmp-5']);
  });

  it('needs production and quality, by two persons', () => {
    const first = approve(inReview, content, content, 'E1011', ['supervisor', 'qa']);
    expect(first.ok && first.value[0]?.body).toMatchObject({ role: 'production', complete: false });
    const half = evolveRecipeVersion(inReview, (first as { value: RecipeVersionEvent[] }).value[0]!, 'E1011');
    expect(approvalFor(half, 'E1011', ['qa'])).toMatchObject({ ok: false, error: { code: 'already-approved' } });
    const second = approve(half, content, content, 'E1050', ['qa']);
    expect(second.ok && second.value[0]?.body).toMatchObject({ role: 'quality', complete: true });
    expect(evolveRecipeVersion(half, (second as { value: RecipeVersionEvent[] }).value[0]!, 'E1050').state).toBe('approved');
  });

  it('cannot be revised from review on', () => {
    expect(revise(inReview, { documentHash: 'c'.repeat(64), title: 'T', product: 'P', changeControl: 'CC-1' })).toMatchObject({ ok: false, error: { code: 'wrong-state', params: { state: 'in-review' } } });
  });

  it('is not submitted with errors of lint', () => {
    expect(submit(given([drafted, 'E1020']), [{ path: '/formula', message: 'sum' }])).toMatchObject({ ok: false, error: { code: 'recipe-has-errors' } });
  });

  it('comes into force only after approval', () => {
    expect(makeEffective(inReview, 'E1050', AT)).toMatchObject({ ok: false, error: { code: 'wrong-state' } });
  });

  it('does not come into force behind a newer one', () => {
    expect(makeEffective({ ...inReview, state: 'approved' }, 'E1050', AT, 2)).toMatchObject({ ok: false, error: { code: 'newer-version-effective' } });
    expect(makeEffective({ ...inReview, state: 'approved', version: 2 }, 'E1050', AT, 1)).toMatchObject({ ok: true });
  });

  it('has no way out of superseded and withdrawn', () => {
    expect([RECIPE_VERSION_STATES.commands('superseded'), RECIPE_VERSION_STATES.commands('withdrawn')]).toEqual([[], []]);
  });
});

describe('A3 the approval is bound to the difference that the approver saw', () => {
  it('is refused when the difference is another one now', () => {
    expect(approve(inReview, content, { ...content, diffHash: 'd'.repeat(64) }, 'E1050', ['qa'])).toMatchObject({ ok: false, error: { code: 'content-changed', rule: 'gmp-3' } });
  });
});

describe('A15 a version stands under a change control and comes into force at a date of the site', () => {
  const approved: RecipeVersion = { ...inReview, state: 'approved' };
  const date = { effectiveDate: '2026-12-01', effectiveFrom: '2026-11-30T23:00:00.000Z' };

  it('is not submitted without a change control, and a draft gets one without another document', () => {
    const without = given([{ ...drafted, body: { ...drafted.body, changeControl: ' ' } } as RecipeVersionEvent, 'E1020']);
    expect(submit(without, [])).toMatchObject({ ok: false, error: { code: 'change-control-missing', field: 'changeControl' } });
    const revised = revise(without, { documentHash: content.documentHash, title: 'T', product: 'P', changeControl: 'CC-2' });
    expect(revised).toMatchObject({ ok: true, value: [{ type: 'RecipeVersionRevised', body: { changeControl: 'CC-2' } }] });
    expect(submit(evolveRecipeVersion(without, (revised as { value: RecipeVersionEvent[] }).value[0]!, 'E1020'), [])).toMatchObject({ ok: true });
  });

  it('is scheduled for a date that has not begun, by no author, behind no newer one, and gets another date', () => {
    expect(schedule(approved, 'E1050', date, '2026-11-30T23:00:00.000Z')).toMatchObject({ ok: false, error: { code: 'effective-date-past' } });
    expect(schedule(approved, 'E1020', date, AT)).toMatchObject({ ok: false, error: { code: 'own-work' } });
    expect(schedule(approved, 'E1050', date, AT, 2)).toMatchObject({ ok: false, error: { code: 'newer-version-effective' } });
    expect(schedule(inReview, 'E1050', date, AT)).toMatchObject({ ok: false, error: { code: 'wrong-state' } });
    expect(schedule({ ...approved, state: 'scheduled' }, 'E1050', date, AT)).toMatchObject({ ok: true });
  });

  it('takes effect from the moment that was signed, not from the one at which somebody looks, and not before', () => {
    const scheduled = evolveRecipeVersion(approved, (schedule(approved, 'E1050', date, AT) as { value: RecipeVersionEvent[] }).value[0]!, 'E1050');
    expect(takeEffect(scheduled, '2026-11-30T22:59:59.999Z')).toEqual([]);
    expect(takeEffect(scheduled, '2026-12-04T00:00:00.000Z')).toEqual([{ type: 'RecipeVersionMadeEffective', body: { documentHash: content.documentHash, effectiveFrom: date.effectiveFrom } }]);
    expect(takeEffect({ ...scheduled, state: 'effective' }, '2026-12-04T00:00:00.000Z')).toEqual([]);
  });
});
