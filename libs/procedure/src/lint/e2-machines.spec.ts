import { indexed, loop, number, sequence, step, tx, words, yes } from '../fixtures/recipe.fixture';
import type { Entry } from '../recipe/entry';
import type { Capture } from '../recipe/machine-point';
import type { StepNode } from '../recipe/procedure-node';
import { lintMachines } from './lint-machines';

const equipment = [{ id: 'dryer', title: tx('Dryer'), class: 'fluid-bed-dryer', properties: [] }];
const found = (entries: Entry[], change: Partial<StepNode> = {}): string[] =>
  lintMachines(indexed(sequence('main', step('before'), step('dry', entries, { equipment: [{ requirement: 'dryer', occupation: 'step' }], ...change }), loop('again', step('inside'), 'true', 2), step('later')), { equipment })).map(({ code, path }) => `${code} ${path.replace(/^.*\/(entries|conditions|config)/, '$1')}`);
const capture = (change: Partial<Capture> = {}): Capture => ({ equipment: 'dryer', point: 'temperature', statistic: 'maximum', ...change });

describe('E2 lint of what steps ask of machines', () => {
  it('finds nothing wrong with what can be asked', () => {
    expect(found([
      number('peak', 'Cel', {}, { capture: capture({ since: { step: 'before', event: 'completed' }, until: { step: 'dry', event: 'started' } }) }),
      number('hot', 'min', {}, { capture: capture({ statistic: 'time-above', threshold: '60' }) }),
      words('state', { capture: capture({ statistic: 'last', equipment: 'room' }) }),
      number('set', 'Cel', {}, { setPoint: '65', write: { equipment: 'dryer', point: 'set' } }),
      yes('go', { write: { equipment: 'dryer', point: 'start', value: 'yes' } }),
    ], { conditions: [{ id: 'dry-air', title: tx('Dry'), equipment: 'room', point: 'humidity', unit: '%', high: '45' }] })).toEqual([]);
  });

  it('finds nothing wrong with cells that come from a machine, and with what the completion asks for', () => {
    expect(found([
      { id: 'rows', type: 'table', title: tx('Rows'), required: true, columns: [{ id: 'mean', type: 'number', title: tx('Mean'), unit: 'Cel', required: true, capture: capture({ statistic: 'mean' }) }] },
      number('whole', 'Cel', {}, { capture: capture({ statistic: 'mean', asked: 'at-completion' }) }),
    ])).toEqual([]);
  });

  it.each<[string, Entry[], string[]]>([
    ['cells of a machine that the step does not use, of what does not fit, and without a threshold', [{ id: 'rows', type: 'table', title: tx('Rows'), required: true, columns: [{ id: 'a', type: 'text', title: tx('A'), required: true, capture: capture({ statistic: 'mean', equipment: 'press' }) }, { id: 'b', type: 'number', title: tx('B'), unit: 's', required: true, capture: capture({ statistic: 'time-above' }) }] }], ['equipment-not-used entries/0/columns/0/capture/equipment', 'statistic-does-not-fit entries/0/columns/0/capture/statistic', 'threshold-missing entries/0/columns/1/capture/threshold']],
    ['what the completion asks for, until another moment', [number('a', 'Cel', {}, { capture: capture({ asked: 'at-completion', until: { step: 'before', event: 'completed' } }) })], ['measured-until-twice entries/0/capture/until']],
    ['a machine that the step does not use', [number('a', 'Cel', {}, { capture: capture({ equipment: 'press' }) })], ['equipment-not-used entries/0/capture/equipment']],
    ['a mean of words', [words('a', { capture: capture({ statistic: 'mean' }) })], ['statistic-does-not-fit entries/0/capture/statistic']],
    ['a curve in a number', [number('a', 'Cel', {}, { capture: capture({ statistic: 'curve' }) })], ['statistic-does-not-fit entries/0/capture/statistic']],
    ['no threshold, and one that nothing is held against', [number('a', 's', {}, { capture: capture({ statistic: 'time-above' }) }), number('b', 'Cel', {}, { capture: capture({ threshold: '1' }) })], ['threshold-missing entries/0/capture/threshold', 'threshold-missing entries/1/capture/threshold']],
    ['a time in degrees', [number('a', 'Cel', {}, { capture: capture({ statistic: 'time-below', threshold: '1' }) })], ['unit-mismatch entries/0/unit']],
    ['a moment that comes later, is no step, or is inside a loop', (['later', 'nowhere', 'inside', 'dry'] as const).map((id) => number(`of-${id}`, 'Cel', {}, { capture: capture({ until: { step: id, event: 'completed' } }) })), ['read-before-recorded entries/0/capture/until', 'unknown-step entries/1/capture/until/step', 'moment-in-another-loop entries/2/capture/until/step', 'read-before-recorded entries/3/capture/until']],
    ['nothing that is written, into a room, and taken as well', [number('a', 'Cel', {}, { write: { equipment: 'room', point: 'set' }, capture: capture() })], ['room-not-written entries/0/write/equipment', 'written-and-captured entries/0/write', 'set-point-missing entries/0/write']],
    ['yes or no as a word', [yes('a', { write: { equipment: 'dryer', point: 'x', value: 'start' } })], ['set-point-missing entries/0/write/value']],
  ])('finds %s', (_what, entries, expected) => expect(found(entries)).toEqual(expected));

  it('D8 finds conditions that allow everything or nothing', () => {
    const of = (id: string, bounds: object): object => ({ id, title: tx(id), equipment: 'dryer', point: 'humidity', unit: '%', ...bounds });
    expect(found([], { conditions: [of('any', {}), of('none', { low: '50', high: '45' }), of('else', { equipment: 'press', high: '1' })] as StepNode['conditions'] & object })).toEqual(['range-without-bounds conditions/0', 'range-upside-down conditions/1', 'equipment-not-used conditions/2/equipment']);
  });

  it('A10 finds a machine whose words its log does not know', () => {
    const log: Entry = { id: 'stops', type: 'table', title: tx('Stops'), required: false, columns: [{ id: 'state', type: 'choice', title: tx('State'), required: true, choices: [{ id: 'running', text: tx('Running') }, { id: 'stopped', text: tx('Stopped') }] }] };
    const machine = { log: 'stops', state: 'state', running: 'running', follows: { equipment: 'dryer', point: 'state', states: [{ word: 'on', choice: 'running' }, { word: 'off', choice: 'standing' }], at: 'when' } };
    expect(found([log], { kind: 'check-series', config: { table: 'stops', grace: { value: '1', unit: 'min' }, interval: { value: '5', unit: 'min' }, machine } })).toEqual(['unknown-answer config/machine/follows/states/1/choice', 'unknown-entry config/machine/follows/at']);
  });
});
