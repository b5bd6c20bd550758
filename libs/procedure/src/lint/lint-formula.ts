import { compareQuantities, convert, Decimal, type Quantity } from '@batchwright/kernel';
import type { FormulaInput, FormulaOutput } from '../recipe/formula';
import type { IndexedRecipe } from '../tree/indexed-recipe';
import { finding, type LintFinding } from './lint-finding';

type Amount = FormulaInput | FormulaOutput;

/** Amounts of the formula hold together: a unit's share times the batch size is the batch's, and parts add up (A13; 21 CFR 211.101(a)). */
export function lintFormula(recipe: IndexedRecipe): LintFinding[] {
  const { formula, header } = recipe.document;
  const amounts: { readonly of: Amount; readonly at: string }[] = [
    ...formula.inputs.map((of, i) => ({ of, at: `/formula/inputs/${i}` })),
    ...formula.outputs.map((of, i) => ({ of, at: `/formula/outputs/${i}` })),
  ];
  return [
    ...lintBatchSize(recipe),
    ...amounts.flatMap(({ of, at }) => [...lintAmount(of, at), ...lintPerUnit(of, at, header.batchSize), ...lintPartOf(of, at, formula.outputs)]),
    ...formula.outputs.flatMap((output, i) => lintSum(output, `/formula/outputs/${i}`, amounts.map(({ of }) => of), header.batchSize.unit)),
    ...lintSameIds(amounts),
  ];
}

function lintBatchSize({ document: { header } }: IndexedRecipe): LintFinding[] {
  const { batchSize, sizeRange } = header;
  const size = Decimal.parse(batchSize.value);
  if (size.compare(Decimal.ZERO) <= 0) return [finding('amount-not-positive', '/header/batchSize/value', `the batch size is ${batchSize.value} ${batchSize.unit}`, { value: batchSize.value })];
  if (!sizeRange) return [];
  const [min, max] = [Decimal.parse(sizeRange.min), Decimal.parse(sizeRange.max)];
  if (min.compare(size) <= 0 && size.compare(max) <= 0 && min.compare(Decimal.ZERO) > 0) return [];
  return [finding('batch-size-outside-range', '/header/sizeRange', `the reference size ${batchSize.value} is not within ${sizeRange.min} … ${sizeRange.max}`, { size: batchSize.value, ...sizeRange })];
}

function lintAmount({ id, title, quantity }: Amount, at: string): LintFinding[] {
  if (Decimal.parse(quantity.value).compare(Decimal.ZERO) > 0) return [];
  return [finding('amount-not-positive', `${at}/quantity/value`, `the amount of ${title.en} is ${quantity.value} ${quantity.unit}`, { id, value: quantity.value })];
}

function lintPerUnit({ id, title, quantity, perUnit }: Amount, at: string, batchSize: Quantity): LintFinding[] {
  if (!perUnit) return [];
  const facts = { id, perUnit: text(perUnit), batchSize: text(batchSize), quantity: text(quantity) };
  const whole = timesUnits(perUnit, batchSize);
  const order = compareQuantities(whole, quantity);
  if (!order.ok) {
    return [finding('unit-mismatch', `${at}/perUnit/unit`, `${title.en}: ${text(perUnit)} for each ${batchSize.unit} is no part of ${text(quantity)}`, facts)];
  }
  if (order.value === 0) return [];
  const expected = convert(whole, quantity.unit);
  return [
    finding(
      'per-unit-wrong',
      `${at}/quantity`,
      `${title.en}: ${text(perUnit)} × ${text(batchSize)} is ${expected.ok ? text(expected.value) : text(whole)}, not ${text(quantity)}`,
      { ...facts, ...(expected.ok ? { expected: text(expected.value) } : {}), ...ratio(quantity, expected.ok ? expected.value : undefined) },
    ),
  ];
}

/** The share may be written in the unit alone (`5 mg`) or for each unit (`5 mg/{tablet}`). */
function shareOf(perUnit: Quantity, batchUnit: string): Quantity {
  const suffix = `/${batchUnit}`;
  return perUnit.unit.endsWith(suffix) ? { ...perUnit, unit: perUnit.unit.slice(0, -suffix.length) } : perUnit;
}

function timesUnits(perUnit: Quantity, batchSize: Quantity): Quantity {
  const { value, unit } = shareOf(perUnit, batchSize.unit);
  return { value: Decimal.parse(value).mul(Decimal.parse(batchSize.value)).toString(), unit };
}

/** How many times too much or too little, where that is a round power of ten: a shifted point. */
function ratio(found: Quantity, expected: Quantity | undefined): { readonly factor?: string } {
  if (!expected) return {};
  for (const factor of ['10', '100', '1000', '1000000']) {
    const times = (a: Quantity): Quantity => ({ value: Decimal.parse(a.value).mul(Decimal.parse(factor)).toString(), unit: a.unit });
    const [more, less] = [compareQuantities(found, times(expected)), compareQuantities(times(found), expected)];
    if (more.ok && more.value === 0) return { factor };
    if (less.ok && less.value === 0) return { factor: `1/${factor}` };
  }
  return {};
}

function lintPartOf({ id, title, partOf }: Amount, at: string, outputs: readonly FormulaOutput[]): LintFinding[] {
  if (partOf === undefined) return [];
  const whole = outputs.find((output) => output.id === partOf);
  if (!whole) return [finding('unknown-output', `${at}/partOf`, `${title.en} is part of "${partOf}", which the formula does not make`, { id, output: partOf })];
  for (let up: FormulaOutput | undefined = whole, seen = 0; up && seen <= outputs.length; seen += 1) {
    if (up.id === id) return [finding('part-of-itself', `${at}/partOf`, `${title.en} is part of itself`, { id, output: partOf })];
    const next: string | undefined = up.partOf;
    up = next === undefined ? undefined : outputs.find((output) => output.id === next);
  }
  return [];
}

function lintSum(output: FormulaOutput, at: string, amounts: readonly Amount[], batchUnit: string): LintFinding[] {
  if (output.sumOfParts !== true) return [];
  const parts = amounts.filter(({ partOf }) => partOf === output.id);
  if (parts.length === 0) return [finding('sum-without-parts', `${at}/sumOfParts`, `${output.title.en} is the sum of its parts, and nothing is part of it`, { id: output.id })];
  const byBatch = lintOneSum(output, `${at}/quantity`, parts.map(({ quantity }) => quantity), output.quantity, 'the batch');
  const shares = parts.flatMap(({ perUnit }) => (perUnit ? [shareOf(perUnit, batchUnit)] : []));
  const complete = output.perUnit && shares.length === parts.length;
  return [...byBatch, ...(complete && output.perUnit ? lintOneSum(output, `${at}/perUnit`, shares, shareOf(output.perUnit, batchUnit), 'one unit') : [])];
}

function lintOneSum(output: FormulaOutput, at: string, parts: readonly Quantity[], whole: Quantity, of: string): LintFinding[] {
  let sum = Decimal.ZERO;
  for (const part of parts) {
    const converted = convert(part, whole.unit);
    if (!converted.ok) return [finding('unit-mismatch', `${at}/unit`, `${text(part)} cannot be added to ${output.title.en} in ${whole.unit}`, { id: output.id, unit: whole.unit, part: text(part) })];
    sum = sum.add(Decimal.parse(converted.value.value));
  }
  if (sum.compare(Decimal.parse(whole.value)) === 0) return [];
  return [finding('sum-wrong', at, `the parts of ${output.title.en} add up to ${sum.toString()} ${whole.unit} for ${of}, not ${text(whole)}`, { id: output.id, sum: `${sum.toString()} ${whole.unit}`, stated: text(whole) })];
}

/** An input and an output of one id would be two things of one name only for people; expressions tell them apart. */
function lintSameIds(amounts: readonly { readonly of: Amount; readonly at: string }[]): LintFinding[] {
  const seen = new Set<string>();
  return amounts.flatMap(({ of, at }) => {
    const again = seen.has(of.id);
    seen.add(of.id);
    return again ? [finding('same-name', `${at}/id`, `"${of.id}" is an input and an output`, { id: of.id }, 'warning')] : [];
  });
}

const text = ({ value, unit }: Quantity): string => `${value} ${unit}`;
