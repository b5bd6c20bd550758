import type { ProcedureNode, RecipeDocument, SignaturePolicy, StepNode } from '@batchwright/procedure';

const en = (text: string): { en: string } => ({ en: text });

const PERFORMED: SignaturePolicy = {
  id: 'performed', role: 'operator', meaning: 'performed', attests: en('I did this step'), moment: 'after', where: 'any', differentFrom: [],
};

function stepNode(id: string, signatures: readonly SignaturePolicy[]): StepNode {
  return {
    id, type: 'step', kind: 'number', title: en(`Read the gauge (${id})`), signatures, config: {},
    entries: [{ id: 'reading', type: 'number', title: en('Reading'), unit: 'kPa', places: 1, required: true, ranges: { plausible: { low: '0', high: '5000' }, normal: { low: '90', high: '110' } } }],
  };
}

function recipe(code: string, procedure: ProcedureNode): RecipeDocument {
  return {
    format: 'batchwright.recipe/1',
    header: { code, title: en(`Bench ${code}`), kind: 'check', batchSize: { value: '1', unit: '1' }, languages: ['en'] },
    formula: { inputs: [], outputs: [], parameters: [] },
    equipment: [],
    qualifications: [],
    procedure,
    holdTimes: [],
  };
}

/** So many signed steps at once: all can be made ready beforehand, and then only their completions are timed. */
export function signedSteps(count: number): RecipeDocument {
  const children = Array.from({ length: count }, (_, at) => stepNode(`gauge-${at + 1}`, [PERFORMED]));
  return recipe(`BENCH-SIGNED-${count}`, { id: 'gauges', type: 'parallel', title: en('Gauges'), children });
}

/** Turns of a round of the long run. */
export const TURNS = 1000;

/** One step more than ten thousand times, one after another: eleven rounds of a thousand turns. */
export const LONG_RUN: RecipeDocument = recipe('BENCH-LONG', {
  id: 'rounds', type: 'loop', title: en('Rounds'), max: 11, until: "gauge.reading > 4000 'kPa'",
  body: { id: 'turns', type: 'loop', title: en('Turns'), max: TURNS, until: "gauge.reading > 1000 'kPa'", body: stepNode('gauge', []) },
});
