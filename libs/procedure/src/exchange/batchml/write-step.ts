import type { Entry, EntryType, Range, Ranges } from '../../recipe/entry';
import type { StepMaterial } from '../../recipe/equipment-requirement';
import type { FormulaInput } from '../../recipe/formula';
import type { StepNode } from '../../recipe/procedure-node';
import { tag, type XmlNode } from '../write-xml';
import { amount, definition, otherInformation, parameter } from './write-values';

const DATA_TYPES: Readonly<Record<EntryType, string>> = { number: 'decimal', calculated: 'decimal', text: 'string', choice: 'Enumeration', boolean: 'boolean', 'date-time': 'dateTime', table: 'table', photo: 'BinaryObject', file: 'BinaryObject' };

/** Id of the set that a choice takes its values from. */
export function setIdOf(step: StepNode, entry: Entry): string {
  return `${step.id}.${entry.id}`;
}

/** Equipment, parameters and the rest of a step, in the order that the schema asks. */
export function writeStep(step: StepNode, inputs: ReadonlyMap<string, FormulaInput>): { readonly equipment: XmlNode[]; readonly parameters: XmlNode[]; readonly other: (XmlNode | undefined)[] } {
  const { kind, critical, documents, media, qualifications, performers, signatures, reactionPlan, config } = step;
  return {
    equipment: (step.equipment ?? []).map(({ requirement, occupation }) => tag('EquipmentRequirement', [tag('ID', requirement), tag('Constraint', [tag('ID', 'occupation'), tag('Condition', occupation)])])),
    parameters: [
      ...(step.instruction ? [parameter({ id: 'instruction', title: { en: 'Instruction' }, value: step.instruction })] : []),
      ...(step.material ?? []).map((material) => materialOf(material, inputs)),
      ...step.entries.map((entry) => entryOf(step, entry)),
    ],
    other: Object.entries({ kind, critical, documents, media, qualifications, performers, signatures, reactionPlan, config }).map(([name, content]) => otherInformation(name, content)),
  };
}

/** Names in expressions have underscores for the hyphens of ids. */
function materialOf({ input, quantity, lasts }: StepMaterial, inputs: ReadonlyMap<string, FormulaInput>): XmlNode {
  const known = inputs.get(input);
  const reference = input === 'item' ? 'item.quantity' : `input.${input.replaceAll('-', '_')}`;
  return parameter({
    id: `material.${input}`, title: known?.title ?? { en: 'Input of the enclosing repetition' }, type: 'ProcessInput',
    value: quantity ?? reference, interpretation: quantity === undefined ? 'Reference' : 'Equation', dataType: 'decimal', ...(known ? { unit: known.quantity.unit } : {}),
    nested: [lasts ? parameter({ id: 'lasts', title: { en: 'How long it has to stay good' }, ...amount(lasts) }) : undefined],
  });
}

function entryOf(step: StepNode, entry: Entry): XmlNode {
  const { id, type, title, unit = '', mark, setPoint, ranges, formula, ...rest } = entry;
  return parameter({
    id: `entry.${id}`, title, ...(mark ? { subType: mark } : {}),
    value: formula ?? '', interpretation: formula === undefined ? 'External' : 'Equation', dataType: DATA_TYPES[type], unit,
    ...(type === 'choice' ? { enumerationSet: setIdOf(step, entry) } : {}),
    nested: [setPoint === undefined ? undefined : setPointOf(setPoint, unit), ...limitsOf(ranges, unit), definition({ type, ...rest })],
  });
}

function setPointOf(setPoint: string, unit: string): XmlNode {
  const isFormula = setPoint.startsWith('=');
  return parameter({ id: 'set-point', title: { en: 'Set point' }, value: isFormula ? setPoint.slice(1) : setPoint, interpretation: isFormula ? 'Equation' : 'Constant', dataType: 'decimal', unit });
}

function limitsOf(ranges: Ranges = {}, unit: string): XmlNode[] {
  return Object.entries(ranges as Readonly<Record<string, Range>>).flatMap(([level, { low, high, percentOf }]) =>
    Object.entries({ low, high }).flatMap(([bound, value]) =>
      value === undefined
        ? []
        : [parameter({ id: `${level}.${bound}`, title: { en: `${level}, ${bound}${percentOf ? ', in percent of the set point' : ''}` }, subType: level, value, dataType: 'decimal', unit: percentOf ? '%' : unit })],
    ),
  );
}
