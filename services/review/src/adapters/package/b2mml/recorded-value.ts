import { tag, type RecordedValue, type XmlNode } from '@batchwright/procedure';

/** A recorded value as `ValueType` of B2MML, under the element's name: digits as they were entered, the unit as a UCUM code. */
export function valueElement(name: 'Value' | 'PreviousValue' | 'PrechangeData', value: RecordedValue): XmlNode {
  const { text, dataType, unit } = partsOf(value);
  return tag(name, [tag('ValueString', text), tag('DataType', dataType), unit === undefined ? undefined : tag('UnitOfMeasure', unit)]);
}

function partsOf(value: RecordedValue): { readonly text: string; readonly dataType: string; readonly unit?: string } {
  switch (value.kind) {
    case 'number': // a censored result is no decimal
      return value.bound === undefined ? { text: value.value, dataType: 'decimal', unit: value.unit } : { text: `${value.bound === 'below' ? '<' : '>'} ${value.value}`, dataType: 'string', unit: value.unit };
    case 'text':
      return { text: value.text, dataType: 'string' };
    case 'choice':
      return { text: value.choice, dataType: 'Code' };
    case 'boolean':
      return { text: String(value.yes), dataType: 'boolean' };
    case 'date-time':
      return { text: value.instant, dataType: 'dateTime' };
    case 'file': // named by its hash; the bytes lie beside, under attachments/
      return { text: value.sha256, dataType: 'BinaryObject' };
  }
}
