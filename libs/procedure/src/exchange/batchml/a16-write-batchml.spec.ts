import { choice, documentOf, loop, number, parallel, policy, sequence, step } from '../../fixtures/recipe.fixture';
import type { ProcedureNode } from '../../recipe/procedure-node';
import { drawLogic, type Drawing } from './draw-logic';
import { writeBatchML } from './write-batchml';

const VERSION = { version: 2, documentHash: 'b'.repeat(64), changeControl: 'CC-1', approvals: [] };
const written = (procedure: ProcedureNode): string => writeBatchML(documentOf(procedure), VERSION);

/** Ways of a chart as `from > to`, transitions with their conditions. */
const ways = ({ links, transitions }: Drawing): string[] =>
  transitions.map(({ id, condition }) => `${links.filter(({ to }) => to === id).map(({ from }) => from).join(' + ')} -[${condition}]-> ${links.filter(({ from }) => from === id).map(({ to }) => to).join(' + ')}`);

describe('A16 the order of a block as a chart', () => {
  it('a sequence goes from its begin to its end', () => {
    expect(ways(drawLogic(sequence('all', step('a'), step('b'))))).toEqual(['a -[TRUE]-> b', 'all.begin -[TRUE]-> a', 'b -[TRUE]-> all.end']);
  });

  it('branches at once begin by one transition and end by one, also when one lies in another', () => {
    const chart = drawLogic(sequence('all', parallel('both', sequence('left', step('a'), step('b')), parallel('inner', step('c'), step('d'))), step('e')));
    expect(ways(chart)).toEqual(['a -[TRUE]-> b', 'b + c + d -[TRUE]-> e', 'all.begin -[TRUE]-> a + c + d', 'e -[TRUE]-> all.end']);
    expect(chart.links.filter(({ type }) => type === 'ParallelDivergent').map(({ to }) => to)).toEqual(['a', 'c', 'd']);
    expect(chart.links.filter(({ type }) => type === 'ParallelConvergent').map(({ from }) => from)).toEqual(['b', 'c', 'd']);
  });

  it('a choice asks its conditions in order, and goes on when none holds', () => {
    const chart = drawLogic(sequence('all', choice('which', [['a.x > 1', step('a')], ['a.x > 0', step('b')]])));
    expect(ways(chart)).toEqual([
      'which.choice -[a.x > 1]-> a', 'a -[TRUE]-> which.choice-end', 'which.choice -[a.x > 0]-> b', 'b -[TRUE]-> which.choice-end', 'which.choice -[TRUE]-> which.choice-end',
      'all.begin -[TRUE]-> which.choice', 'which.choice-end -[TRUE]-> all.end',
    ]);
    expect(chart.links.flatMap(({ from, order }) => (order === undefined ? [] : [`${from} ${order}`]))).toEqual(['which.choice 1', 'which.choice 2', 'which.choice 3']);
  });

  it('a loop does its body, asks, and goes back', () => {
    expect(ways(drawLogic(sequence('all', loop('again', step('a'), 'a.x > 1', 3))))).toEqual([
      'again.loop -[TRUE]-> a', 'a -[TRUE]-> again.loop-check', 'again.loop-check -[a.x > 1]-> again.loop-end', 'again.loop-check -[TRUE]-> again.loop', 'all.begin -[TRUE]-> again.loop', 'again.loop-end -[TRUE]-> all.end',
    ]);
  });
});

describe('A16 a recipe as BatchML V7', () => {
  it('has its levels, its amounts in UCUM and the hash of its document', () => {
    const text = written({ id: 'make', type: 'sequence', level: 'procedure', title: { en: 'Make' }, children: [{ ...sequence('mix', step('stir')), level: 'operation' }] });
    for (const part of ['<RecipeElementType>Procedure</RecipeElementType>', '<RecipeElementType>Operation</RecipeElementType>', '<RecipeElementType OtherValue="Step">Other</RecipeElementType>', '<UnitOfMeasure>{tablet}</UnitOfMeasure>', '<ValueString>500.0</ValueString>', VERSION.documentHash]) expect(text).toContain(part);
  });

  it('keeps limits, set points and signatures of a step', () => {
    const text = written(sequence('all', step('read', [number('t', 'Cel', { action: { low: '15.0', high: '25.0' } }, { setPoint: '=parameter.limit', mark: 'CPP' })], { signatures: [policy('w', 'qa', 'witnessed')] })));
    for (const part of ['<ID>action.low</ID>', '<ValueString>15.0</ValueString>', '<DataInterpretation>Equation</DataInterpretation>', '<ParameterSubType>CPP</ParameterSubType>', '&quot;meaning&quot;:&quot;witnessed&quot;']) expect(text).toContain(part);
  });

  it('keeps the class of cleanroom that a count is held to', () => {
    expect(written(sequence('all', step('read', [number('n', '/m3', { action: { high: '3520000' } }, { cleanroom: { class: '8', size: '0.5' } })])))).toContain('&quot;cleanroom&quot;:{&quot;class&quot;:&quot;8&quot;,&quot;size&quot;:&quot;0.5&quot;}');
  });

  it('takes along after how many months the recipe is looked at again', () => {
    const document = documentOf(sequence('all', step('a')));
    expect(writeBatchML({ ...document, header: { ...document.header, reviewEvery: 24 } }, VERSION)).toContain('&quot;reviewEvery&quot;:24');
  });

  it('writes German beside English', () => {
    expect(written(sequence('all', step('a', [], { title: { en: 'Wait', de: 'Warten' } })))).toContain('<Description languageID="de">Warten</Description>');
  });

  it('cannot be broken by what people write', () => {
    const text = written(sequence('all', step('a', [], { title: { en: ']]></Description><x a="1">&\u0001\r' } })));
    expect(text).toContain(']]&gt;&lt;/Description&gt;&lt;x a=&quot;1&quot;&gt;&amp;\uFFFD&#13;');
  });

  it('is the same text every time', () => {
    const procedure = sequence('all', choice('which', [['batch.size > 1 {tablet}', step('a')]], step('b')));
    expect(written(procedure)).toBe(written(procedure));
  });
});
