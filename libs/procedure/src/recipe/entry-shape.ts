import { ISO_CLASSES, PARTICLE_SIZES } from './cleanroom-class';
import { STATISTICS } from './machine-point';
import { boolean, decimal, decimalOrExpression, either, id, integer, isRecord, list, object, oneOf, text, titleText, unit, withUniqueIds, type Shape } from './shape';

const range = object({}, { low: decimal, high: decimal, percentOf: oneOf(['set-point']) });
const ranges = object({}, { plausible: range, normal: range, action: range, validated: range, registered: range, information: range });
const choices = withUniqueIds(list(object({ id, text: titleText }), 2));
const acceptance = object({ accepted: list(text, 1), level: oneOf(['normal', 'action', 'validated', 'registered']) });
const mark = oneOf(['CPP', 'CQA', 'IPC']);
const rounding = oneOf(['half-even', 'half-up']);
const cleanroom = object({ class: oneOf(ISO_CLASSES), size: oneOf(PARTICLE_SIZES) });
const places = integer(0, 12);
const moment = object({ step: id, event: oneOf(['started', 'completed']) });
const captured = { threshold: decimal, since: moment, until: moment };
const capture = object({ equipment: id, point: id, statistic: oneOf(STATISTICS) }, { ...captured, asked: oneOf(['at-completion']) });
const cellCapture = object({ equipment: id, point: id, statistic: oneOf(STATISTICS) }, captured);
const write = object({ equipment: id, point: id }, { value: text, tolerance: decimal });
const fromMachine = { capture, write };
/** Types of entry and column that a machine may say. */
const SAID = ['number', 'text', 'choice', 'boolean'];

/** Fields that belong to a type of entry or column. */
const numberFields = { required: { unit }, optional: { places, mark, setPoint: decimalOrExpression, ranges, cleanroom, censored: boolean } };
const ofType: Readonly<Record<string, { required: Record<string, Shape>; optional: Record<string, Shape> }>> = {
  number: numberFields,
  calculated: { required: { unit, formula: text, places }, optional: { mark, setPoint: decimalOrExpression, ranges, cleanroom, rounding } },
  text: { required: {}, optional: { acceptance, mark } },
  choice: { required: { choices }, optional: { acceptance, mark } },
  boolean: { required: {}, optional: { acceptance, mark } },
  'date-time': { required: {}, optional: {} },
};

const column = either((value) => {
  const type = typeIn(value);
  const { required, optional } = ofType[type] ?? { required: {}, optional: {} };
  return object({ id, type: oneOf(Object.keys(ofType)), title: titleText, required: boolean, ...required }, SAID.includes(type) ? { ...optional, capture: cellCapture } : optional);
});

/** Of entries only: a cell holds no file. */
const ofEntry: typeof ofType = {
  ...ofType,
  ...Object.fromEntries(SAID.map((type) => [type, { required: ofType[type]?.required ?? {}, optional: { ...ofType[type]?.optional, ...fromMachine } }])),
  photo: { required: {}, optional: {} },
  file: { required: {}, optional: { capture } },
};

const table = {
  required: { columns: withUniqueIds(list(column, 1)) },
  optional: { rows: either((value) => (Array.isArray(value) ? list(titleText, 1) : integer(1, 1000))) },
};

/** Shape of an `Entry`: each type has its own fields, and no others. */
export const entryShape: Shape = either((value) => {
  const type = typeIn(value);
  const { required, optional } = type === 'table' ? table : (ofEntry[type] ?? { required: {}, optional: {} });
  return object(
    { id, type: oneOf([...Object.keys(ofEntry), 'table']), title: titleText, required: boolean, ...required },
    { instruction: titleText, critical: boolean, when: text, source: oneOf(['typed', 'device', 'measured', 'laboratory']), ...optional },
  );
});

function typeIn(value: unknown): string {
  return isRecord(value) && typeof value.type === 'string' ? value.type : '';
}
