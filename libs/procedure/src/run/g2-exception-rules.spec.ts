import { indexed, sequence, step } from '../fixtures/recipe.fixture';
import { PEOPLE, Run } from '../fixtures/run.fixture';
import { readExceptionRules, ruleFor, USUAL_EXCEPTION_RULES } from './exception-rules';

const critical = { type: 'RaiseException', by: PEOPLE.op, exceptionType: 'manual', severity: 'critical', stepKey: 'weigh', text: 'glass broke' } as const;
const recipe = () => indexed(sequence('p', sequence('one', step('weigh')), sequence('two', step('blend')), sequence('three', step('pack'))));

describe('G2 severity decides who signs and what stops', () => {
  it('an open critical exception at the last step of an operation holds back the next one, and says which it is and who may sign', () => {
    const run = new Run(recipe());
    run.start('weigh');
    run.act(critical);
    run.complete('weigh');
    const [raised] = run.exceptions;
    expect(raised).toMatchObject({ severity: 'critical', signers: [{ roles: ['qa'] }, { roles: ['qa', 'qp'] }] });
    expect(run.refusal({ type: 'StartStep', ...run.at('blend') })).toMatchObject({
      code: 'blocked-by-exception',
      params: { names: [`manual (weigh) ${raised?.exceptionId ?? ''}: qa + qa/qp`], exceptions: [{ exceptionId: raised?.exceptionId, signers: [['qa'], ['qa', 'qp']] }] },
      moves: [{ move: 'decide-exception', roles: ['qa', 'qp'] }],
    });
    run.act({ type: 'LiftBlock', exceptionId: raised?.exceptionId ?? '', decision: 'deviation' });
    run.start('blend');
  });

  it('holds back nothing for a minor one, which quality closes with one signature', () => {
    const run = new Run(recipe());
    run.start('weigh');
    run.act({ ...critical, severity: 'minor' });
    run.complete('weigh');
    expect(run.exceptions[0]).toMatchObject({ blocks: [] });
    expect(run.exceptions[0]?.signers).toBeUndefined();
    run.start('blend');
  });

  it('lets the table of a site make a type graver, block the run, or be signed by the Qualified Person', () => {
    const read = readExceptionRules({ byType: { manual: { severity: 'critical', blocks: 'run', signers: [{ roles: ['qa'] }, { roles: ['qp'] }] } } });
    const rules = read.ok ? read.value : USUAL_EXCEPTION_RULES;
    expect(ruleFor(rules, 'manual', 'minor')).toEqual({ severity: 'critical', blocks: 'run', signers: [{ roles: ['qa'] }, { roles: ['qp'] }] });
    expect(ruleFor(rules, 'limit-action', 'minor')).toMatchObject({ severity: 'minor', blocks: 'nothing' });
    expect(ruleFor(rules, 'constructor', 'major')).toMatchObject({ severity: 'major' });
  });

  it.each([
    ['no object', [], '/'],
    ['an unknown part', { byKind: {} }, '/byKind'],
    ['an unknown severity', { bySeverity: { grave: {} } }, '/bySeverity/grave'],
    ['three signers', { byType: { manual: { signers: [{ roles: ['qa'] }, { roles: ['qa'] }, { roles: ['qa'] }] } } }, '/byType/manual'],
    ['a technical role', { byType: { manual: { signers: [{ roles: ['qa'] }, { roles: ['admin'] }] } } }, '/byType/manual'],
    ['a first signer who is not of quality', { bySeverity: { minor: { signers: [{ roles: ['supervisor'] }] } } }, '/bySeverity/minor'],
    ['an unknown word', { byType: { manual: { blocks: 'everything' } } }, '/byType/manual'],
  ])('refuses a table with %s, and says where', (_what, table, at) => {
    const read = readExceptionRules(table);
    expect(read.ok ? undefined : read.error).toMatchObject({ code: 'exception-rules-invalid', params: { at } });
  });
});
