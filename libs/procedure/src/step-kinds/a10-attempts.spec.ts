import { bodies, PEOPLE, Run, types } from '../fixtures/run.fixture';
import { indexed, sequence, step, tx } from '../fixtures/recipe.fixture';
import { lintRecipe } from '../lint/lint-recipe';
import type { ChooseRecovery } from '../moves/signed-move';
import type { Entry } from '../recipe/entry';
import type { ReactionPlan } from '../recipe/reaction-plan';

const values: Entry = {
  id: 'values', type: 'table', title: tx('Values'), required: false,
  columns: [{ id: 'weight', type: 'number', title: tx('Weight'), unit: 'mg', required: true, places: 1, ranges: { action: { low: '95.0', high: '105.0' } } }],
};
const usual: ReactionPlan = { title: tx('Weight out of limits'), block: 'nothing', notify: ['supervisor'], allowedRecoveries: [tx('adjust the fill depth'), tx('change the punch')], attempts: 2, approvers: ['qa', 'supervisor'] };
const recovery = (text: string): ChooseRecovery => ({ move: 'choose-recovery', recovery: text, reason: 'the fill was too low' });
const fix = recovery('adjust the fill depth');

const series = (plan: Partial<ReactionPlan>) =>
  indexed(sequence('p', step('ipc', [values], { kind: 'check-series', config: { table: 'values', samples: 2, interval: { value: '15', unit: 'min' }, grace: { value: '3', unit: 'min' } }, reactionPlan: { ...usual, ...plan } })));

/** A series of two tablets a check, and who takes them. */
function checking(plan: Partial<ReactionPlan> = {}): { run: Run; take: (check: number, ...weights: string[]) => string[] } {
  const run = new Run(series(plan));
  run.start('ipc');
  const take = (check: number, ...weights: string[]): string[] => weights.flatMap((weight, i) => types(run.pass(60).enter('ipc', 'values', weight, { row: (check - 1) * 2 + i + 1, column: 'weight' })));
  return { run, take };
}
const asked = (run: Run, row: number, value = '100.0') => ({ type: 'RecordEntry', ...run.at('ipc'), entry: 'values', row, column: 'weight', value }) as const;
const choose = (run: Run, move = fix, by: Parameters<Run['moving']>[2] = PEOPLE.qa) => run.moving('ipc', move, by);

describe('A10 the attempts of a reaction plan', () => {
  it('a failed check is repeated so often as the plan says; the next is refused with who may choose what', () => {
    const { run, take } = checking();
    for (const check of [1, 2, 3]) take(check, '90.0', '100.0');
    expect(run.refusal(asked(run, 7))).toMatchObject({
      code: 'attempts-used-up', rule: '21 CFR 211.110(c)',
      params: { check: 4, failed: [1, 2, 3], attempts: 2, approvers: ['qa', 'supervisor'], recoveries: [{ en: 'adjust the fill depth' }, { en: 'change the punch' }] },
      moves: [{ move: 'choose-recovery', roles: ['qa', 'supervisor'] }, { move: 'decide-exception' }, { move: 'complete-step' }],
    });
  });

  it('the check that failed is finished all the same, and the step ends', () => {
    const { run, take } = checking({ attempts: 0 });
    take(1, '90.0');
    expect(take(1 + 0.5, '100.0')).toContain('EntryRecorded');
    expect(run.refusal(asked(run, 3)).code).toBe('attempts-used-up');
    run.complete('ipc');
    expect(run.step('ipc').status).toBe('completed');
  });

  it('a good check gives the attempts back', () => {
    const { run, take } = checking({ attempts: 1 });
    take(1, '90.0', '100.0');
    take(2, '100.0', '100.0');
    take(3, '90.0', '100.0');
    expect(take(4, '90.0', '100.0')).toContain('EntryRecorded');
    expect(run.refusal(asked(run, 9)).code).toBe('attempts-used-up');
  });

  it('whoever corrects what failed, or took a good check before, gains no attempt', () => {
    const { run, take } = checking({ attempts: 1 });
    take(9, '100.0', '100.0');
    take(1, '90.0', '100.0');
    take(2, '90.0', '100.0');
    for (const row of [1, 3]) run.pass(60).correct('ipc', 'values', '100.0', { row, column: 'weight' });
    run.pass(60).correct('ipc', 'values', '101.0', { row: 17, column: 'weight' });
    expect(run.refusal(asked(run, 5)).code).toBe('attempts-used-up');
  });

  it('checks that were begun in advance do not go on either', () => {
    const { run, take } = checking({ attempts: 0 });
    take(2, '100.0');
    take(1, '90.0', '100.0');
    expect(run.refusal(asked(run, 4)).code).toBe('attempts-used-up');
  });

  it('lint warns of a plan that allows no recovery: the series could not go on by it', () => {
    const found = (allowedRecoveries: ReactionPlan['allowedRecoveries']): unknown[] =>
      lintRecipe(series({ allowedRecoveries })).flatMap(({ code, severity, path, params }) => (path.endsWith('/allowedRecoveries') ? [{ code, severity, path, params }] : []));
    expect(found(usual.allowedRecoveries)).toEqual([]);
    expect(found([])).toEqual([{ code: 'plan-without-recovery', severity: 'warning', path: '/procedure/children/0/reactionPlan/allowedRecoveries', params: { step: 'ipc', attempts: 2 } }]);
  });

  it('without a reaction plan nothing is counted', () => {
    const series = step('ipc', [values], { kind: 'check-series', config: { table: 'values', interval: { value: '15', unit: 'min' }, grace: { value: '3', unit: 'min' } } });
    const run = new Run(indexed(sequence('p', series)));
    run.start('ipc');
    for (const row of [1, 2, 3, 4]) expect(types(run.enter('ipc', 'values', '90.0', { row, column: 'weight' }))).toContain('EntryRecorded');
  });
});

describe('A10 the choice of a recovery', () => {
  const usedUp = (plan: Partial<ReactionPlan> = {}): ReturnType<typeof checking> => {
    const at = checking({ attempts: 1, ...plan });
    at.take(1, '90.0', '100.0');
    at.take(2, '90.0', '100.0');
    return at;
  };

  it('lets the series go on, signed, with the failed checks it was chosen for; its attempts begin anew', () => {
    const { run, take } = usedUp();
    const events = run.act(choose(run));
    expect(types(events)).toEqual(['MoveSigned']);
    expect(bodies(events, 'MoveSigned')).toMatchObject([{ move: 'choose-recovery', reason: fix.reason, details: { recovery: 'adjust the fill depth', checks: '1, 2' }, signature: { person: 'E50' } }]);
    take(3, '90.0', '100.0');
    expect(run.refusal(asked(run, 7)).code).toBe('attempts-used-up');
    run.pass(60).act(choose(run, recovery('change the punch')));
    take(4, '100.0', '100.0');
    take(5, '90.0', '100.0');
    expect(take(6, '90.0', '100.0')).toContain('EntryRecorded');
  });

  it('is not made while attempts are left, nor twice: of two approvers at once the second learns what the first chose', () => {
    const { run, take } = checking({ attempts: 1 });
    take(1, '90.0', '100.0');
    expect(run.refusal(choose(run))).toMatchObject({ code: 'recovery-not-due', params: { left: 1 } });
    take(2, '90.0', '100.0');
    const [one, other] = [choose(run), choose(run, recovery('change the punch'), PEOPLE.sup)];
    run.act(one);
    expect(run.refusal(other).code).toBe('step-changed');
    expect(run.refusal(choose(run, fix, PEOPLE.sup))).toMatchObject({ code: 'recovery-not-due', params: { chosen: 'adjust the fill depth' } });
  });

  it('is of an approver of the plan, who performs no check, also not by another account', () => {
    const { run } = usedUp();
    expect(run.refusal(choose(run, fix, PEOPLE.qc))).toMatchObject({ code: 'role-missing', params: { roles: ['qa', 'supervisor'] } });
    expect(run.refusal(choose(run, fix, PEOPLE.opTwin))).toMatchObject({ code: 'same-person', rule: 'gmp-5' });
    expect(run.refusal(run.moving('ipc', fix, PEOPLE.qa, { signer: PEOPLE.sup })).code).toBe('signature-not-yours');
    expect(run.refusal(choose(run, { ...fix, reason: ' ' })).code).toBe('reason-missing');
  });

  it('is one of those that the plan allows, and of a step that is on', () => {
    const { run } = usedUp();
    expect(run.refusal(choose(run, recovery('go on as before')))).toMatchObject({ code: 'recovery-not-allowed', params: { allowed: ['adjust the fill depth', 'change the punch'] } });
    run.complete('ipc');
    expect(run.refusal(choose(run)).code).toBe('step-completed');
  });
});
