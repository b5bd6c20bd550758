import { bodies, PEOPLE, Run, types } from '../fixtures/run.fixture';
import { indexed, policy, sequence, step, tx } from '../fixtures/recipe.fixture';
import type { SignaturePolicy } from '../recipe/signature-policy';
import type { GrantReceivedBody } from './grant';

const EQUIPMENT = [{ id: 'blender', title: tx('Blender'), class: 'v-blender', properties: [{ property: 'volume', unit: 'L', min: '200' }] }];
const blending = (): Run =>
  new Run(
    indexed(
      sequence(
        'p',
        step('charge', [], { equipment: [{ requirement: 'blender', occupation: 'begin' }], material: [{ input: 'lactose' }] }),
        step('blend', [], { equipment: [{ requirement: 'blender', occupation: 'continue' }] }),
        step('empty', [], { equipment: [{ requirement: 'blender', occupation: 'end' }] }),
        step('clean'),
      ),
      { equipment: EQUIPMENT },
    ),
  );
const scanned = { equipment: [{ requirement: 'blender', item: 'VB-01' }], material: [{ input: 'lactose', item: 'DRUM-1' }] };
const answer = (run: Run, need: string, body: Partial<GrantReceivedBody> & Pick<GrantReceivedBody, 'outcome'>): ReturnType<Run['act']> => {
  const grant = Object.values(run.view.grants).filter((one) => one.need === need).at(-1);
  return run.act({ type: 'ReceiveGrant', grantId: grant?.grantId ?? '', ...body });
};
const touch = (run: Run): { type: 'StartStep'; stepKey: string; version: number; by: typeof PEOPLE.op } => ({ type: 'StartStep', ...run.at('charge') });
const granted = (): Run => {
  const run = blending();
  run.start('charge', scanned);
  answer(run, 'blender', { outcome: 'granted' });
  answer(run, 'lactose', { outcome: 'granted', lot: 'L-7' });
  return run;
};

describe('gmp 6 suitable equipment and material', () => {
  it('asks for what was scanned, with class, properties and scaled quantity, and waits', () => {
    const run = blending();
    const events = run.start('charge', scanned);
    expect(types(events)).toEqual(['StepRequested', 'GrantRequested', 'GrantRequested']);
    expect(bodies(events, 'GrantRequested')).toMatchObject([
      { what: 'equipment', need: 'blender', item: 'VB-01', class: 'v-blender', properties: [{ property: 'volume', min: '200' }] },
      { what: 'material', need: 'lactose', item: 'DRUM-1', material: 'RM-2', quantity: { value: '9.5', unit: 'kg' } },
    ]);
    run.when(touch(run)).thenRefused('grants-pending');
    expect(run.step('charge').status).toBe('requesting');
  });

  it('starts by another touch when the grants are there, with the lot in the record', () => {
    const run = granted();
    expect(bodies(run.start('charge'), 'StepStarted')).toMatchObject([{ items: [{ need: 'blender', item: 'VB-01' }, { need: 'lactose', item: 'DRUM-1', lot: 'L-7' }] }]);
    expect(Object.values(run.view.grants).map(({ status }) => status)).toEqual(['used', 'used']);
  });

  it('takes the same touch once more when its answer was lost, and only from the person who asked', () => {
    const run = blending();
    const first = { ...touch(run), ...scanned };
    run.start('charge', scanned);
    run.when(first).thenRefused('grants-pending');
    run.when({ ...first, by: PEOPLE.second }).thenRefused('step-changed');
    run.when({ ...first, version: first.version - 1 }).thenRefused('step-changed');
    answer(run, 'blender', { outcome: 'granted' });
    answer(run, 'lactose', { outcome: 'granted', lot: 'L-7' });
    expect(types(run.act(first))).toContain('StepStarted');
    run.when(first).thenRefused('step-already-started');
  });

  it('asks who does not name what is used', () => {
    const run = blending();
    run.when(touch(run)).thenRefused('item-not-named');
  });

  it('refuses with the reason of the owner, and lets another item be chosen', () => {
    const run = blending();
    run.start('charge', scanned);
    answer(run, 'blender', { outcome: 'refused', reasonCode: 'not-clean', axis: 'cleaning', detail: 'since Monday' });
    answer(run, 'lactose', { outcome: 'granted' });
    expect(run.refusal(touch(run))).toMatchObject({ code: 'equipment-unsuitable', params: { item: 'VB-01', reasonCode: 'not-clean', axis: 'cleaning' }, moves: [{ move: 'withdraw-request' }, { move: 'clean-equipment' }, { move: 'service-equipment' }, { move: 'approve-deviation' }, { move: 'not-applicable' }] });
    expect(run.refusal({ type: 'WithdrawRequest', ...run.at('charge'), by: { ...run.at('charge').by, roles: ['engineer'] } })).toMatchObject({ code: 'role-missing' });
    run.act({ type: 'WithdrawRequest', ...run.at('charge') });
    expect(run.step('charge').status).toBe('ready');
    expect(bodies(run.start('charge', { ...scanned, equipment: [{ requirement: 'blender', item: 'VB-02' }] }), 'GrantRequested')).toMatchObject([{ item: 'VB-02' }]);
  });

  it('can ask again for the very item that was refused before', () => {
    const run = blending();
    run.start('charge', scanned);
    answer(run, 'blender', { outcome: 'refused', reasonCode: 'not-clean' });
    run.act({ type: 'WithdrawRequest', ...run.at('charge') });
    expect(bodies(run.start('charge', scanned), 'GrantRequested').map(({ item }) => item)).toEqual(['VB-01']);
    answer(run, 'blender', { outcome: 'granted' });
    answer(run, 'lactose', { outcome: 'granted' });
    run.start('charge');
    expect(run.step('charge').status).toBe('started');
  });

  it('does not start on a grant that has run out, was revoked, or whose owner is not heard', () => {
    const late = granted();
    late.act({ type: 'ReceiveGrant', grantId: Object.keys(late.view.grants)[0] ?? '', outcome: 'revoked', reasonCode: 'blocked' });
    expect(late.refusal(touch(late))).toMatchObject({ code: 'equipment-unsuitable' });
    const stale = granted();
    stale.view = { ...stale.view, facts: { ...stale.view.facts, watermarkAgeMs: { training: 0, resources: 5000 } } };
    stale.when(touch(stale)).thenRefused('equipment-status-stale');
    const unknown = granted();
    unknown.view = { ...unknown.view, facts: { ...unknown.view.facts, watermarkAgeMs: {} } };
    unknown.when(touch(unknown)).thenRefused('equipment-status-stale');
    const expired = blending();
    expired.start('charge', scanned);
    answer(expired, 'blender', { outcome: 'granted', until: '2026-03-02T06:05:00.000Z' });
    answer(expired, 'lactose', { outcome: 'granted' });
    expired.pass(301);
    expect(types(expired.start('charge'))).toEqual(['StepRequested', 'GrantRequested']);
  });

  it('takes an answer once, and none for a grant that it does not know', () => {
    const run = granted();
    const [grantId = ''] = Object.keys(run.view.grants);
    run.when({ type: 'ReceiveGrant', grantId, outcome: 'granted' }).thenNothing();
    run.when({ type: 'ReceiveGrant', grantId: 'other', outcome: 'granted' }).thenNothing();
    run.start('charge');
    run.when({ type: 'ReceiveGrant', grantId, outcome: 'revoked' }).thenNothing();
  });

  it('keeps equipment from the step that takes it to the step that leaves it, and lets it go then', () => {
    const run = granted();
    run.start('charge');
    expect(bodies(run.complete('charge'), 'StepCompleted')).toMatchObject([{ released: [] }]);
    expect(bodies(run.do('blend'), 'StepStarted')).toMatchObject([{ items: [{ item: 'VB-01' }] }]);
    const equipment = Object.values(run.view.grants).find(({ what }) => what === 'equipment');
    expect(bodies(run.do('empty'), 'StepCompleted')).toMatchObject([{ released: [equipment?.grantId] }]);
    expect(run.view.grants[equipment?.grantId ?? '']?.status).toBe('ended');
  });

  it('raises a deviation for a revocation that is older than the start, and nothing for a younger one', () => {
    const run = granted();
    run.start('charge');
    const note = { type: 'NoteLateRevocation', what: 'material', stepKey: 'charge', item: 'DRUM-1', reason: 'recalled' } as const;
    run.when({ ...note, effectiveAt: '2026-03-02T06:00:01.000Z' }).thenNothing();
    run.act({ ...note, effectiveAt: '2026-03-02T05:00:00.000Z' });
    expect(run.exceptions).toMatchObject([{ type: 'late-revocation', deviation: true, stepKey: 'charge' }]);
  });
});

describe('H2 qualifications at the signature', () => {
  const asking = (meaning: SignaturePolicy['meaning']): Run => {
    const run = new Run(indexed(step('weigh', [], { qualifications: ['SOP-1'], signatures: [policy('p', 'operator', meaning, { differentFrom: ['performer'] })] }), { qualifications: [{ code: 'SOP-1', title: tx('SOP 1') }] }));
    const held = { qualificationId: 'q-1', code: 'SOP-1', from: '2026-01-01T00:00:00.000Z' };
    run.view = { ...run.view, facts: { ...run.view.facts, qualifications: { E1: [held] } } };
    run.start('weigh');
    return run;
  };

  it.each(['witnessed', 'verified-independently'] as const)('are asked of who %s', (meaning) => {
    const run = asking(meaning);
    run.when(run.signing('weigh', 'p', PEOPLE.second)).thenRefused('qualification-missing');
    const offered = { ...run.signing('weigh', 'p', PEOPLE.second), qualifications: [{ qualificationId: 'q-2', code: 'SOP-1', from: '2026-01-01T00:00:00.000Z' }] };
    expect(bodies(run.act(offered), 'SignatureApplied')).toMatchObject([{ qualifications: [{ code: 'SOP-1', qualificationId: 'q-2' }] }]);
  });

  it.each(['reviewed', 'approved-to-proceed'] as const)('are not asked of who %s', (meaning) => {
    const run = asking(meaning);
    run.sign('weigh', 'p', PEOPLE.second);
    expect(run.step('weigh').signatures).toHaveLength(1);
  });
});

describe('H2 qualifications at the start', () => {
  const trained = (until: string | undefined, revokedAt?: string): Run => {
    const run = new Run(indexed(step('weigh', [], { qualifications: ['SOP-1'] }), { qualifications: [{ code: 'SOP-1', title: tx('SOP 1') }] }));
    const fact = { qualificationId: 'q-1', code: 'SOP-1', from: '2026-01-01T00:00:00.000Z', ...(until ? { until } : {}), ...(revokedAt ? { revokedAt } : {}) };
    run.view = { ...run.view, facts: { ...run.view.facts, qualifications: { E1: [fact] } } };
    return run;
  };
  const start = (run: Run, by = PEOPLE.op): { type: 'StartStep'; stepKey: string; version: number; by: typeof PEOPLE.op } => ({ type: 'StartStep', ...run.at('weigh', by) });

  it('holds to the moment it ends, with its proof in the record', () => {
    expect(bodies(trained('2026-03-02T06:00:00.001Z').start('weigh'), 'StepStarted')).toMatchObject([{ qualifications: [{ code: 'SOP-1', qualificationId: 'q-1' }] }]);
    const run = trained('2026-03-02T06:00:00.000Z');
    expect(run.refusal(start(run))).toMatchObject({ code: 'qualification-missing', params: { codes: ['SOP-1'] }, moves: [{ move: 'approve-deviation' }, { roles: ['trainer'] }, { move: 'another-person' }] });
  });

  it('ends with its revocation, and belongs to the person alone', () => {
    const run = trained(undefined, '2026-03-02T05:59:59.000Z');
    run.when(start(run)).thenRefused('qualification-missing');
    const other = trained(undefined);
    other.when(start(other, PEOPLE.second)).thenRefused('qualification-missing');
  });

  it('counts as missing when the owner is not heard', () => {
    const run = trained(undefined);
    run.view = { ...run.view, facts: { ...run.view.facts, watermarkAgeMs: { training: 5000, resources: 0 } } };
    run.when(start(run)).thenRefused('qualification-status-stale');
  });
});
