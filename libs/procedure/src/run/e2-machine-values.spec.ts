import { ask, dryingRun, equipment, measured, says } from '../fixtures/drying.fixture';
import { Run, PEOPLE, types } from '../fixtures/run.fixture';
import { calculated, indexed, number, sequence, step, tx, words, yes } from '../fixtures/recipe.fixture';
import type { Entry } from '../recipe/entry';
import type { StepCondition } from '../recipe/machine-point';

const PEAK = number('peak', 'Cel', { action: { high: '60.0' } }, { places: 1, capture: { equipment: 'dryer', point: 'product-temperature', statistic: 'maximum' } });
const SPEED = number('inlet', 'Cel', {}, { places: 1, setPoint: '65.0', write: { equipment: 'dryer', point: 'inlet-set', tolerance: '0.5' } });
const drying = (...entries: Entry[]): Run => dryingRun(entries);

describe('E2 a value of a machine in the record', () => {
  it('asks for what the recipe names, of the equipment that the step took, from its start to now, in real time', () => {
    const run = drying(PEAK);
    const started = run.step('dry').real?.started;
    const [event] = run.act({ type: 'AskMachine', ...run.at('dry'), entry: 'peak' });
    expect(event).toEqual({ type: 'MachineAsked', body: { captureId: expect.any(String) as string, stepKey: 'dry', address: 'peak', what: 'value', equipment: 'FD-01', point: 'product-temperature', statistic: 'maximum', from: started, until: run.occasion.real, unit: 'Cel' } });
  });

  it('records what was answered with its instrument, time and quality, rounded to the places of the entry, and judges it', () => {
    const run = drying(PEAK);
    const id = ask(run, 'peak');
    expect(says(run, id, 'peak', { kind: 'value', value: '61.2345', unit: 'Cel', machine: measured(id) })).toEqual(['EntryRecorded', 'ExceptionRaised']);
    expect(run.step('dry').entries['peak']).toMatchObject({ value: { kind: 'number', value: '61.2', unit: 'Cel' }, verdict: { result: 'outside', level: 'action' }, machine: { tag: 'FD-01.product-temperature', instrument: 'TT-101', at: '2026-03-02T06:05:00.000000Z', quality: 'good' } });
    expect(run.step('dry').questions).toEqual({});
  });

  it('takes an answer once: said twice, to another question, or after the step it changes nothing', () => {
    const run = drying(PEAK);
    const id = ask(run, 'peak');
    expect(says(run, 'another', 'peak', { kind: 'value', value: '50.0', unit: 'Cel', machine: measured('another') })).toEqual([]);
    says(run, id, 'peak', { kind: 'value', value: '50.0', unit: 'Cel', machine: measured(id) });
    expect(says(run, id, 'peak', { kind: 'value', value: '51.0', unit: 'Cel', machine: measured(id) })).toEqual([]);
    run.complete('dry');
    expect(says(run, id, 'peak', { kind: 'value', value: '52.0', unit: 'Cel', machine: measured(id) })).toEqual([]);
    expect(run.value('dry', 'peak')).toMatchObject({ value: '50.0' });
  });

  it('asks once while the answer is waited for, and again when ten seconds brought none', () => {
    const run = drying(PEAK);
    const first = ask(run, 'peak');
    expect(run.act({ type: 'AskMachine', ...run.at('dry'), entry: 'peak' })).toEqual([]);
    run.pass(10);
    expect(ask(run, 'peak')).not.toBe(first);
  });

  it('is not typed while a machine can say it, and with a reason and an exception when it gave nothing that may be used', () => {
    const run = drying(PEAK);
    const typed = { type: 'RecordEntry', ...run.at('dry'), entry: 'peak', value: '55.0' } as const;
    expect(run.refusal(typed)).toMatchObject({ code: 'value-from-machine', moves: [expect.objectContaining({ move: 'ask-machine' })] });
    const id = ask(run, 'peak');
    expect(run.refusal({ ...typed, ...run.at('dry') }).code).toBe('value-from-machine');
    const detail = { en: 'bad from 06:02 to 06:03', de: 'schlecht von 06:02 bis 06:03' };
    expect(says(run, id, 'peak', { kind: 'refused', reasonCode: 'bad-quality', detail, despiteGaps: true })).toEqual(['MachineRefused']);
    expect(run.step('dry').questions?.['peak']?.refused).toEqual({ reasonCode: 'bad-quality', detail, despiteGaps: true });
    expect(run.refusal({ ...typed, ...run.at('dry') }).code).toBe('reason-missing');
    expect(run.refusal({ type: 'CompleteStep', ...run.at('dry'), entries: [{ entry: 'peak', value: '55.0' }] }).code).toBe('reason-missing');
    run.enter('dry', 'peak', '55.0', { reason: 'read from the panel' });
    expect(run.exceptions).toMatchObject([{ type: 'typed-for-machine', severity: 'minor', stepKey: 'dry', address: 'peak' }]);
  });

  it('says how long there was no usable value, where that was accepted', () => {
    const run = drying(PEAK);
    const id = ask(run, 'peak', true);
    expect(says(run, id, 'peak', { kind: 'value', value: '50.0', unit: 'Cel', machine: measured(id, { quality: 'uncertain', unusableSeconds: '70.5' }) })).toEqual(['EntryRecorded', 'ExceptionRaised']);
    expect(run.exceptions).toMatchObject([{ type: 'captured-despite-gaps', severity: 'minor', address: 'peak', params: { unusableSeconds: '70.5' } }]);
  });

  it('records nothing that the entry cannot be, and says so', () => {
    const run = drying({ ...PEAK, ranges: { plausible: { low: '0.0', high: '150.0' } } });
    const wrong = ask(run, 'peak');
    expect(says(run, wrong, 'peak', { kind: 'value', value: '50', unit: 'kg', machine: measured(wrong) })).toEqual(['MachineRefused']);
    const impossible = ask(run, 'peak');
    expect(says(run, impossible, 'peak', { kind: 'value', value: '999.0', unit: 'Cel', machine: measured(impossible) })).toEqual(['EntryRejected', 'MachineRefused']);
    expect(run.value('dry', 'peak')).toBeUndefined();
  });

  it('is part of what is signed like any value, and a word, yes and no come as well', () => {
    const run = drying(words('state', { capture: { equipment: 'dryer', point: 'state', statistic: 'last' } }), yes('running', { capture: { equipment: 'room', point: 'running', statistic: 'last' } }));
    const state = ask(run, 'state');
    const running = ask(run, 'running');
    says(run, state, 'state', { kind: 'value', value: 'drying', machine: measured(state) });
    says(run, running, 'running', { kind: 'value', value: 'false', machine: measured(running) });
    expect([run.value('dry', 'state'), run.value('dry', 'running')]).toEqual([{ kind: 'text', text: 'drying' }, { kind: 'boolean', yes: false }]);
  });

  it('keeps a whole curve as a file of the record, which nobody types', () => {
    const run = drying({ id: 'curve', type: 'file', title: tx('Curve'), required: true, capture: { equipment: 'dryer', point: 'product-temperature', statistic: 'curve' } });
    const id = ask(run, 'curve');
    const attachment = { sha256: 'b'.repeat(64), mediaType: 'text/csv', size: 1234, fileName: 'FD-01.csv' };
    says(run, id, 'curve', { kind: 'value', value: attachment.sha256, attachment, machine: measured(id, { statistic: 'curve' }) });
    expect(run.value('dry', 'curve')).toEqual({ kind: 'file', ...attachment });
  });
});

describe('E9 a set point, written and read back', () => {
  it('writes what the recipe says, and records what stands there afterwards', () => {
    const run = drying(SPEED);
    const [event] = run.act({ type: 'AskMachine', ...run.at('dry'), entry: 'inlet' });
    expect(event?.body).toMatchObject({ what: 'set-point', equipment: 'FD-01', point: 'inlet-set', value: '65.0', unit: 'Cel', tolerance: '0.5' });
    const id = run.step('dry').questions?.['inlet']?.captureId ?? '';
    says(run, id, 'inlet', { kind: 'set-point', written: '65.0', readBack: '65.1', unit: 'Cel', agrees: true, machine: measured(id, { statistic: 'read-back' }) });
    expect(run.step('dry').entries['inlet']).toMatchObject({ value: { value: '65.1' }, machine: { statistic: 'read-back' } });
  });

  it('stops the phase when something else is read back: nothing further starts before quality decided', () => {
    const run = drying(SPEED);
    const id = ask(run, 'inlet');
    expect(says(run, id, 'inlet', { kind: 'set-point', written: '65.0', readBack: '40.0', unit: 'Cel', agrees: false, machine: measured(id, { statistic: 'read-back' }) })).toEqual(['MachineRefused', 'ExceptionRaised']);
    const again = ask(run, 'inlet');
    says(run, again, 'inlet', { kind: 'set-point', written: '65.0', readBack: '65.0', unit: 'Cel', agrees: true, machine: measured(again, { statistic: 'read-back' }) });
    run.complete('dry');
    expect(run.refusal({ type: 'StartStep', ...run.at('after') }).code).toBe('blocked-by-exception');
    expect(run.exceptions).toMatchObject([{ type: 'set-point-mismatch', severity: 'critical', deviation: true }]);
  });

  it('starts a phase of a machine with a handshake: yes is written and read back; where it does not run, the phase stops here', () => {
    const begun = yes('begun', { acceptance: { accepted: ['yes'], level: 'action' }, write: { equipment: 'dryer', point: 'running', value: 'yes' } });
    const run = drying(begun);
    const [event] = run.act({ type: 'AskMachine', ...run.at('dry'), entry: 'begun' });
    expect(event?.body).toMatchObject({ what: 'set-point', equipment: 'FD-01', point: 'running', value: 'true' });
    const id = run.step('dry').questions?.['begun']?.captureId ?? '';
    expect(says(run, id, 'begun', { kind: 'set-point', written: 'true', readBack: 'true', agrees: true, machine: measured(id, { statistic: 'read-back' }) })).toEqual(['EntryRecorded']);
    expect(run.value('dry', 'begun')).toEqual({ kind: 'boolean', yes: true });
    const other = drying(begun);
    const asked = ask(other, 'begun');
    says(other, asked, 'begun', { kind: 'set-point', written: 'true', readBack: 'false', agrees: false, machine: measured(asked, { statistic: 'read-back' }) });
    expect(other.value('dry', 'begun')).toBeUndefined();
    expect(other.refusal({ type: 'CompleteStep', ...other.at('dry') }).code).toBe('step-incomplete');
    expect(other.exceptions).toMatchObject([{ type: 'set-point-mismatch', severity: 'critical', deviation: true }]);
  });

  it('writes nothing while the run stands', () => {
    const run = drying(SPEED);
    run.act({ type: 'ChangeRunState', by: PEOPLE.sup, command: 'hold', reason: 'alarm' });
    expect(run.refusal({ type: 'AskMachine', ...run.at('dry'), entry: 'inlet' }).code).toBe('run-not-running');
  });
});

describe('B10 the counter of a machine against the typed number', () => {
  const counted = number('counted', '{tablet}', {}, { places: 0, capture: { equipment: 'dryer', point: 'counter', statistic: 'increase' } });
  const difference = calculated('difference', '{tablet}', 0, 'dry.counted - dry.typed', { ranges: { action: { low: '-10', high: '10' } } });
  const pressed = (counter: string): Run => {
    const yields = calculated('yield', '%', 1, "100 '%' * dry.typed / 1000 '{tablet}'", { ranges: { action: { low: '50.0', high: '110.0' } } });
    const balance = step('balance', [yields, difference], { kind: 'balance', config: { yields: [{ entry: 'yield', denominator: 'yield' }], agree: ['difference'] } });
    const run = new Run(indexed(sequence('main', step('dry', [counted, number('typed', '{tablet}')], { equipment: [{ requirement: 'dryer', occupation: 'step' }] }), balance), { equipment }));
    run.start('dry', { equipment: [{ requirement: 'dryer', item: 'FD-01' }] });
    run.act({ type: 'ReceiveGrant', grantId: Object.values(run.view.grants)[0]?.grantId ?? '', outcome: 'granted', item: 'FD-01', from: run.occasion.plant, until: '2099-01-01T00:00:00.000Z' });
    run.start('dry');
    run.pass(600);
    const id = ask(run, 'counted');
    says(run, id, 'counted', { kind: 'value', value: counter, unit: '{tablet}', machine: measured(id, { statistic: 'increase' }) });
    run.enter('dry', 'typed', '990');
    run.complete('dry');
    run.do('balance');
    return run;
  };

  it('agrees within its limits, and disagrees outside of them', () => {
    expect(pressed('995').exceptions).toEqual([]);
    expect(pressed('1040').exceptions).toMatchObject([{ type: 'figures-disagree', address: 'difference' }]);
  });
});

describe('D8 conditions of a room before a start', () => {
  const dry: StepCondition = { id: 'dry-air', title: tx('Dry air'), equipment: 'room', point: 'humidity', unit: '%', high: '45' };
  const dispensing = (): Run => new Run(indexed(sequence('main', step('weigh', [], { conditions: [dry] }))));
  const asked = (run: Run): string => Object.values(run.view.grants).at(-1)?.grantId ?? '';

  it('asks the room of the terminal, and begins with what was measured', () => {
    const run = dispensing();
    expect(types(run.start('weigh'))).toEqual(['StepRequested', 'GrantRequested']);
    expect(run.view.grants[asked(run)]).toMatchObject({ what: 'condition', need: 'dry-air', item: 'A' });
    const measuredNow = { tag: 'A.humidity', value: '38.2', unit: '%', at: '2026-03-02T06:00:01.000000Z' };
    run.act({ type: 'ReceiveGrant', grantId: asked(run), outcome: 'granted', item: 'A', from: run.occasion.plant, until: run.pass(30).occasion.plant, measured: measuredNow });
    run.pass(-10);
    const started = run.start('weigh').find(({ type }) => type === 'StepStarted');
    expect(started?.body).toMatchObject({ items: [], conditions: [{ condition: 'dry-air', ...measuredNow }] });
  });

  it.each([
    ['in both languages', { detail: 'A.humidity is 52.3 %', texts: { en: 'A.humidity is 52.3 %', de: 'A.humidity ist 52.3 %' } }, { en: 'A.humidity is 52.3 %', de: 'A.humidity ist 52.3 %' }],
    ['in English, as records of before have it', { detail: 'A.humidity is 52.3 %' }, 'A.humidity is 52.3 %'],
  ])('is over its limit, said %s: the step does not begin, and is asked anew at the next touch', (_, words, said) => {
    const run = dispensing();
    run.start('weigh');
    run.act({ type: 'ReceiveGrant', grantId: asked(run), outcome: 'refused', item: 'A', reasonCode: 'condition-not-met', axis: 'condition', ...words });
    expect(run.refusal({ type: 'StartStep', ...run.at('weigh') })).toMatchObject({ code: 'condition-not-met', params: { detail: said } });
    run.act({ type: 'WithdrawRequest', ...run.at('weigh') });
    expect(types(run.start('weigh'))).toContain('GrantRequested');
  });

  it('was good more than half a minute ago: it is asked again', () => {
    const run = dispensing();
    run.start('weigh');
    run.act({ type: 'ReceiveGrant', grantId: asked(run), outcome: 'granted', item: 'A', from: run.occasion.plant, until: new Date(Date.parse(run.occasion.plant) + 30_000).toISOString(), measured: { tag: 't', value: '1', unit: '%', at: run.occasion.real } });
    run.pass(31);
    expect(types(run.start('weigh'))).toContain('GrantRequested');
  });

  it('asks a person at a terminal without a room to go to one', () => {
    const { area: _area, ...nowhere } = PEOPLE.op;
    expect(dispensing().refusal({ type: 'StartStep', stepKey: 'weigh', version: 1, by: nowhere }).code).toBe('area-unknown');
  });
});
