import { REVIEW_RULES } from './checklist';
import { err, ok, type Result } from '@batchwright/kernel';
import { canonicalText } from '../canonical-text';
import { childrenWithPointers } from '../tree/children';
import { EXCEPTION_SEVERITIES } from './reaction-plan';
import { nodeShape } from './node-shape';
import { RESERVED_IDS, type ProcedureNode } from './procedure-node';
import type { RecipeDocument } from './recipe-document';
import { boolean, decimal, either, id, integer, isRecord, list, object, oneOf, quantity, text, titleText, unit, withUniqueIds, type ParseFault } from './shape';

const header = object(
  { code: text, title: titleText, kind: oneOf(['batch', 'cleaning', 'check', 'sanitisation', 'set-up']), batchSize: quantity, languages: list(oneOf(['en', 'de']), 1) },
  {
    description: titleText,
    product: object({ code: text, name: titleText }, { strength: text, dosageForm: text }),
    sizeRange: object({ min: decimal, max: decimal }),
    shelfLifeMonths: integer(1, 600),
    reviewEvery: integer(1, 60),
    storage: titleText,
    markets: list(text),
  },
);

const formula = object({
  inputs: withUniqueIds(
    list(
      object(
        { id, material: text, title: titleText, function: oneOf(['active', 'excipient', 'solvent', 'packaging', 'printed-packaging', 'auxiliary']), quantity, scales: oneOf(['with-batch', 'fixed']) },
        { perUnit: quantity, partOf: id, lots: oneOf(['single', 'any']) },
      ),
    ),
  ),
  outputs: withUniqueIds(list(object({ id, material: text, title: titleText, quantity }, { perUnit: quantity, sumOfParts: boolean, partOf: id }))),
  parameters: withUniqueIds(list(object({ id, title: titleText, value: decimal, unit }))),
});

const property = object({ property: text }, { unit, min: decimal, max: decimal, equals: text });
const moment = object({ step: id, event: oneOf(['started', 'completed']) });

const recordedMoment = either((value) => (isRecord(value) && value.entry !== undefined ? object({ step: id, entry: id }) : moment));
const known = { id, kind: oneOf(['agreement', 'order', 'one-place', 'distinct', 'spacing']), title: titleText };
const agreement = object({ ...known, left: text, right: text, tolerance: quantity });
const order = object({ ...known, earlier: recordedMoment, later: recordedMoment }, { least: quantity, tolerance: quantity });
const onePlace = object({ ...known, within: quantity });
const distinct = object({ ...known, entries: list(object({ step: id, entry: id })) });
const spacing = object({ ...known, step: id, table: id, least: quantity });
const SHAPES: Readonly<Record<string, typeof order>> = { order, 'one-place': onePlace, distinct, spacing };
const consistencyCheck = either((value) => (isRecord(value) && SHAPES[String(value.kind)]) || agreement);

const point = { id, title: titleText };
const checklistPoint = either((value) => (isRecord(value) && value.rule !== undefined ? object({ ...point, rule: oneOf(REVIEW_RULES) }) : object({ ...point, by: oneOf(['production', 'quality']) })));

/** Shape of a whole recipe, without the rule that ids of nodes differ. */
export const recipeShape = object({
  format: oneOf(['batchwright.recipe/1']),
  header,
  formula,
  equipment: withUniqueIds(list(object({ id, title: titleText, class: text, properties: list(property) }))),
  qualifications: list(object({ code: text, title: titleText })),
  procedure: (value, at, faults) => nodeShape(value, at, faults), // edited as a tree, not by a form
  holdTimes: withUniqueIds(list(object({ id, title: titleText, from: moment, to: moment, severity: oneOf(EXCEPTION_SEVERITIES) }, { max: quantity, min: quantity }))),
}, { consistency: withUniqueIds(list(consistencyCheck)), checklist: withUniqueIds(list(checklistPoint)) });

/**
 * Reads a document strictly: unknown fields, wrong types, double ids are faults with their place; nothing is mended. Whether the
 * recipe makes sense (units, sums, limits, reachability) is what `lint` says about a document that can be read.
 */
export function parseRecipe(document: unknown): Result<RecipeDocument, ParseFault[]> {
  const faults: ParseFault[] = [];
  recipeShape(document, '', faults);
  if (faults.length === 0) checkNodeIds((document as RecipeDocument).procedure, '/procedure', new Map(), faults);
  return faults.length === 0 ? ok(document as RecipeDocument) : err(faults);
}

/** The one text of a recipe that is hashed, approved and frozen (RFC 8785): key order and layout of the source do not matter. */
export function canonicalRecipe(document: RecipeDocument): string {
  return canonicalText(document);
}

function checkNodeIds(node: ProcedureNode, at: string, seen: Map<string, string>, faults: ParseFault[]): void {
  const before = seen.get(node.id);
  if (before !== undefined) faults.push({ pointer: `${at}/id`, code: 'duplicate-id', message: `the id ${node.id} stands at ${before} already` });
  if (RESERVED_IDS.includes(node.id)) faults.push({ pointer: `${at}/id`, code: 'reserved-id', message: `${node.id} is a word of expressions` });
  seen.set(node.id, at);
  for (const { child, pointer } of childrenWithPointers(node, at)) checkNodeIds(child, pointer, seen, faults);
}
