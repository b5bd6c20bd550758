import type { Quantity } from '@batchwright/kernel';
import { canonicalText } from '../../canonical-text';
import type { Text } from '../../text';
import { tag, type XmlNode } from '../write-xml';

/** How a value comes about (BatchML DataInterpretation). */
type Interpretation = 'Constant' | 'Reference' | 'Equation' | 'External';

/** A value, or one in each language. */
export interface ValueToWrite {
  readonly value: string | Text;
  readonly interpretation?: Interpretation;
  /** Of the list of the schema; `table` is not in it. */
  readonly dataType?: string;
  /** UCUM code. */
  readonly unit?: string;
  readonly enumerationSet?: string;
}

/** A parameter of BatchML. */
export interface ParameterToWrite extends ValueToWrite {
  readonly id: string;
  readonly title: Text;
  readonly type?: 'ProcessInput' | 'ProcessOutput' | 'ProcessParameter';
  readonly subType?: string;
  readonly scales?: 'with-batch' | 'fixed';
  readonly nested?: readonly (XmlNode | undefined)[];
}

/** An element `Description` for each language. */
export function descriptions(text: Text): XmlNode[] {
  return Object.entries(text).flatMap(([languageID, words]) => (typeof words === 'string' ? [tag('Description', words, { languageID })] : []));
}

/** One `Description` only is allowed at a parameter: the English one; another language follows as a parameter `title` inside. */
export function parameter({ id, title, type = 'ProcessParameter', subType, scales, nested = [], ...value }: ParameterToWrite): XmlNode {
  const titles = Object.keys(title).length > 1 ? parameter({ id: 'title', title: { en: 'Title in each language' }, value: title }) : undefined;
  return tag('Parameter', [
    tag('ID', id),
    tag('Description', title.en, { languageID: 'en' }),
    tag('ParameterType', type),
    subType === undefined ? undefined : tag('ParameterSubType', subType),
    ...values(value),
    scales === undefined ? undefined : tag('Scaled', scales === 'with-batch' ? 'Yes' : 'No'),
    titles,
    ...nested,
  ]);
}

/** A constant amount. */
export function amount({ value, unit }: Quantity): ValueToWrite {
  return { value, unit, dataType: 'decimal' };
}

/** What BatchML has no element for, as canonical JSON under a name; left out when there is nothing. */
export function otherInformation(id: string, content: unknown): XmlNode | undefined {
  if (content === undefined || (typeof content === 'object' && content !== null && Object.keys(content).length === 0)) return undefined;
  return tag('OtherInformation', [tag('ID', id), ...values({ value: typeof content === 'string' ? content : canonicalText(content) })]);
}

/** What remains of an entry or a line of the formula, as canonical JSON in a parameter `definition`. */
export function definition(content: Readonly<Record<string, unknown>>): XmlNode | undefined {
  const said = Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined));
  return Object.keys(said).length === 0 ? undefined : parameter({ id: 'definition', title: { en: 'Further fields, as JSON' }, value: canonicalText(said) });
}

function values({ value, ...how }: ValueToWrite): XmlNode[] {
  if (typeof value === 'string') return [valueOf(value, how)];
  return Object.entries(value).flatMap(([languageID, words]) => (typeof words === 'string' ? [valueOf(words, how, { languageID })] : []));
}

function valueOf(text: string, { interpretation = 'Constant', dataType = 'string', unit = '', enumerationSet }: Omit<ValueToWrite, 'value'>, attributes: Readonly<Record<string, string>> = {}): XmlNode {
  return tag('Value', [
    tag('ValueString', text, attributes),
    tag('DataInterpretation', interpretation),
    dataType === 'table' ? tag('DataType', 'Other', { OtherValue: dataType }) : tag('DataType', dataType),
    tag('UnitOfMeasure', unit),
    enumerationSet === undefined ? undefined : tag('EnumerationSetID', enumerationSet),
  ]);
}
