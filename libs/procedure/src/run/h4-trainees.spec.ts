import { bodies, PEOPLE, Run } from '../fixtures/run.fixture';
import { indexed, policy, sequence, step } from '../fixtures/recipe.fixture';
import type { QualificationFact } from './state';

const HELD = (code: string): QualificationFact => ({ qualificationId: `q-${code}`, code, from: '2026-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' });

/** A run of a step that asks for a training; `op` learns it, `second` and nobody else has it. */
function learning(version = 1): Run {
  const run = new Run(indexed(sequence('p', step('blend', [], { qualifications: ['BLENDING'], signatures: [policy('done', 'operator', 'performed')] })), { qualifications: [{ code: 'BLENDING', title: { en: 'Blending' } }] }));
  const { facts, run: head } = run.view;
  run.view = { ...run.view, run: { ...head, recipe: { ...head.recipe, version } }, facts: { ...facts, qualifications: { E1: [HELD('trainee/BLENDING')], E2: [HELD('BLENDING')], E3: [HELD('trainee/BLENDING')] } } };
  return run;
}
const starting = (run: Run, trainer?: string) => run.when({ type: 'StartStep', ...run.at('blend'), ...(trainer === undefined ? {} : { trainer }) });

describe('H4 a trainee', () => {
  it('starts only with a trainer who is another person and qualified', () => {
    const run = learning();
    starting(run).thenRefused('trainer-missing');
    starting(run, 'E1').thenRefused('same-person');
    starting(run, 'E3').thenRefused('trainer-not-qualified'); // another trainee
    starting(run, 'E99').thenRefused('trainer-not-qualified');
    expect(bodies(run.start('blend', { trainer: 'E2' }), 'StepStarted')).toMatchObject([
      { qualifications: [{ code: 'trainee/BLENDING', until: '2027-01-01T00:00:00.000Z' }], supervision: { trainer: 'E2', qualifications: [{ code: 'BLENDING' }] } },
    ]);
  });

  it('completes only when that trainer has signed, and nobody else in his place', () => {
    const run = learning();
    run.start('blend', { trainer: 'E2' });
    run.sign('blend', 'done', PEOPLE.op);
    expect(run.refusal({ type: 'CompleteStep', ...run.at('blend') }).params).toMatchObject({ signatures: [{ policy: 'supervising-trainer', why: 'missing' }] });
    const signing = (by: (typeof PEOPLE)[keyof typeof PEOPLE]) => run.signing('blend', 'supervising-trainer', by, { meaning: 'supervised' });
    run.when(signing(PEOPLE.third)).thenRefused('not-the-trainer');
    run.when(signing(PEOPLE.op)).thenRefused('not-the-trainer');
    expect(bodies(run.act(signing(PEOPLE.second)), 'SignatureApplied')).toMatchObject([{ person: 'E2', meaning: 'supervised', qualifications: [{ code: 'BLENDING' }] }]);
    run.complete('blend');
    expect(run.step('blend')).toMatchObject({ status: 'completed', supervision: { trainer: 'E2' }, performers: ['E1'] });
  });

  it('who is qualified needs no trainer, and who is no trainee is helped by none', () => {
    const run = learning();
    expect(bodies(run.start('blend', { by: PEOPLE.second }), 'StepStarted')[0]?.supervision).toBeUndefined();
    const other = learning();
    other.when({ type: 'StartStep', ...other.at('blend', PEOPLE.sup), trainer: 'E2' }).thenRefused('qualification-missing');
  });
});

describe('A15 a new version', () => {
  it('is started only by those who have read it, the trainer as well', () => {
    const run = learning(2);
    const read = HELD('recipe/MBR-T/2');
    const { qualifications } = run.view.facts;
    const refused = run.refusal({ type: 'StartStep', ...run.at('blend', PEOPLE.second) });
    expect(refused).toMatchObject({ code: 'version-not-read', params: { recipe: 'MBR-T', version: 2 }, moves: [{ move: 'read-version', roles: ['operator', 'dispenser', 'supervisor'] }, { move: 'another-person' }] });
    run.view = { ...run.view, facts: { ...run.view.facts, qualifications: { ...qualifications, E1: [HELD('trainee/BLENDING'), read] } } };
    starting(run, 'E2').thenRefused('trainer-not-qualified');
    run.view = { ...run.view, facts: { ...run.view.facts, qualifications: { E1: [HELD('trainee/BLENDING'), read], E2: [HELD('BLENDING'), read] } } };
    expect(bodies(run.start('blend', { trainer: 'E2' }), 'StepStarted')[0]?.qualifications.map(({ code }) => code)).toEqual(['trainee/BLENDING', 'recipe/MBR-T/2']);
  });

  it('asks nobody to read a first version', () => {
    const run = learning();
    expect(run.start('blend', { by: PEOPLE.second })).not.toEqual([]);
  });
});
