import fc from 'fast-check';
import { PEOPLE, Run } from '../fixtures/run.fixture';
import { indexed, number, policy, sequence, step } from '../fixtures/recipe.fixture';
import type { SignaturePolicy } from '../recipe/signature-policy';
import type { ExpertAct, NoteExpert } from './expert-noted';

const { op, second, third } = PEOPLE;
const FAR = { terminal: 'T-9', area: 'Z' };
/** A witness at his own device, elsewhere. */
const away = { ...second, ...FAR };
const VIEW = 'a'.repeat(64);
const PICTURE = 'b'.repeat(64);
const seen = { view: VIEW, picture: PICTURE };
const witness = policy('witness', 'operator', 'witnessed', { differentFrom: ['performer'], where: 'any' });

const weighing = (...signatures: SignaturePolicy[]): Run => new Run(indexed(sequence('all', step('weigh', [number('mass', 'g')], { signatures }), step('other', [number('mass', 'g')]))));

function note(run: Run, what: ExpertAct, who: { person: string; name: string } = away, more: Partial<NoteExpert> = {}): void {
  run.act({ type: 'NoteExpert', sessionId: 's-1', stepKey: 'weigh', what, person: who.person, name: who.name, at: run.occasion.plant, ...more });
}

/** Somebody was called to the step and stands there with the operator. */
function together(run: Run): void {
  note(run, 'called', away, { calledBy: op.person, calledByName: op.name });
  note(run, 'joined', op);
  note(run, 'joined');
}

const drawing = (more: object = {}) => ({ sha256: PICTURE, mediaType: 'image/jpeg', size: 1, fileName: 'p.jpg', pictureOf: op.person, pictureOfName: op.name, marks: [], ...more });
const frozen = (run: Run, more: Partial<NoteExpert> = {}): void => note(run, 'frozen', away, { drawing: drawing(), ...more });

/** What the service puts together for a signature from afar, as if everything were well. */
const remote = (run: Run, more: object = {}) => ({ format: 'batchwright.remote-view/1', session: 's-1', step: 'weigh', operator: { person: op.person, name: op.name }, since: run.view.run.beside?.[0]?.people.find(({ person }) => person === away.person)?.since ?? '', ...seen, ...more }) as const;
const signing = (run: Run, by: typeof second = away, more: object = {}) => run.signing('weigh', 'witness', by, { level: 'esig-2fa', remote: remote(run), ...more } as never);

function begun(...signatures: SignaturePolicy[]): Run {
  const run = weighing(...(signatures.length > 0 ? signatures : [witness]));
  run.start('weigh');
  run.enter('weigh', 'mass', '1.0');
  return run;
}

describe('J6 a witness who signs from afar', () => {
  it('stands in a session at the step with its operator, and the record says which, since when, and what was in view', () => {
    const run = begun();
    together(run);
    frozen(run);
    run.act(signing(run));
    expect(run.step('weigh').signatures).toMatchObject([{ person: 'E2', where: 'remote', level: 'esig-2fa', remote: { session: 's-1', step: 'weigh', operator: { person: 'E1' }, view: VIEW, picture: PICTURE } }]);
    run.complete('weigh');
  });

  it('is refused without the session, with a way out', () => {
    const run = begun();
    expect(run.refusal(run.signing('weigh', 'witness', away))).toMatchObject({ code: 'remote-without-session', moves: [{ move: 'stand-beside' }, { move: 'sign-at-the-place' }] });
    together(run);
    frozen(run);
    run.when(signing(run, { ...third, ...FAR })).thenRefused('remote-without-session');
    const { remote: _none, ...bare } = signing(run).signature;
    run.when({ ...signing(run), signature: bare }).thenRefused('picture-not-frozen'); // says nothing of what he saw
  });

  it.each<[string, string, (run: Run) => void]>([
    ['has hung up', 'remote-without-session', (run) => note(run, 'left')],
    ['has lost his line and come back', 'signed-content-changed', (run) => { note(run, 'left'); run.pass(5); note(run, 'joined'); }],
    ['stands where the session is over', 'remote-without-session', (run) => note(run, 'ended', op)],
    ['stands with his session at another step', 'session-at-other-step', (run) => note(run, 'moved', op, { stepKey: 'other' })],
    ['is shown nothing: the operator has left', 'operator-left-session', (run) => note(run, 'left', op)],
    ['froze his picture before something changed', 'picture-not-frozen', (run) => void run.correct('weigh', 'mass', '1.1')],
  ])('who %s is refused: %s', (_, code, then) => {
    const run = begun();
    together(run);
    frozen(run);
    const before = remote(run);
    then(run);
    run.when(run.signing('weigh', 'witness', away, { level: 'esig-2fa', remote: before })).thenRefused(code);
  });

  it.each<[string, Partial<NoteExpert>]>([
    ['of another session', { sessionId: 's-2' }], ['of another step', { stepKey: 'other' }], ['of somebody else than the operator', { drawing: drawing({ pictureOf: 'E2' }) }], ['with other bytes', { drawing: drawing({ sha256: 'c'.repeat(64) }) }],
  ])('names no picture %s', (_, more) => {
    const run = begun();
    together(run);
    frozen(run, more);
    run.when(signing(run)).thenRefused('picture-not-frozen');
  });

  it('cannot say that it was another session, another operator or another time', () => {
    const run = begun();
    together(run);
    frozen(run);
    for (const lie of [{ session: 's-2' }, { operator: { person: 'E3', name: 'x' } }, { since: '2026-01-01T00:00:00.000Z' }, { step: 'other' }]) {
      run.when(signing(run, away, { remote: remote(run, lie) })).thenRefused('signed-content-changed');
    }
  });

  it('has a second factor, whatever the policy says', () => {
    const run = begun();
    together(run);
    frozen(run);
    run.when(signing(run, away, { level: 'esig' })).thenRefused('second-factor-missing');
  });

  it('is forgotten by a record that is closed: after it he comes in anew', () => {
    const run = weighing();
    run.do('weigh', { mass: '1.0' });
    together(run);
    run.do('other', { mass: '1.0' });
    expect(run.view.run.beside).toHaveLength(1);
    run.act({ type: 'SealRun', reason: 'disposition' } as never);
    expect(run.view.run.beside).toBeUndefined();
  });
});

describe('B7 second persons from afar, as the policy allows', () => {
  it('where presence is asked it is refused and says so, also out of a session', () => {
    const run = begun({ ...witness, where: 'place' });
    together(run);
    frozen(run);
    expect(run.refusal(signing(run))).toMatchObject({ code: 'not-at-the-place', rule: '21 CFR 211.101(d)', moves: [{ move: 'sign-at-the-place' }, { move: 'another-person' }] });
  });

  it('throughout begins before the start, where no session stands: never from afar', () => {
    const run = weighing(policy('witness', 'operator', 'present-throughout', { where: 'any', differentFrom: ['performer'] }));
    run.when(run.signing('weigh', 'witness', away)).thenRefused('not-at-the-place');
    run.sign('weigh', 'witness', second);
    run.start('weigh');
    run.enter('weigh', 'mass', '1.0');
    together(run);
    frozen(run);
    run.when(signing(run)).thenRefused('not-at-the-place');
    run.sign('weigh', 'witness', second);
    run.complete('weigh');
  });

  it('the same person by employee number is none, whatever his account', () => {
    const run = begun({ ...witness, differentFrom: [] });
    together(run);
    frozen(run);
    run.when(signing(run, { ...op, ...FAR, account: 'second-account' } as never)).thenRefused('same-person');
  });

  it.each(['reviewed', 'approved-to-proceed'] as const)('%s is judged by the record and needs no session', (meaning) => {
    const run = begun({ ...witness, meaning });
    run.act(run.signing('weigh', 'witness', away));
    expect(run.step('weigh').signatures).toMatchObject([{ where: 'remote' }]);
  });
});

describe('J6 nobody signs who is not there', () => {
  it('however people come, go and move', () => {
    const acts = fc.array(fc.constantFrom<[ExpertAct, typeof op | typeof away, Partial<NoteExpert>]>(
      ['called', away, { calledBy: op.person, calledByName: op.name }], ['joined', op, {}], ['joined', away, {}], ['left', op, {}], ['left', away, {}], ['ended', op, {}],
      ['moved', op, { stepKey: 'other' }], ['moved', op, { stepKey: 'weigh' }], ['frozen', away, { drawing: drawing() }],
      ['called', away, { sessionId: 's-2', calledBy: op.person, calledByName: op.name }], ['joined', away, { sessionId: 's-2' }],
    ), { maxLength: 14 });
    const TOGETHER: [ExpertAct, typeof op | typeof away, Partial<NoteExpert>][] = [['called', away, { calledBy: op.person, calledByName: op.name }], ['joined', op, {}], ['joined', away, {}]];
    let signed = 0;
    fc.assert(fc.property(fc.boolean(), acts, (begins, more) => {
      const run = begun();
      const sequence = [...(begins ? TOGETHER : []), ...more];
      const there = new Set<string>();
      let [open, at, picture] = [false, 'weigh', false];
      for (const [what, who, more] of sequence) {
        note(run, what, who, more);
        if (more.sessionId === 's-2') continue;
        if (what === 'called' && !open) [open, at, picture] = [true, 'weigh', false];
        if (!open) continue;
        if (what === 'joined') there.add(who.person);
        if (what === 'left') there.delete(who.person);
        if (what === 'moved') [at, picture] = [more.stepKey ?? '', false];
        if (what === 'frozen' && at === 'weigh') picture = true;
        if (what === 'ended') {
          open = false;
          there.clear();
        }
      }
      const may = open && at === 'weigh' && picture && there.has(op.person) && there.has(away.person);
      const decided = run.decide(signing(run));
      expect(decided.ok).toBe(may);
      if (may) signed += 1;
    }), { numRuns: 400 });
    expect(signed).toBeGreaterThan(0);
  });
});
