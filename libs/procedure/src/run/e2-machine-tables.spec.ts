import { dryingRun, measured, says } from '../fixtures/drying.fixture';
import { number, tx } from '../fixtures/recipe.fixture';
import { types, type Run } from '../fixtures/run.fixture';
import type { Entry } from '../recipe/entry';

const drying = (...entries: Entry[]): Run => dryingRun(entries);

describe('E2 values of a machine in the rows of a table', () => {
  const cell = { equipment: 'dryer', point: 'product-temperature' };
  const ROWS: Entry = { id: 'rows', type: 'table', title: tx('Every ten minutes'), required: true, columns: [
    { id: 'mean', type: 'number', title: tx('Mean'), unit: 'Cel', places: 1, required: true, ranges: { action: { high: '60.0' } }, capture: { ...cell, statistic: 'mean' } },
    { id: 'note', type: 'text', title: tx('Note'), required: false },
  ] };
  const askRow = (run: Run, row: number, despiteGaps = false): { readonly id: string; readonly body: object } => {
    const [event] = run.act({ type: 'AskMachine', ...run.at('dry'), entry: 'rows', row, column: 'mean', ...(despiteGaps ? { despiteGaps } : {}) });
    return { id: run.step('dry').questions?.[`rows/${row}/mean`]?.captureId ?? '', body: event?.body ?? {} };
  };
  const sayRow = (run: Run, row: number, value: string): string[] => {
    const { id, body } = askRow(run, row);
    const { from = '', until = '' } = body as { from?: string; until?: string };
    return says(run, id, `rows/${row}/mean`, { kind: 'value', value, unit: 'Cel', machine: measured(id, { statistic: 'mean', from, until }) });
  };

  it('asks for each row, from the end of the time of the measured row before: no time is left out, none counts twice', () => {
    const run = drying(ROWS);
    const started = run.step('dry').real?.started;
    const first = run.occasion.real;
    expect(sayRow(run, 1, '52.345')).toEqual(['EntryRecorded']);
    run.pass(600);
    expect(askRow(run, 2).body).toMatchObject({ address: 'rows/2/mean', statistic: 'mean', from: first, until: run.occasion.real, unit: 'Cel' });
    expect(run.step('dry').entries['rows/1/mean']).toMatchObject({ value: { value: '52.3' }, verdict: { result: 'within' }, machine: { from: started, until: first, instrument: 'TT-101' } });
  });

  it('judges a row like any value, and its exception names row and column', () => {
    const run = drying(ROWS);
    expect(sayRow(run, 1, '61.0')).toEqual(['EntryRecorded', 'ExceptionRaised']);
    expect(run.exceptions).toMatchObject([{ address: 'rows/1/mean', text: 'Every ten minutes, row 1, Mean = 61.0 Cel is outside the in-process action limits' }]);
  });

  it('uses no bad value silently: the row says why, holds the completion, is taken in spite of gaps or typed with a reason, each with its exception', () => {
    const run = drying(ROWS);
    const bad = { kind: 'refused', reasonCode: 'bad-quality', detail: { en: 'bad', de: 'schlecht' }, despiteGaps: true } as const;
    const typed = { type: 'RecordEntry', entry: 'rows', row: 1, column: 'mean', value: '55.0' } as const;
    expect(run.refusal({ ...typed, ...run.at('dry') }).code).toBe('value-from-machine');
    expect(says(run, askRow(run, 1).id, 'rows/1/mean', bad)).toEqual(['MachineRefused']);
    expect(run.refusal({ type: 'CompleteStep', ...run.at('dry') })).toMatchObject({ code: 'step-incomplete', params: { entries: ['rows/1/mean'] } });
    expect(run.refusal({ ...typed, ...run.at('dry') }).code).toBe('reason-missing');
    run.act({ ...typed, ...run.at('dry'), reason: 'read from the panel' });
    const { id } = askRow(run, 2, true);
    says(run, id, 'rows/2/mean', { kind: 'value', value: '50.0', unit: 'Cel', machine: measured(id, { quality: 'uncertain', unusableSeconds: '70' }) });
    expect(run.exceptions).toMatchObject([{ type: 'typed-for-machine', address: 'rows/1/mean' }, { type: 'captured-despite-gaps', address: 'rows/2/mean' }]);
  });

  it('asks nothing for a cell that is typed, and needs the row named', () => {
    const run = drying(ROWS);
    expect(run.refusal({ type: 'AskMachine', ...run.at('dry'), entry: 'rows', row: 1, column: 'note' }).code).toBe('entry-not-from-machine');
    expect(run.refusal({ type: 'AskMachine', ...run.at('dry'), entry: 'rows' }).code).toBe('row-missing');
    run.enter('dry', 'rows', 'smells', { row: 1, column: 'note' });
  });

  it('A10 is a check of a series like a typed one: its row ends the grace of the check', () => {
    const config = { table: 'rows', interval: { value: '15', unit: 'min' }, grace: { value: '5', unit: 'min' }, atStart: true };
    const run = dryingRun([{ ...ROWS, required: false }], { kind: 'check-series', config });
    run.act({ type: 'FireTimer', timerId: 'check:dry:1' });
    expect(run.view.timers['missed:dry:1']).toBeDefined();
    expect(sayRow(run, 1, '52.0')).toContain('TimerStopped');
    expect(run.view.timers['missed:dry:1']).toBeUndefined();
  });
});

describe('E2 a value of the whole step or phase, asked at its completion', () => {
  const dryer = { equipment: 'dryer', point: 'product-temperature', asked: 'at-completion' as const };
  const MEAN = number('mean', 'Cel', {}, { places: 1, capture: { ...dryer, statistic: 'mean' } });
  const HOT = number('hot', 'min', {}, { places: 1, capture: { ...dryer, statistic: 'time-above', threshold: '60', since: { step: 'before', event: 'completed' } } });
  const questions = (run: Run): Record<string, { readonly captureId: string }> => run.step('dry').questions ?? {};
  const answerAll = (run: Run): void => {
    for (const [address, { captureId }] of Object.entries(questions(run))) says(run, captureId, address, { kind: 'value', value: '41.0', unit: address === 'hot' ? 'min' : 'Cel', machine: measured(captureId) });
  };

  it.each(['mean', 'minimum', 'maximum', 'integral', 'time-above', 'time-below', 'increase', 'last'] as const)('asks for the %s by the completion itself, over the whole step, and the next touch completes it', (statistic) => {
    const [unit, threshold] = statistic.startsWith('time') ? ['min', { threshold: '60' }] as const : ['Cel', {}] as const;
    const run = drying(number('mean', unit, {}, { places: 1, capture: { ...dryer, statistic, ...threshold } }));
    const [asked] = run.complete('dry');
    expect(asked).toMatchObject({ type: 'MachineAsked', body: { address: 'mean', statistic, until: run.occasion.real, ...(statistic === 'last' ? {} : { from: run.step('dry').real?.started }) } });
    expect(run.step('dry').status).toBe('started');
    expect(run.refusal({ type: 'CompleteStep', ...run.at('dry') })).toMatchObject({ code: 'machine-answers-pending', params: { entries: ['mean'] } });
    says(run, questions(run)['mean']?.captureId ?? '', 'mean', { kind: 'value', value: '41.0', unit, machine: measured('x', { statistic }) });
    expect(types(run.complete('dry'))).toContain('StepCompleted');
    expect(run.value('dry', 'mean')).toMatchObject({ value: '41.0' });
  });

  it('is not asked in the middle: only when everything else of the step is recorded', () => {
    const run = drying(MEAN, number('loss', '%'));
    expect(run.refusal({ type: 'AskMachine', ...run.at('dry'), entry: 'mean' })).toMatchObject({ code: 'asked-at-completion', params: { missing: ['loss'] } });
    expect(run.refusal({ type: 'CompleteStep', ...run.at('dry') })).toMatchObject({ code: 'step-incomplete', params: { entries: ['loss'] } });
    run.enter('dry', 'loss', '1.0');
    expect(types(run.act({ type: 'AskMachine', ...run.at('dry'), entry: 'mean' }))).toEqual(['MachineAsked']);
  });

  it('takes last entries with the completion, and asks after them', () => {
    const run = drying(MEAN, number('loss', '%'));
    expect(types(run.complete('dry', { entries: [{ entry: 'loss', value: '1.0' }] }))).toEqual(['EntryRecorded', 'MachineAsked']);
    answerAll(run);
    expect(types(run.complete('dry'))).toContain('StepCompleted');
  });

  it('goes back to the step with which the phase began, where the recipe says so', () => {
    const run = drying(HOT);
    const ended = run.step('before').real?.completed;
    expect(ended).not.toBe(run.step('dry').real?.started);
    expect(run.complete('dry')[0]).toMatchObject({ body: { from: ended, until: run.occasion.real, threshold: '60' } });
  });

  it('uses no bad value silently: the completion is refused and names it, until a person accepts the gaps or types it with a reason', () => {
    const run = drying(MEAN);
    run.complete('dry');
    says(run, questions(run)['mean']?.captureId ?? '', 'mean', { kind: 'refused', reasonCode: 'bad-quality', detail: { en: 'bad', de: 'schlecht' }, despiteGaps: true });
    expect(run.refusal({ type: 'CompleteStep', ...run.at('dry') })).toMatchObject({ code: 'step-incomplete', params: { entries: ['mean'] } });
    run.act({ type: 'AskMachine', ...run.at('dry'), entry: 'mean', despiteGaps: true });
    const id = questions(run)['mean']?.captureId ?? '';
    says(run, id, 'mean', { kind: 'value', value: '41.0', unit: 'Cel', machine: measured(id, { quality: 'uncertain', unusableSeconds: '70' }) });
    expect(types(run.complete('dry'))).toContain('StepCompleted');
    expect(run.exceptions).toMatchObject([{ type: 'captured-despite-gaps', address: 'mean' }]);
  });

  it('asks anew at the next completion when no answer came in ten seconds', () => {
    const run = drying(MEAN);
    run.complete('dry');
    const first = questions(run)['mean']?.captureId;
    run.pass(10);
    expect(types(run.complete('dry'))).toEqual(['MachineAsked']);
    expect(questions(run)['mean']?.captureId).not.toBe(first);
  });
});
