import type { EquipmentRequirement, RequiredProperty } from '../../recipe/equipment-requirement';
import type { FormulaInput, FormulaOutput } from '../../recipe/formula';
import type { StepNode } from '../../recipe/procedure-node';
import type { RecipeDocument } from '../../recipe/recipe-document';
import { childrenWithPointers } from '../../tree/children';
import type { ProcedureNode } from '../../recipe/procedure-node';
import { printXml, tag, type XmlNode } from '../write-xml';
import { writeElement } from './write-element';
import { setIdOf } from './write-step';
import { amount, definition, descriptions, otherInformation, parameter } from './write-values';

/** What a file says of the version beside its document. Instants as ISO text with zone. */
export interface VersionToWrite {
  readonly version: number;
  /** SHA-256 of the canonical document. */
  readonly documentHash: string;
  /** Absent where the file does not know it. */
  readonly changeControl?: string;
  readonly effectiveFrom?: string;
  readonly approvals: readonly { readonly role: string; readonly person: string; readonly name: string; readonly at: string }[];
}

/** Namespace of B2MML and BatchML, version 7. */
export const B2MML_NAMESPACE = 'http://www.mesa.org/xml/B2MML';

/**
 * A recipe version as a master recipe of BatchML V7 (ISA-88 part 2), valid by the published schema. Levels, order, formula, equipment and entries are elements;
 * what BatchML has no word for stands as `OtherInformation` or in a parameter `definition`. The same version gives the same text.
 */
export function writeBatchML(document: RecipeDocument, version: VersionToWrite): string {
  const sets = choiceSets(document.procedure);
  return printXml(tag('BatchInformation', [tag('ListHeader', [tag('ID', `${document.header.code}-v${version.version}`), tag('Origin', 'Batchwright')]), masterRecipe(document, version), ...sets], { xmlns: B2MML_NAMESPACE }));
}

/** The element `MasterRecipe` by itself, as a batch production record holds it; the lists of its choices stand in `definition` of the entries. */
export function masterRecipe({ format, header, formula, equipment, qualifications, procedure, holdTimes, consistency }: RecipeDocument, version: VersionToWrite): XmlNode {
  const { code, title, kind, product, shelfLifeMonths, reviewEvery, storage, languages, markets, description } = header;
  const inputs = new Map(formula.inputs.map((input) => [input.id, input]));
  return tag('MasterRecipe', [
    tag('ID', code),
    tag('Version', String(version.version)),
    ...descriptions(title),
    headerOf(header, version),
    ...equipment.map(requirementOf),
    tag('Formula', [
      ...formula.inputs.map((input) => lineOf('input', input)),
      ...formula.outputs.map((output) => lineOf('output', output)),
      ...formula.parameters.map(({ id, title: name, ...value }) => parameter({ id: `parameter.${id}`, title: name, ...amount(value) })),
    ]),
    writeElement(procedure, { version: String(version.version), inputs }, true),
    otherInformation('document-hash', version.documentHash),
    otherInformation('change-control', version.changeControl),
    otherInformation('header', dropMissing({ format, kind, product, shelfLifeMonths, reviewEvery, storage, languages, markets, description })),
    otherInformation('qualifications', qualifications),
    otherInformation('hold-times', holdTimes),
    otherInformation('consistency', consistency),
  ]);
}

function headerOf({ product, batchSize, sizeRange }: RecipeDocument['header'], { effectiveFrom, approvals }: VersionToWrite): XmlNode {
  return tag('Header', [
    approvals.length === 0 ? undefined : tag('ApprovalHistory', approvals.map(({ role, person, name, at }) => tag('IndividualApproval', [tag('ApprovedBy', `${name} (${person})`), tag('ApprovalDate', at), tag('Description', role)]))),
    effectiveFrom === undefined ? undefined : tag('EffectiveDate', effectiveFrom),
    product ? tag('ProductID', product.code) : undefined,
    product ? tag('ProductName', product.name.en) : undefined,
    tag('BatchSize', [tag('Nominal', batchSize.value), ...(sizeRange ? [tag('Min', sizeRange.min), tag('Max', sizeRange.max)] : []), tag('UnitOfMeasure', batchSize.unit)]),
  ]);
}

/** Equipment by class; one constraint for each property. */
function requirementOf({ id, title, class: equipmentClass, properties }: EquipmentRequirement): XmlNode {
  return tag('EquipmentRequirement', [
    tag('ID', id),
    tag('Constraint', [tag('ID', 'class'), tag('Condition', `class = "${equipmentClass}"`)]),
    ...properties.flatMap((property) => conditionsOf(property).map((condition) => tag('Constraint', [tag('ID', property.property), tag('Condition', condition)]))),
    tag('Description', title.en, { languageID: 'en' }),
  ]);
}

function conditionsOf({ property, unit, min, max, equals }: RequiredProperty): string[] {
  const measured = (sign: string, value: string | undefined): string[] => (value === undefined ? [] : [`${property} ${sign} ${value}${unit ? ` [${unit}]` : ''}`]);
  return [...measured('>=', min), ...measured('<=', max), ...(equals === undefined ? [] : [`${property} = "${equals}"`])];
}

function lineOf(side: 'input' | 'output', line: FormulaInput | FormulaOutput): XmlNode {
  const { id, title, quantity, ...rest } = line;
  const isInput = 'scales' in line;
  return parameter({
    id: `${side}.${id}`, title, type: isInput ? 'ProcessInput' : 'ProcessOutput', ...amount(quantity), scales: isInput ? line.scales : 'with-batch', ...(isInput ? { subType: line.function } : {}),
    nested: [parameter({ id: 'material', title: { en: 'Item code' }, value: line.material, dataType: 'Identifier' }), definition(rest)],
  });
}

function choiceSets(node: ProcedureNode): XmlNode[] {
  if (node.type !== 'step') return childrenWithPointers(node, '').flatMap(({ child }) => choiceSets(child));
  return node.entries.flatMap((entry) => (entry.type === 'choice' ? [setOf(setIdOf(node, entry), node, entry.choices ?? [])] : []));
}

function setOf(id: string, { title }: StepNode, choices: NonNullable<StepNode['entries'][number]['choices']>): XmlNode {
  return tag('EnumerationSet', [tag('ID', id), ...descriptions(title), ...choices.map((choice, i) => tag('Enumeration', [tag('EnumerationNumber', String(i + 1)), tag('EnumerationString', choice.id), ...descriptions(choice.text)]))]);
}

function dropMissing(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
