import { Decimal } from '@batchwright/kernel';
import type { Entry } from '../../recipe/entry';
import { point, type ImportPoint } from '../import-point';
import { childOf, textAt, type XmlElement } from '../xml-element';
import type { EnumerationSets } from './enumeration-sets';
import { newIds } from './ids';
import { ucumOf } from './units';

/** What parameters of a phase become: sentences of its instruction, and entries to be recorded. */
export interface PhaseContent {
  readonly sentences: readonly string[];
  readonly entries: readonly Entry[];
}

const NUMERIC = /integer|decimal|float|double|number|measure/i;
const DURATION = /\b(time|duration)\b/i;

/** Reads the parameters of a phase. A constant becomes a sentence word by word, what comes from outside an entry; what is doubtful is a point as well. */
export function readParameters(parameters: readonly XmlElement[], sets: EnumerationSets, phase: { readonly title: string; readonly line: number }, points: ImportPoint[]): PhaseContent {
  const sentences: string[] = [];
  const entries: Entry[] = [];
  const ids = newIds();
  for (const parameter of parameters) {
    const read = readParameter(parameter);
    const { name, value, line } = read;
    if (name === '' && value === '' && read.interpretation === '') {
      points.push(point('parameter-empty', line, { phase: phase.title, id: read.id }));
      continue;
    }
    if (name === '') points.push(point('parameter-name-missing', line, { phase: phase.title, id: read.id, value }));
    const unit = checkUnit(read, phase.title, points);
    checkValue(read, sets, phase.title, points);
    if (read.interpretation === 'External' || value === '') {
      entries.push(entryOf(ids(name || `parameter ${read.id}`), name || `Parameter ${read.id}`, unit));
      points.push(point('entry-without-limits', line, { phase: phase.title, name: name || read.id }));
      continue;
    }
    sentences.push(sentenceOf(read));
    if (isInstruction(read)) continue;
    const rule = read.type === 'ProcessInput' ? 'input-in-text' : read.type === 'ProcessOutput' ? 'output-in-text' : 'constant-in-text';
    points.push(point(rule, line, { phase: phase.title, name: name || read.id, value: `${value}${read.unit === '' || unit === '' ? '' : ` ${read.unit}`}` }));
  }
  if (sentences.length === 0 && entries.length === 0) points.push(point('phase-empty', phase.line, { phase: phase.title }));
  return { sentences, entries };
}

interface ReadParameter {
  readonly id: string;
  readonly line: number;
  readonly name: string;
  /** `ProcessInput`, `ProcessOutput`, `ProcessParameter`. */
  readonly type: string;
  readonly value: string;
  /** `Constant`, `External`. */
  readonly interpretation: string;
  readonly dataType: string;
  readonly unit: string;
  readonly set: string;
}

function readParameter(parameter: XmlElement): ReadParameter {
  const value = childOf(parameter, 'Value');
  return {
    id: textAt(parameter, 'ID'), line: parameter.line, name: textAt(parameter, 'Description'), type: textAt(parameter, 'ParameterType'), value: textAt(value, 'ValueString'),
    interpretation: textAt(value, 'DataInterpretation'), dataType: textAt(value, 'DataType'), unit: textAt(value, 'UnitOfMeasure'), set: textAt(value, 'EnumerationSetID'),
  };
}

/** UCUM code of its unit; empty when it has none, or none that is known. */
function checkUnit({ name, unit, line }: ReadParameter, phase: string, points: ImportPoint[]): string {
  const ucum = ucumOf(unit);
  if (ucum === undefined) points.push(point('unit-unknown', line, { phase, name, unit }));
  else if (ucum !== '' && DURATION.test(name) && !['s', 'min', 'h'].includes(ucum)) points.push(point('unit-of-other-kind', line, { phase, name, unit }));
  return ucum ?? '';
}

function checkValue({ name, value, dataType, set, line, id }: ReadParameter, sets: EnumerationSets, phase: string, points: ImportPoint[]): void {
  if (value === '') return;
  if (dataType === 'Enumeration') {
    const known = sets.get(set);
    if (!known) points.push(point('set-missing', line, { phase, name: name || id, set }));
    else if (!known.values.includes(value)) points.push(point('value-not-in-set', line, { phase, name: name || id, value, set: known.name || set }));
  } else if (NUMERIC.test(dataType) && !Decimal.read(value).ok) points.push(point('value-not-of-type', line, { phase, name: name || id, value, type: dataType }));
}

function sentenceOf(parameter: ReadParameter): string {
  const { name, value, unit } = parameter;
  if (isInstruction(parameter)) return value;
  const shown = ucumOf(unit) === '' ? value : `${value} ${unit}`;
  return name === '' ? shown : `${name}: ${shown}`;
}

function isInstruction({ name, dataType }: ReadParameter): boolean {
  return dataType === 'string' && /^instruction/i.test(name);
}

function entryOf(id: string, title: string, unit: string): Entry {
  return unit === '' ? { id, type: 'text', title: { en: title }, required: true } : { id, type: 'number', title: { en: title }, unit, required: true };
}
