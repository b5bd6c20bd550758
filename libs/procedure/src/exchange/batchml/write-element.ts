import type { FormulaInput } from '../../recipe/formula';
import type { ProcedureLevel, ProcedureNode } from '../../recipe/procedure-node';
import { tag, type XmlNode } from '../write-xml';
import { drawLogic, type DrawnLink, type Drawing, type Mark } from './draw-logic';
import { writeStep } from './write-step';
import { descriptions, otherInformation } from './write-values';

const TYPES: Readonly<Record<ProcedureLevel, string>> = { procedure: 'Procedure', 'unit-procedure': 'UnitProcedure', operation: 'Operation', phase: 'Phase' };

/** What elements need to know of the recipe around them. */
export interface Surroundings {
  readonly version: string;
  readonly inputs: ReadonlyMap<string, FormulaInput>;
}

/** A part of the procedure with everything below it, as a RecipeElement; steps without a level, and repetitions over inputs, are of the type `Other`. */
export function writeElement(node: ProcedureNode, around: Surroundings, isRoot = false): XmlNode {
  const head = [tag('ID', node.id), tag('Version', around.version), ...descriptions(node.title), typeOf(node, isRoot)];
  if (node.type === 'step') {
    const { equipment, parameters, other } = writeStep(node, around.inputs);
    return tag('RecipeElement', [...head, ...equipment, ...parameters, ...other]);
  }
  const drawing = drawLogic(node);
  const repetition = node.type === 'for-each' ? otherInformation('for-each', { over: node.over, mode: node.mode }) : undefined;
  return tag('RecipeElement', [...head, logicOf(drawing, around.version), ...drawing.marks.map(markOf), ...drawing.elements.map((element) => writeElement(element, around)), repetition]);
}

function typeOf({ level, type }: ProcedureNode, isRoot: boolean): XmlNode {
  if (level) return tag('RecipeElementType', TYPES[level]);
  if (isRoot) return tag('RecipeElementType', 'Procedure');
  return tag('RecipeElementType', 'Other', { OtherValue: type === 'for-each' ? 'ForEach' : 'Step' });
}

function markOf({ id, what }: Mark): XmlNode {
  const isPlain = what === 'Begin' || what === 'End';
  return tag('RecipeElement', [tag('ID', id), isPlain ? tag('RecipeElementType', what) : tag('RecipeElementType', 'Other', { OtherValue: what })]);
}

function logicOf({ links, marks, elements, transitions }: Drawing, version: string): XmlNode {
  return tag('ProcedureLogic', [
    ...links.map(linkOf),
    ...[...marks, ...elements].map(({ id }) => tag('Step', [tag('ID', id), tag('RecipeElementID', id), tag('RecipeElementVersion', version)])),
    ...transitions.map(({ id, condition, annotation }) => tag('Transition', [tag('ID', id), tag('Condition', condition), annotation === undefined ? undefined : tag('ConditionAnnotation', annotation)])),
  ]);
}

function linkOf({ from, to, fromType, type, order }: DrawnLink): XmlNode {
  return tag('Link', [
    tag('ID', `${from}-${to}`),
    endOf('From', from, fromType),
    endOf('To', to, fromType === 'Step' ? 'Transition' : 'Step'),
    tag('LinkType', type),
    tag('Depiction', 'LineAndArrow'),
    order === undefined ? undefined : tag('EvaluationOrder', String(order)),
  ]);
}

function endOf(side: 'From' | 'To', id: string, type: string): XmlNode {
  return tag(`${side}ID`, [tag(`${side}IDValue`, id), tag(`${side}Type`, type), tag('IDScope', 'Internal')]);
}
