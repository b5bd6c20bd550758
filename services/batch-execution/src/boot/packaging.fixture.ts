import type { Entry, RecipeDocument, SignaturePolicy, StepNode } from '@batchwright/procedure';

const en = (text: string): { en: string; de: string } => ({ en: text, de: text });
const num = (id: string, unit: string): Entry => ({ id, type: 'number', title: en(id), unit, required: true });
const calc = (id: string, unit: string, places: number, formula: string, more: Partial<Entry> = {}): Entry => ({ id, type: 'calculated', title: en(id), unit, places, formula, required: true, ...more });
const words = (id: string): Entry => ({ id, type: 'text', title: en(id), required: true });
const step = (id: string, kind: StepNode['kind'], entries: readonly Entry[], config: object, more: Partial<StepNode> = {}): StepNode => ({ id, type: 'step', kind, title: en(id), entries, signatures: [], config: config as StepNode['config'], ...more });
const checked: SignaturePolicy = { id: 'checked', role: 'operator', meaning: 'reviewed', attests: en('checked'), moment: 'after', where: 'any', differentFrom: ['performer'] };

/** Packaging in five steps: clearance, labels, packing with checks of three, label reconciliation, balance. */
export const PACKAGING_RECIPE: RecipeDocument = {
  format: 'batchwright.recipe/1',
  header: { code: 'MBR-PACK', title: en('Packaging'), kind: 'batch', product: { code: 'PAC-TAB', name: en('Packaging') }, batchSize: { value: '100', unit: '{tablet}' }, languages: ['en', 'de'], shelfLifeMonths: 24 },
  formula: {
    inputs: [{ id: 'label', material: 'PK-1', title: en('Label'), function: 'printed-packaging', quantity: { value: '10', unit: '{piece}' }, scales: 'with-batch' }],
    outputs: [{ id: 'bottles', material: 'FG-1', title: en('Bottles'), quantity: { value: '100', unit: '{tablet}' } }],
    parameters: [],
  },
  equipment: [],
  qualifications: [],
  procedure: {
    id: 'packaging', type: 'sequence', level: 'procedure', title: en('Packaging'),
    children: [
      step('clear', 'clearance', [{ id: 'empty', type: 'boolean', title: en('empty'), required: true }], { area: 'PK-01', opens: ['pack', 'rework'] }, { signatures: [checked] }),
      step('pack', 'output', [
        { id: 'boxes', type: 'table', title: en('boxes'), required: true, columns: [{ id: 'code', type: 'text', title: en('code'), required: true }, { id: 'amount', type: 'number', title: en('amount'), unit: '{tablet}', required: true }] },
        calc('packed', '{tablet}', 0, 'sum(boxes.amount)'), num('retained', '{tablet}'), num('sampled', '{tablet}'), num('rejected', '{tablet}'), num('counter', '{tablet}'),
        calc('releasable', '{tablet}', 0, 'packed - retained - sampled - rejected'), words('made'), words('expires'),
      ], {
        output: 'bottles', quantity: 'packed', containers: { table: 'boxes', code: 'code', amount: 'amount' }, dates: { since: 'pack', manufactured: 'made', expires: 'expires', rule: 'end-of-month' },
        releasable: { entry: 'releasable', packed: 'packed', less: ['retained', 'sampled', 'rejected'] },
      }),
      step('issue', 'label-issue', [words('version'), num('issued', '{piece}'), words('overprint')], { input: 'label', artwork: 'LBL/3', version: 'version', issued: 'issued', overprint: { entry: 'overprint', text: 'LOT {batch} EXP {pack.expires}' } }, { signatures: [checked] }),
      step('weights', 'check-series', [
        { id: 'values', type: 'table', title: en('values'), required: false, columns: [{ id: 'weight', type: 'number', title: en('weight'), unit: 'mg', places: 1, required: true }] },
        { id: 'statistics', type: 'table', title: en('statistics'), required: false, columns: [{ id: 'mean', type: 'calculated', title: en('mean'), unit: 'mg', places: 2, required: true, formula: 'mean(checked.weight)' }, { id: 'rsd', type: 'calculated', title: en('rsd'), unit: '%', places: 2, required: true, formula: 'rsd(checked.weight)', ranges: { action: { high: '5.00' } } }] },
      ], { table: 'values', statistics: 'statistics', samples: 3, perContainer: 'pack.boxes', grace: { value: '5', unit: 'min' } }),
      step('count', 'label-reconciliation', [calc('issued', '{piece}', 0, 'issue.issued'), num('applied', '{piece}'), num('returned', '{piece}'), num('destroyed', '{piece}'), calc('difference', '{piece}', 0, 'issued - applied - returned - destroyed', { ranges: { validated: { low: '0', high: '0' } } }), num('declared', '{piece}')], { issued: 'issued', applied: 'applied', returned: 'returned', destroyed: 'destroyed', difference: 'difference', declared: 'declared', overprinted: true }, { signatures: [checked] }),
      step('balance', 'balance', [calc('started', '{tablet}', 0, 'batch.size'), calc('yield', '%', 1, 'pack.packed / started', { ranges: { validated: { low: '99.0', high: '100.0' } } }), calc('disagreement', '{tablet}', 0, 'pack.counter - pack.packed', { ranges: { action: { low: '-2', high: '2' } } })], { yields: [{ entry: 'yield', denominator: 'started' }], agree: ['disagreement'] }),
      step('rework', 'instruction', [], {}),
    ],
  },
  holdTimes: [],
};

const tablets: Entry = { id: 'tablets', type: 'table', title: en('tablets'), required: false, columns: [{ id: 'weight', type: 'number', title: en('weight'), unit: 'mg', places: 1, required: true, ranges: { action: { low: '95.0', high: '105.0' } } }] };
const mean: Entry = { id: 'statistics', type: 'table', title: en('statistics'), required: false, columns: [calc('mean', 'mg', 2, 'mean(checked.weight)', { ranges: { action: { low: '97.00', high: '103.00' } } }) as never, calc('rsd', '%', 2, 'rsd(checked.weight)') as never] };
const stops: Entry = { id: 'stops', type: 'table', title: en('stops of the press'), required: false, columns: [{ id: 'state', type: 'choice', title: en('state'), required: true, choices: [{ id: 'running', text: en('running') }, { id: 'stopped', text: en('stopped') }] }] };

/** A press, and ten tablets every quarter of an hour while it runs; what comes after it waits for a failed check. */
export const PRESSING_RECIPE: RecipeDocument = {
  ...PACKAGING_RECIPE,
  header: { ...PACKAGING_RECIPE.header, code: 'MBR-PRESS', title: en('Pressing') },
  formula: { inputs: [], outputs: [], parameters: [] },
  procedure: {
    id: 'making', type: 'sequence', level: 'procedure', title: en('Making'),
    children: [
      { id: 'both', type: 'parallel', title: en('Both'), children: [
        step('press', 'instruction', [], {}),
        step('ipc', 'check-series', [tablets, mean, stops], {
          table: 'tablets', statistics: 'statistics', samples: 10, interval: { value: '15', unit: 'min' }, grace: { value: '3', unit: 'min' }, during: 'press', machine: { log: 'stops', state: 'state', running: 'running' },
        }, { reactionPlan: { title: en('Tablets out of weight'), block: 'run', quarantineSinceLastGood: true, notify: ['supervisor', 'qa'], allowedRecoveries: [en('adjust the fill depth')], attempts: 2, approvers: ['qa'] } }),
      ] },
      step('blister', 'instruction', [], {}),
    ],
  },
};

const bulk = [
  { id: 'drums', type: 'table', title: en('drums'), required: true, columns: [{ id: 'code', type: 'text', title: en('code'), required: true }, { id: 'net', type: 'number', title: en('net'), unit: '{tablet}', required: true }] } satisfies Entry,
  calc('filled', '{tablet}', 0, 'sum(drums.net)'),
];
const onceEach: Entry = { id: 'values', type: 'table', title: en('values'), required: false, columns: [{ id: 'weight', type: 'number', title: en('weight'), unit: 'mg', places: 1, required: true, ranges: { action: { low: '95.0', high: '105.0' } } }] };
const onFailure: NonNullable<StepNode['reactionPlan']> = { title: en('Weight out of limits'), block: 'nothing', quarantineSinceLastGood: true, notify: ['supervisor'], allowedRecoveries: [en('adjust the fill depth')], attempts: 3, approvers: ['qa'] };

/** Drums filled beside two series: one check for each drum, and one for each thousand tablets. */
export const FILLING_RECIPE: RecipeDocument = {
  ...PRESSING_RECIPE,
  header: { ...PRESSING_RECIPE.header, code: 'MBR-FILL', title: en('Filling') },
  formula: { inputs: [], outputs: [{ id: 'bulk', material: 'IM-1', title: en('Bulk'), quantity: { value: '100', unit: '{tablet}' } }], parameters: [] },
  procedure: {
    id: 'filling', type: 'parallel', title: en('Filling'),
    children: [
      step('fill', 'output', bulk, { output: 'bulk', quantity: 'filled', containers: { table: 'drums', code: 'code', amount: 'net' } }),
      step('each', 'check-series', [onceEach], { table: 'values', perContainer: 'fill.drums', grace: { value: '5', unit: 'min' } }, { reactionPlan: onFailure }),
      step('count', 'check-series', [onceEach], { table: 'values', perCount: { of: 'fill.filled', every: '1000' }, grace: { value: '5', unit: 'min' } }, { reactionPlan: onFailure }),
    ],
  },
};
