import { chooseGolden, notChosen, withdrawGolden } from './golden-batch';

const run = (runId: string, more: object = {}) => ({ runId, number: `WS-${runId}`, recipe: 'WARF-5', recipeVersion: 2, over: true, ...more });
const none = notChosen('HAM', 'g', 'WARF-5');

describe('the golden batch of a recipe', () => {
  it('E3 is one run or several, chosen with a reason; the choice before is named', () => {
    const first = chooseGolden(none, ['r1'], [run('r1')], 'the highest titre');
    expect(first).toMatchObject({ ok: true, value: [{ type: 'GoldenBatchChosen', body: { recipe: 'WARF-5', choice: 1, runs: [{ runId: 'r1', number: 'WS-r1', recipeVersion: 2 }], reason: 'the highest titre' } }] });
    expect(first).not.toHaveProperty('value.0.body.replaces');
    const next = chooseGolden({ ...none, sequence: 1, choices: 1, holds: 1 }, ['r2', 'r1', 'r2'], [run('r1'), run('r2')], 'two are better');
    expect(next).toMatchObject({ value: [{ body: { choice: 2, replaces: 1, runs: [{ runId: 'r2' }, { runId: 'r1' }] } }] });
  });

  it('E3 is no run that nobody saw, that is of another recipe or that still runs, and nothing without a reason', () => {
    const code = (result: object): unknown => (result as { error?: { code: string } }).error?.code;
    expect(code(chooseGolden(none, ['r1'], [run('r1')], ' '))).toBe('reason-missing');
    expect(code(chooseGolden(none, ['r9'], [run('r1')], 'good'))).toBe('not-found');
    expect(code(chooseGolden(none, ['r1'], [run('r1', { recipe: 'ASP-1' })], 'good'))).toBe('golden-run-of-other-recipe');
    expect(code(chooseGolden(none, ['r1'], [run('r1', { over: false })], 'good'))).toBe('golden-run-not-over');
  });

  it('E3 is taken back with a reason, once', () => {
    expect(withdrawGolden({ ...none, choices: 2, holds: 2 }, 'its sensor was wrong')).toMatchObject({ value: [{ type: 'GoldenBatchWithdrawn', body: { choice: 2 } }] });
    expect(withdrawGolden({ ...none, choices: 2 }, 'again')).toMatchObject({ error: { code: 'wrong-state' } });
    expect(withdrawGolden({ ...none, choices: 2, holds: 2 }, '')).toMatchObject({ error: { code: 'reason-missing' } });
  });
});
