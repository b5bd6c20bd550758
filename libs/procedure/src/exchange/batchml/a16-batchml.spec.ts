import { lintRecipe } from '../../lint/lint-recipe';
import { canonicalRecipe, parseRecipe } from '../../recipe/parse-recipe';
import { indexRecipe } from '../../tree/index-recipe';
import type { ImportPoint } from '../import-point';
import type { XmlElement } from '../xml-element';
import { readBatchML } from './read-batchml';

/** An element; every one gets the next line, as in a file with one tag a line. */
let line = 0;
const el = (name: string, ...content: readonly (XmlElement | string)[]): XmlElement => {
  const children = content.filter((one): one is XmlElement => typeof one !== 'string');
  return { name, line: (line += 1), text: content.filter((one) => typeof one === 'string').join(''), children };
};
beforeEach(() => {
  line = 0;
});

const element = (id: string, type: string, title: string, ...more: XmlElement[]): XmlElement => el('RecipeElement', el('ID', id), el('Description', title), el('RecipeElementType', type), ...more);
const step = (id: string, of: string): XmlElement => el('Step', el('ID', id), el('RecipeElementID', of));
const transition = (id: string, condition = 'TRUE'): XmlElement => el('Transition', el('ID', id), el('Condition', condition));
const link = (from: string, to: string): XmlElement => el('Link', el('ID', `${from}-${to}`), el('FromID', el('FromIDValue', from), el('FromType', 'Step')), el('ToID', el('ToIDValue', to), el('ToType', 'Step')));
const parameter = (name: string, value: string, { type = 'ProcessParameter', dataType = 'string', unit = 'NULL', set = '1', interpretation = 'Constant' } = {}): XmlElement =>
  el('Parameter', el('ID', '1'), el('Description', name), el('ParameterType', type), el('Value', el('ValueString', value), el('DataInterpretation', interpretation), el('DataType', dataType), el('UnitOfMeasure', unit), el('EnumerationSetID', set)));
const begin = (id: string): XmlElement => el('RecipeElement', el('ID', id), el('RecipeElementType', 'Begin'));
const end = (id: string): XmlElement => el('RecipeElement', el('ID', id), el('RecipeElementType', 'End'));
const logic = (...parts: XmlElement[]): XmlElement => el('ProcedureLogic', ...parts);
const header = (...size: XmlElement[]): XmlElement => el('Header', el('ProductID', 'FP-1'), el('ProductName', 'Syrup'), el('BatchSize', ...size));
const size = [el('Nominal', '500'), el('Min', '100'), el('Max', '1000'), el('UnitOfMeasure', 'Litres')];
const file = (procedure: XmlElement, ...more: XmlElement[]): XmlElement => el('BatchInformation', el('MasterRecipe', header(...size), procedure), ...more);

/** A procedure of phases in a chain: begin, transition, phase, transition … end. */
const chain = (...phases: XmlElement[]): XmlElement => {
  const ids = phases.map((_, i) => `p${i}`);
  const places = ['b', ...ids, 'e'];
  const links = places.slice(1).flatMap((to, i) => [link(places[i] ?? '', `t${i}`), link(`t${i}`, to)]);
  const transitions = places.slice(1).map((_, i) => transition(`t${i}`));
  return element('pr', 'Procedure', 'Make syrup', logic(step('b', 'B'), step('e', 'E'), ...phases.map((phase, i) => step(`p${i}`, phase.children[0]?.text ?? '')), ...transitions, ...links), begin('B'), end('E'), ...phases);
};

const read = (root: XmlElement) => {
  const result = readBatchML(root, 'MBR-SYR-1');
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const rules = (points: readonly ImportPoint[]): string[] => points.map(({ rule }) => rule);

describe('A16 a BatchML file becomes a draft', () => {
  it('whose phases stand in the order of the links, not of the file', () => {
    const phases = [element('x', 'Phase', 'Mix', parameter('Instruction', 'Stir well')), element('y', 'Phase', 'Fill', parameter('Instruction', 'Fill the tank'))];
    const root = chain(...phases);
    const turned = { ...root, children: [...root.children].sort((a, b) => b.line - a.line) };
    const { document, counts } = read(file(turned));
    expect(counts).toEqual({ procedures: 1, unitProcedures: 0, operations: 0, phases: 2 });
    expect(document.procedure).toMatchObject({ type: 'sequence', level: 'procedure', children: [{ id: 'mix', level: 'phase', instruction: { en: 'Stir well' } }, { id: 'fill', level: 'phase' }] });
    expect(document.header).toMatchObject({ code: 'MBR-SYR-1', batchSize: { value: '500', unit: 'L' }, sizeRange: { min: '100', max: '1000' }, product: { code: 'FP-1' } });
  });

  it('that can be read, indexed, and is the same text when it comes back', () => {
    const { document } = read(file(chain(element('x', 'Phase', 'Mix', parameter('Speed', '60', { dataType: 'positiveInteger', unit: 'RPM' })))));
    const again = parseRecipe(JSON.parse(canonicalRecipe(document)));
    expect(again.ok && canonicalRecipe(again.value)).toBe(canonicalRecipe(document));
    expect(lintRecipe(indexRecipe(document, 'a'.repeat(64))).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('with ways that part and meet again at once, and says that it was assumed', () => {
    const [left, right] = [element('x', 'Phase', 'Left', parameter('Instruction', 'l')), element('y', 'Phase', 'Right', parameter('Instruction', 'r'))];
    const root = element('pr', 'Procedure', 'Make', logic(step('b', 'B'), step('e', 'E'), step('1', 'x'), step('2', 'y'), transition('t'), link('b', 't'), link('t', '1'), link('t', '2'), link('1', 'e'), link('2', 'e')), begin('B'), end('E'), left, right);
    const { document, points } = read(file(root));
    expect(document.procedure).toMatchObject({ children: [{ type: 'parallel', children: [{ id: 'left' }, { id: 'right' }] }] });
    expect(rules(points)).toEqual(['parallel-assumed']);
  });

  it('with what comes from outside as entries, and constants word by word in the instruction', () => {
    const phase = element('x', 'Phase', 'Mix', parameter('Waste', '', { interpretation: 'External', unit: 'kilogram' }), parameter('Remark', '', { interpretation: 'External' }), parameter('Speed', '60', { dataType: 'positiveInteger', unit: 'RPM' }));
    const { document, points } = read(file(chain(phase)));
    expect(document.procedure).toMatchObject({ children: [{ instruction: { en: 'Speed: 60 RPM' }, entries: [{ id: 'waste', type: 'number', unit: 'kg' }, { id: 'remark', type: 'text' }] }] });
    expect(rules(points)).toEqual(['entry-without-limits', 'entry-without-limits', 'constant-in-text']);
  });

  it('with ids that are words of expressions, double or empty made usable', () => {
    const { document } = read(file(chain(element('x', 'Phase', 'Batch', parameter('Instruction', 'a')), element('y', 'Phase', 'Batch', parameter('Instruction', 'b')), element('z', 'Phase', '100 %', parameter('Instruction', 'c')))));
    expect(document.procedure).toMatchObject({ children: [{ id: 'batch-2' }, { id: 'batch-3' }, { id: 'part' }] });
  });
});

describe('A16 faults of a file are listed by line, and nothing is mended', () => {
  const phase = (...parameters: XmlElement[]): XmlElement => element('x', 'Phase', 'Mix', ...parameters);
  it.each<[string, () => XmlElement, string, Record<string, string>]>([
    ['a link without an end', () => chainWith(el('Link', el('ID', 'k'))), 'link-without-end', { link: 'k' }],
    ['a link to itself', () => chainWith(link('p0', 'p0')), 'link-to-itself', { place: 'p0' }],
    ['a link to nothing that is there', () => chainWith(link('p0', 'ghost')), 'link-to-unknown', { place: 'ghost' }],
    ['a step without its element', () => chainWith(step('s', 'ghost')), 'element-missing', { element: 'ghost' }],
    ['a transition without a condition', () => chainWith(transition('c', '')), 'condition-missing', { transition: 'c' }],
    ['a condition in words', () => chainWith(transition('c', 'pH ok')), 'condition-unread', { condition: 'pH ok' }],
    ['a parameter that is empty', () => chain(phase(parameter('', '', { interpretation: '' }))), 'parameter-empty', { phase: 'Mix' }],
    ['a number that is none', () => chain(phase(parameter('Speed', 'fast', { dataType: 'positiveInteger' }))), 'value-not-of-type', { value: 'fast' }],
    ['a unit that nobody knows', () => chain(phase(parameter('Gear', '3', { dataType: 'integer', unit: 'Gear' }))), 'unit-unknown', { unit: 'Gear' }],
    ['a duration in metres', () => chain(phase(parameter('Run duration', '12', { dataType: 'integer', unit: 'metre' }))), 'unit-of-other-kind', { unit: 'metre' }],
    ['a value of a set that is not there', () => chain(phase(parameter('Material', 'sugar', { dataType: 'Enumeration', set: '9' }))), 'set-missing', { set: '9' }],
    ['a phase without content', () => chain(phase()), 'phase-empty', { phase: 'Mix' }],
  ])('%s', (_name, procedure, rule, params) => {
    const found = read(file(procedure())).points.find((one) => one.rule === rule);
    expect(found).toMatchObject({ params });
    expect(found?.line).toBeGreaterThan(0);
  });

  const chainWith = (part: XmlElement): XmlElement => {
    const root = chain(phase(parameter('Instruction', 'a')));
    return { ...root, children: root.children.map((child) => (child.name === 'ProcedureLogic' ? { ...child, children: [...child.children, part] } : child)) };
  };

  it('a value that its set does not have', () => {
    const sets = el('EnumerationSet', el('ID', '1'), el('Description', 'MATERIALS'), el('Enumeration', el('EnumerationString', 'water')));
    const { points } = read(file(chain(phase(parameter('Material', 'sugar', { dataType: 'Enumeration', type: 'ProcessInput' }))), sets));
    expect(rules(points)).toContain('value-not-in-set');
    expect(rules(points)).toContain('input-in-text');
  });

  it('a way back is not taken over', () => {
    const root = chain(phase(parameter('Instruction', 'a')));
    const looped = { ...root, children: root.children.map((child) => (child.name === 'ProcedureLogic' ? { ...child, children: child.children.map((one) => (one.name === 'Link' && one.children[0]?.text === 't1-e' ? link('t1', 'p0') : one)) } : child)) };
    expect(rules(read(file(looped)).points)).toContain('loop-back');
  });

  it('an element that no way reaches stands at the end, and a point says so', () => {
    const root = chain(phase(parameter('Instruction', 'a')));
    const more = { ...root, children: [...root.children, element('z', 'Phase', 'Forgotten', parameter('Instruction', 'b'))] };
    const { document, points } = read(file(more));
    expect(document.procedure).toMatchObject({ children: [{ id: 'mix' }, { id: 'forgotten' }] });
    expect(rules(points)).toEqual(['element-without-step', 'element-unreached']);
  });

  it.each<[string, XmlElement, string]>([
    ['another document', el('html'), 'not-batchml'],
    ['no recipe', el('BatchInformation', el('Equipment')), 'no-master-recipe'],
    ['no procedure', el('BatchInformation', el('MasterRecipe')), 'no-procedure'],
  ])('%s is no recipe at all', (_name, root, why) => {
    expect(readBatchML(root, 'X')).toMatchObject({ ok: false, error: { why } });
  });
});
