import { PEOPLE, Run } from '../fixtures/run.fixture';
import { indexed, number, policy, step, yes } from '../fixtures/recipe.fixture';
import type { SignaturePolicy } from '../recipe/signature-policy';

const { op, opTwin, second, third, sup, qa } = PEOPLE;

const signed = (...signatures: SignaturePolicy[]): Run => new Run(indexed(step('weigh', [number('mass', 'g')], { signatures })));
const witness = policy('witness', 'operator', 'witnessed', { differentFrom: ['performer'], where: 'place' });
const complete = (run: Run, by = op): { type: 'CompleteStep'; stepKey: string; version: number; by: typeof op } => ({ type: 'CompleteStep', ...run.at('weigh', by) });

describe('A11 signature policies', () => {
  it('asks for no signature where the recipe asks for none, and still knows who', () => {
    const run = signed();
    run.do('weigh', { mass: '1.0' });
    expect([run.step('weigh').status, run.step('weigh').performers, run.step('weigh').started?.person]).toEqual(['completed', ['E1'], 'E1']);
  });

  it('names what the completion lacks, and who may give it', () => {
    const run = signed(witness);
    run.start('weigh');
    expect(run.refusal(complete(run))).toMatchObject({
      code: 'step-incomplete',
      params: { entries: ['mass'], signatures: [{ policy: 'witness', role: 'operator', why: 'missing' }] },
      moves: [{ move: 'record-entry' }, { move: 'sign:witness', roles: ['operator'] }, { move: 'late-entry' }, { move: 'reassign-step' }, { move: 'approve-deviation' }, { move: 'not-applicable' }],
    });
  });

  it('is not fulfilled by one person with two roles or two accounts', () => {
    const run = signed(witness);
    run.start('weigh');
    run.enter('weigh', 'mass', '1.0');
    expect(run.refusal(run.signing('weigh', 'witness', op))).toMatchObject({ code: 'same-person', rule: 'gmp-5', params: { as: 'performer' } });
    run.when(run.signing('weigh', 'witness', opTwin)).thenRefused('same-person');
    run.sign('weigh', 'witness', second);
    run.complete('weigh');
    expect(run.step('weigh').status).toBe('completed');
  });

  it('lets no one perform who signed as somebody else than the performer', () => {
    const run = signed(witness);
    run.start('weigh');
    run.sign('weigh', 'witness', second);
    run.when({ type: 'RecordEntry', ...run.at('weigh', second), entry: 'mass', value: '1.0' }).thenRefused('same-person');
    run.when(complete(run, second)).thenRefused('same-person');
  });

  it('keeps two signers apart where their policies say so, in either order', () => {
    const check = policy('check', 'operator', 'reviewed', { differentFrom: ['performer', 'witness'] });
    for (const [first, then] of [['witness', 'check'], ['check', 'witness']] as const) {
      const run = signed(witness, check);
      run.start('weigh');
      run.enter('weigh', 'mass', '1.0');
      run.sign('weigh', first, second);
      expect(run.refusal(run.signing('weigh', then, second)).params.as).toBe(first);
      run.sign('weigh', then, third);
    }
  });

  it('asks for role, meaning and second factor of the policy', () => {
    const run = signed(policy('release', 'qa', 'approved-to-proceed', { secondFactor: true }));
    run.start('weigh');
    run.enter('weigh', 'mass', '1.0');
    run.when(run.signing('weigh', 'release', second)).thenRefused('role-missing');
    run.when(run.signing('weigh', 'release', qa, { meaning: 'witnessed' })).thenRefused('other-meaning');
    run.when(run.signing('weigh', 'release', qa)).thenRefused('second-factor-missing');
    run.act(run.signing('weigh', 'release', qa, { level: 'esig-2fa' }));
    run.when(run.signing('weigh', 'release', qa, { level: 'esig-2fa' })).thenRefused('already-signed');
    run.when({ ...run.signing('weigh', 'release', qa), policy: 'other' }).thenRefused('unknown-policy');
  });

  it('takes a signature of the performer from nobody but who performed', () => {
    const run = signed(policy('done', 'operator', 'performed'));
    run.start('weigh');
    run.enter('weigh', 'mass', '1.0');
    run.when(run.signing('weigh', 'done', second)).thenRefused('not-the-performer');
    run.sign('weigh', 'done', op);
    run.complete('weigh');
  });
});

describe('A11 before, during, after', () => {
  it('does not start before a signature that is asked before', () => {
    const run = signed(policy('cleared', 'operator', 'approved-to-proceed', { moment: 'before', differentFrom: ['performer'] }));
    const start = { type: 'StartStep', ...run.at('weigh') } as const;
    expect(run.refusal(start)).toMatchObject({ code: 'signature-missing', params: { policies: [{ policy: 'cleared' }] }, moves: [{ roles: ['operator'] }] });
    run.sign('weigh', 'cleared', second);
    run.when({ type: 'StartStep', ...run.at('weigh', second) }).thenRefused('same-person');
    run.start('weigh');
    run.when(run.signing('weigh', 'cleared', third)).thenRefused('signature-not-now');
  });

  it('takes no signature about the work before the work began', () => {
    const run = signed(witness);
    run.when(run.signing('weigh', 'witness', second)).thenRefused('signature-not-now');
  });

  it('keeps a signature during the work when more is recorded, and asks for one after the work over everything', () => {
    const run = signed(policy('seen', 'operator', 'witnessed', { moment: 'during', differentFrom: ['performer'] }), policy('done', 'operator', 'performed'));
    run.start('weigh');
    run.sign('weigh', 'seen', second);
    run.sign('weigh', 'done', op);
    run.enter('weigh', 'mass', '1.0');
    expect(run.refusal(complete(run)).params.signatures).toMatchObject([{ policy: 'done', why: 'outdated' }]);
  });

  it('lets who signed too early sign again over what stands there now', () => {
    const run = signed(policy('done', 'operator', 'performed'));
    run.start('weigh');
    run.sign('weigh', 'done', op);
    run.enter('weigh', 'mass', '1.0');
    run.sign('weigh', 'done', op);
    run.complete('weigh');
    expect(run.step('weigh').status).toBe('completed');
  });
});

describe('B7 second persons by meaning', () => {
  const throughout = policy('present', 'qa', 'present-throughout', { differentFrom: ['performer'], where: 'place' });

  it('present throughout is signed before and after, by one person', () => {
    const run = signed(throughout);
    run.when({ type: 'StartStep', ...run.at('weigh') }).thenRefused('signature-missing');
    run.sign('weigh', 'present', qa);
    run.start('weigh');
    run.enter('weigh', 'mass', '1.0');
    expect(run.refusal(complete(run)).params.signatures).toMatchObject([{ policy: 'present', why: 'missing' }]);
    run.when(run.signing('weigh', 'present', { ...qa, person: 'E51' })).thenRefused('not-present-before');
    run.sign('weigh', 'present', qa);
    run.complete('weigh');
    expect(run.step('weigh').signatures.map(({ moment, person }) => [moment, person])).toEqual([['before', 'E50'], ['after', 'E50']]);
  });

  it('refuses a remote signature where presence is asked, and takes it where it is not', () => {
    const away = { ...second, terminal: 'T-9', area: 'Z' };
    const here = signed(witness);
    here.start('weigh');
    here.enter('weigh', 'mass', '1.0');
    here.when(here.signing('weigh', 'witness', away)).thenRefused('not-at-the-place');
    const { area: _, ...nowhere } = second;
    expect(here.step('weigh').started?.terminal).toBe(nowhere.terminal);
    here.when(here.signing('weigh', 'witness', nowhere)).thenRefused('not-at-the-place'); // the same code twice is no place
    here.sign('weigh', 'witness', { ...second, terminal: 'T-2' });
    const anywhere = signed({ ...witness, meaning: 'reviewed', where: 'any' }); // what somebody saw needs a session: J6
    anywhere.start('weigh');
    anywhere.enter('weigh', 'mass', '1.0');
    anywhere.sign('weigh', 'witness', away);
    expect([here, anywhere].map((run) => run.step('weigh').signatures[0]?.where)).toEqual(['place', 'remote']);
  });

  it('independently means: repeated blind by the signer, who is not the performer', () => {
    const verify = policy('verified', 'operator', 'verified-independently', { differentFrom: ['performer'], repeats: [{ entry: 'mass', tolerance: '0.1' }] });
    const run = signed(verify);
    run.start('weigh');
    const check = (value: string, by = second): Extract<Parameters<Run['act']>[0], { type: 'RecordSecondCheck' }> => ({ type: 'RecordSecondCheck', ...run.at('weigh', by), policy: 'verified', entry: 'mass', value });
    run.when(check('1.0')).thenRefused('nothing-to-check');
    run.enter('weigh', 'mass', '1.0');
    run.when(check('1.0', op)).thenRefused('same-person');
    run.when(check('1.0', opTwin)).thenRefused('same-person');
    run.when(check('1.0', sup)).thenRefused('role-missing');
    run.when(run.signing('weigh', 'verified', second)).thenRefused('second-check-missing');
    run.act(check('1.2'));
    run.when(run.signing('weigh', 'verified', second)).thenRefused('second-check-missing');
    run.act(check('1.1'));
    run.when(run.signing('weigh', 'verified', third)).thenRefused('second-check-missing');
    run.sign('weigh', 'verified', second);
    run.complete('weigh');
    expect(run.exceptions).toEqual([]);
  });

  it('a third repetition that does not agree is an exception', () => {
    const verify = policy('verified', 'operator', 'verified-independently', { differentFrom: ['performer'], repeats: [{ entry: 'mass' }] });
    const run = signed(verify);
    run.start('weigh');
    run.enter('weigh', 'mass', '1.00');
    for (const value of ['2.00', '3.00', '4.00']) run.act({ type: 'RecordSecondCheck', ...run.at('weigh', second), policy: 'verified', entry: 'mass', value });
    expect(run.exceptions).toMatchObject([{ type: 'second-check-disagrees', severity: 'major', params: { first: '1.00 g', second: '4.00 g' } }]);
  });

  it('a repetition before a correction does not stand for the corrected value', () => {
    const verify = policy('verified', 'operator', 'verified-independently', { differentFrom: ['performer'], repeats: [{ entry: 'mass' }] });
    const run = signed(verify);
    run.start('weigh');
    run.enter('weigh', 'mass', '1.0');
    run.act({ type: 'RecordSecondCheck', ...run.at('weigh', second), policy: 'verified', entry: 'mass', value: '1.0' });
    run.correct('weigh', 'mass', '5.0');
    run.when(run.signing('weigh', 'verified', second)).thenRefused('second-check-missing');
  });
});

describe('I3 a signature is bound to what was signed', () => {
  it('refuses one over another content, another step or another run', () => {
    const run = signed(witness);
    run.start('weigh');
    const early = run.offered('weigh', 'witness', second);
    run.enter('weigh', 'mass', '1.0');
    run.when({ type: 'ApplySignature', ...run.at('weigh'), ...early }).thenRefused('signed-content-changed');
    const elsewhere = { ...early.signature, content: { ...early.signature.content, run: { id: 'other' } } };
    run.when({ type: 'ApplySignature', ...run.at('weigh'), ...early, signature: elsewhere }).thenRefused('signed-content-changed');
  });

  it('covers all values of the step, and not what others sign', () => {
    const run = new Run(indexed(step('weigh', [number('mass', 'g'), yes('clean')], { signatures: [policy('a', 'operator', 'performed'), policy('b', 'operator', 'reviewed', { differentFrom: ['performer'] })] })));
    run.start('weigh');
    run.enter('weigh', 'mass', '1.0');
    run.enter('weigh', 'clean', 'yes');
    run.complete('weigh', { signatures: [run.offered('weigh', 'a', op), run.offered('weigh', 'b', second)] });
    expect(run.step('weigh').signatures.map(({ content }) => content.values)).toEqual([
      { mass: { kind: 'number', value: '1.0', unit: 'g' }, clean: { kind: 'boolean', yes: true } },
      { mass: { kind: 'number', value: '1.0', unit: 'g' }, clean: { kind: 'boolean', yes: true } },
    ]);
  });
});
