import { indexed, number, policy, sequence, step, tx, yes } from '../fixtures/recipe.fixture';
import { bodies, PEOPLE, Run, types } from '../fixtures/run.fixture';
import type { LateEntry } from '../moves/signed-move';

const { op, second, third, sup, qa } = PEOPLE;
const NOT_APPLICABLE = { move: 'not-applicable', reason: 'the sieve is broken' } as const;
const permission = (stepKey: string, change: object = {}) => ({ type: 'GivePermission' as const, permissionId: `perm-${stepKey}`, deviation: 'DEV-1', stepKey, rule: 'not-applicable', validUntil: '2026-03-02T08:00:00.000Z', reason: 'sieved by the supplier', approvedBy: 'E50', ...change });

function two(): Run {
  return new Run(indexed(sequence('p', step('sieve', [number('mass', 'g')], { signatures: [policy('done', 'operator', 'performed')] }), step('blend', [yes('ok')]))));
}

describe('B20 not applicable under a deviation', () => {
  it('is refused without a deviation that quality approved before, and names that move', () => {
    expect(two().refusal(two().moving('sieve', NOT_APPLICABLE, sup))).toMatchObject({ code: 'deviation-missing', moves: [{ move: 'approve-deviation', roles: ['qa'], route: 'POST /api/review/v1/batches/run-1/deviations' }] });
  });

  it('closes a step that was never begun, uses the permission up, leaves its exception, and lets the next begin', () => {
    const run = two();
    run.act(permission('sieve'));
    const events = run.act(run.moving('sieve', NOT_APPLICABLE, sup));
    expect(types(events)).toEqual(['MoveSigned', 'PermissionUsed', 'ExceptionRaised', 'StepCompleted', 'StepMadeReady']);
    expect(bodies(events, 'ExceptionRaised')).toMatchObject([{ type: 'not-applicable-under-deviation', severity: 'major', deviation: true, stepKey: 'sieve', params: { deviation: 'DEV-1' } }]);
    expect(run.step('sieve')).toMatchObject({ status: 'completed', notApplicable: { deviation: 'DEV-1', reason: 'the sieve is broken' } });
    expect(run.view.run.startedSteps).toBe(0);
    run.do('blend', { ok: 'yes' });
    expect(run.view.run.state).toBe('complete');
  });

  it('closes a step that was begun and cannot be ended', () => {
    const run = two();
    run.start('sieve');
    expect(run.refusal({ type: 'CompleteStep', ...run.at('sieve') }).moves?.map(({ move }) => move)).toEqual(expect.arrayContaining(['record-entry', 'late-entry', 'reassign-step', 'approve-deviation', 'not-applicable']));
    run.act(permission('sieve'));
    run.act(run.moving('sieve', NOT_APPLICABLE, sup));
    expect(run.view.run.startedSteps).toBe(0);
    expect(run.ready).toEqual(['blend']);
  });

  it.each([
    ['of another step', { stepKey: 'blend' }, 0],
    ['for the start of it', { rule: 'qualification-missing' }, 0],
    ['that is over', {}, 7200],
  ])('is refused with a permission %s', (_, change, seconds) => {
    const run = two();
    run.act(permission('sieve', change));
    run.pass(seconds);
    expect(run.refusal(run.moving('sieve', NOT_APPLICABLE, sup)).code).toBe('deviation-missing');
  });

  it('opens no start, is made by a supervisor who did not approve it, over his own signature, and once', () => {
    const run = two();
    run.act(permission('sieve', { approvedBy: 'E10' }));
    run.when({ ...run.moving('blend', NOT_APPLICABLE, sup) }).thenRefused('step-not-ready');
    run.when(run.moving('sieve', NOT_APPLICABLE, op)).thenRefused('role-missing');
    run.when(run.moving('sieve', NOT_APPLICABLE, qa)).thenRefused('role-missing');
    run.when(run.moving('sieve', NOT_APPLICABLE, sup)).thenRefused('same-person');
    run.when(run.moving('sieve', NOT_APPLICABLE, third, { signer: sup })).thenRefused('signature-not-yours');
    run.act(run.moving('sieve', NOT_APPLICABLE, third));
    run.when(run.moving('sieve', NOT_APPLICABLE, third)).thenRefused('step-completed');
  });

  it('ends a hold time that the start of the step would have ended', () => {
    const run = new Run(indexed(sequence('p', step('wet'), step('dry'), step('last')), {
      holdTimes: [{ id: 'h', title: tx('Wet'), from: { step: 'wet', event: 'completed' }, to: { step: 'dry', event: 'started' }, max: { value: '1', unit: 'h' }, severity: 'major' }],
    }));
    run.do('wet');
    run.act(permission('dry'));
    expect(bodies(run.act(run.moving('dry', NOT_APPLICABLE, sup)), 'HoldTimeEnded')).toHaveLength(1);
    expect(run.view.holdTimes).toEqual({});
  });
});

describe('B20 reassign', () => {
  const move = { move: 'reassign-step', reason: 'end of the shift', to: 'E2' } as const;

  it('makes another qualified person a performer, who ends and signs what the first began', () => {
    const run = two();
    run.start('sieve');
    run.enter('sieve', 'mass', '10.0');
    run.when(run.signing('sieve', 'done', second)).thenRefused('not-the-performer');
    const events = run.act(run.moving('sieve', move, sup, { receiver: second }));
    expect(types(events)).toEqual(['MoveSigned', 'StepReassigned', 'ExceptionRaised']);
    expect(run.step('sieve').performers).toEqual(['E1', 'E2']);
    run.sign('sieve', 'done', second);
    run.complete('sieve', { by: second });
    expect(run.ready).toEqual(['blend']);
  });

  it('takes nobody who is unknown, has another role, watched as somebody else, or is at it already', () => {
    const run = new Run(indexed(step('sieve', [number('mass', 'g')], { signatures: [policy('seen', 'operator', 'witnessed', { moment: 'during', differentFrom: ['performer'] })] })));
    run.when(run.moving('sieve', move, sup, { receiver: second })).thenRefused('step-not-started');
    run.start('sieve');
    run.sign('sieve', 'seen', second);
    run.when(run.moving('sieve', move, sup)).thenRefused('person-unknown');
    run.when(run.moving('sieve', { ...move, to: 'E40' }, sup, { receiver: PEOPLE.qc })).thenRefused('role-missing');
    run.when(run.moving('sieve', move, sup, { receiver: second })).thenRefused('same-person');
    run.when(run.moving('sieve', { ...move, to: 'E1' }, sup, { receiver: op })).thenRefused('works-on-it-already');
  });

  it('asks for the training of the step at that moment', () => {
    const run = new Run(indexed(step('sieve', [], { qualifications: ['SIEVING'] }), { qualifications: [{ code: 'SIEVING', title: tx('Sieving') }] }));
    const held = { qualificationId: 'q', code: 'SIEVING', from: '2026-01-01T00:00:00.000Z' };
    run.view = { ...run.view, facts: { ...run.view.facts, qualifications: { E1: [held], E2: [{ ...held, until: '2026-03-02T06:00:00.000Z' }] } } };
    run.start('sieve');
    run.when(run.moving('sieve', move, sup, { receiver: second })).thenRefused('qualification-missing');
    run.view = { ...run.view, facts: { ...run.view.facts, qualifications: { E1: [held], E2: [held] } } };
    expect(bodies(run.act(run.moving('sieve', move, sup, { receiver: second })), 'StepReassigned')).toMatchObject([{ qualifications: [{ code: 'SIEVING' }] }]);
  });
});

describe('B20 another item in the middle of a step', () => {
  const change = { move: 'change-equipment', reason: 'the motor failed', requirement: 'blender', item: 'VB-02' } as const;
  const grant = (run: Run, outcome: 'granted' | 'refused', item: string): void => {
    const [asked] = Object.values(run.view.grants).filter(({ status }) => status === 'requested');
    run.act({ type: 'ReceiveGrant', grantId: asked?.grantId ?? '', outcome, item, ...(outcome === 'refused' ? { reasonCode: 'not-clean', axis: 'cleaning', detail: 'not clean' } : {}) });
  };
  const blending = (): Run => {
    const run = new Run(indexed(step('blend', [], { equipment: [{ requirement: 'blender', occupation: 'step' }] }), { equipment: [{ id: 'blender', title: tx('Blender'), class: 'blender', properties: [] }] }));
    run.start('blend', { equipment: [{ requirement: 'blender', item: 'VB-01' }] });
    grant(run, 'granted', 'VB-01');
    run.start('blend');
    return run;
  };

  it('asks the owner first, then binds the new one, ends the old, and leaves a major exception', () => {
    const run = blending();
    expect(types(run.act(run.moving('blend', change, sup, { ask: true })))).toEqual(['GrantRequested']);
    run.when(run.moving('blend', change, sup)).thenRefused('grants-pending');
    grant(run, 'granted', 'VB-02');
    const events = run.act(run.moving('blend', change, sup));
    expect(types(events)).toEqual(['MoveSigned', 'GrantUsed', 'EquipmentChanged', 'ExceptionRaised']);
    expect(run.step('blend').items).toMatchObject([{ item: 'VB-02' }]);
    expect(Object.values(run.view.grants).map(({ item, status }) => [item, status])).toEqual([['VB-01', 'ended'], ['VB-02', 'used']]);
    expect(bodies(run.complete('blend'), 'StepCompleted')[0]?.released).toEqual([run.step('blend').items[0]?.grantId]);
  });

  it('is refused in the words of the owner, and asks again when it is tried again', () => {
    const run = blending();
    run.act(run.moving('blend', change, sup, { ask: true }));
    grant(run, 'refused', 'VB-02');
    expect(run.refusal(run.moving('blend', change, sup))).toMatchObject({ code: 'equipment-unsuitable', params: { item: 'VB-02', axis: 'cleaning' } });
    expect(types(run.act(run.moving('blend', change, sup, { ask: true })))).toEqual(['GrantRequested']);
    run.when(run.moving('blend', { ...change, requirement: 'sieve' }, sup)).thenRefused('equipment-not-held');
    run.when(run.moving('blend', { ...change, item: 'VB-01' }, sup)).thenRefused('item-there-already');
  });
});

describe('B20 late entry', () => {
  const late: LateEntry = { move: 'late-entry', reason: 'the network was down', entry: 'mass', value: '10.0', observedAt: '2026-03-02T06:00:00.000Z', source: 'note on form F-12' };

  it('has both times, source, reason and the signature of a second person', () => {
    const run = two();
    run.start('sieve');
    run.pass(3600);
    const events = run.act(run.moving('sieve', late, op, { signer: second }));
    expect(types(events)).toEqual(['EntryRecorded', 'MoveSigned', 'ExceptionRaised']);
    expect(bodies(events, 'EntryRecorded')).toMatchObject([{ observedAt: late.observedAt, reason: late.reason, transcribedFrom: late.source }]);
    expect(bodies(events, 'MoveSigned')).toMatchObject([{ move: 'late-entry', signature: { person: 'E2' }, details: { entry: 'mass', value: '10.0', source: late.source } }]);
    expect(bodies(events, 'ExceptionRaised')).toMatchObject([{ type: 'late-entry', severity: 'minor', address: 'mass' }]);
  });

  it('is not checked by who writes it, says its source, and comes neither from the future nor from before the release', () => {
    const run = two();
    run.start('sieve');
    run.when(run.moving('sieve', late, op)).thenRefused('same-person');
    run.when(run.moving('sieve', late, op, { signer: PEOPLE.opTwin })).thenRefused('same-person');
    run.when(run.moving('sieve', { ...late, source: ' ' }, op, { signer: second })).thenRefused('text-missing');
    run.when(run.moving('sieve', { ...late, observedAt: '2026-03-02T09:00:00.000Z' }, op, { signer: second })).thenRefused('observed-in-the-future');
    run.when(run.moving('sieve', { ...late, observedAt: '2026-03-01T09:00:00.000Z' }, op, { signer: second })).thenRefused('observed-before-release');
    run.enter('sieve', 'mass', '9.0');
    expect(run.refusal(run.moving('sieve', late, op, { signer: second }))).toMatchObject({ code: 'entry-already-recorded', params: { recorded: '9.0 g', offered: '10.0', person: 'E1' } });
  });
});
