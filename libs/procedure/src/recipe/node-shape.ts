import { RECIPE_ROLES } from '../text';
import { EXCEPTION_SEVERITIES } from './reaction-plan';
import { configShapeOf, STEP_KIND_IDS } from '../step-kinds/registry';
import { entryShape } from './entry-shape';
import { boolean, decimal, either, id, integer, isRecord, list, object, oneOf, quantity, text, titleText, unit, withUniqueIds, type Shape } from './shape';

const MAX_DEPTH = 30;
const FUNCTIONS = ['active', 'excipient', 'solvent', 'packaging', 'printed-packaging', 'auxiliary'];
const role = oneOf(RECIPE_ROLES);

const signature = object(
  {
    id,
    role,
    meaning: oneOf(['performed', 'witnessed', 'verified-independently', 'reviewed', 'present-throughout', 'approved-to-proceed']),
    attests: titleText,
    moment: oneOf(['before', 'during', 'after']),
    where: oneOf(['place', 'remote', 'any']),
    differentFrom: list(text),
  },
  { secondFactor: boolean, repeats: list(object({ entry: id }, { tolerance: decimal }), 1) },
);

const reactionPlan = object(
  { title: titleText, block: oneOf(['nothing', 'operation', 'run']), notify: list(role), allowedRecoveries: list(titleText), attempts: integer(0, 100), approvers: list(role) },
  { quarantineSinceLastGood: boolean, severity: oneOf(EXCEPTION_SEVERITIES) },
);

const base = { id, title: titleText };
const level = { level: oneOf(['procedure', 'unit-procedure', 'operation', 'phase']) };

const step: Shape = either((value) =>
  object(
    {
      ...base,
      type: oneOf(['step']),
      kind: oneOf(STEP_KIND_IDS),
      entries: withUniqueIds(list(entryShape)),
      signatures: withUniqueIds(list(signature)),
      config: configShapeOf(isRecord(value) ? value.kind : undefined),
    },
    {
      ...level,
      instruction: titleText,
      documents: list(text, 1),
      media: list(object({ document: text, version: integer(1, 100_000) }, { alt: titleText }), 1),
      critical: boolean,
      qualifications: list(text, 1),
      performers: list(role, 1),
      equipment: list(object({ requirement: id, occupation: oneOf(['step', 'begin', 'continue', 'end']) })),
      material: list(object({ input: id }, { quantity: text, lasts: quantity })),
      conditions: withUniqueIds(list(object({ id, title: titleText, equipment: id, point: id, unit }, { low: decimal, high: decimal }), 1)),
      reactionPlan,
    },
  ),
);

function nodeOfDepth(depth: number): Shape {
  const child: Shape = (value, at, faults) => {
    if (depth >= MAX_DEPTH) faults.push({ pointer: at, code: 'too-deep', message: `more than ${MAX_DEPTH} levels` });
    else nodeOfDepth(depth + 1)(value, at, faults);
  };
  const over = either((value) =>
    isRecord(value) && 'function' in value ? object({ function: oneOf(FUNCTIONS) }) : object({ inputs: either((inputs) => (Array.isArray(inputs) ? list(id, 1) : oneOf(['all']))) }),
  );
  const shapes: Readonly<Record<string, Shape>> = {
    sequence: object({ ...base, type: oneOf(['sequence']), children: list(child, 1) }, level),
    parallel: object({ ...base, type: oneOf(['parallel']), children: list(child, 1) }, level),
    choice: object({ ...base, type: oneOf(['choice']), branches: list(object({ when: text, node: child }), 1) }, { ...level, otherwise: child }),
    loop: object({ ...base, type: oneOf(['loop']), body: child, until: text, max: integer(0, 1000) }, level),
    'for-each': object({ ...base, type: oneOf(['for-each']), over, mode: oneOf(['sequence', 'parallel']), body: child }, level),
    step,
  };
  const unknownType = object({ type: oneOf(Object.keys(shapes)) });
  return either((value) => (isRecord(value) && typeof value.type === 'string' && Object.hasOwn(shapes, value.type) ? (shapes[value.type] ?? unknownType) : unknownType));
}

/** Shape of a procedure tree. */
export const nodeShape: Shape = nodeOfDepth(0);
