import type { Quantity } from '@batchwright/kernel';
import { canonicalRecipe } from '@batchwright/procedure';
import { localTimes, TaggedPdf } from '@batchwright/print';
import type { PrintableVersion, RecipePrinter } from '../../application/recipe-printer';
import { printProcedure } from './print-procedure';

/** Printer for a plant: times as the clock of the version's site shows them. */
export function recipePrinter(timeZoneOf: (site: string) => string): RecipePrinter {
  return (version) => printRecipe(version, timeZoneOf(version.summary.site));
}

/** A recipe version as PDF/A-3a with its document attached. Every page names version and state; only the effective one is for use (21 CFR 211.186). */
export async function printRecipe(version: PrintableVersion, timeZone: string): Promise<Buffer> {
  const { recipe, version: number, state } = version.summary;
  const title = `Master recipe ${recipe} version ${number} (${state})`;
  const pdf = new TaggedPdf({ title, subject: `Master recipe of site ${version.summary.site}`, author: 'Batchwright', lang: 'en', when: new Date(version.draftedAt) });
  pdf.heading(1, title);
  if (state !== 'effective') pdf.paragraph(`This version is ${state}: no batch may be started from it.`);
  pdf.paragraph('Printed from the recipe that is in the system. The document itself is attached; its hash says whether this print belongs to it.');
  const time = localTimes(timeZone);
  await printHead(pdf, version, time);
  await printApprovals(pdf, version, time);
  await printFormula(pdf, version);
  await printNeeds(pdf, version);
  await printProcedure(pdf, version.document);
  pdf.attach(`${recipe}-v${number}.json`, 'application/json', Buffer.from(canonicalRecipe(version.document)), 'The recipe of which this is the print');
  return pdf.finish();
}

async function printHead(pdf: TaggedPdf, { summary, document: { header } }: PrintableVersion, time: (instant: string | undefined) => string): Promise<void> {
  const { product, batchSize, sizeRange } = header;
  await pdf.table(['Fact', 'As written'], [1, 3], [
    ['Title', header.title.en],
    ['Product', product ? [product.name.en, product.strength, product.dosageForm, `(${product.code})`].filter(Boolean).join(' ') : 'none'],
    ['Kind', header.kind],
    ['Site', summary.site],
    ['State', summary.state],
    ['Effective from', summary.effectiveFrom ? time(summary.effectiveFrom) : 'not in force'],
    ['Change control', summary.changeControl],
    ['Batch size', `${amount(batchSize)}${sizeRange ? `, from ${sizeRange.min} to ${sizeRange.max} ${batchSize.unit}` : ', no other'}`],
    ['Shelf life', header.shelfLifeMonths === undefined ? '' : `${header.shelfLifeMonths} months`],
    ...(header.reviewEvery === undefined ? [] : [['Looked at again', `every ${header.reviewEvery} months`]]),
    ['Storage', header.storage?.en ?? ''],
    ['Markets', (header.markets ?? []).join(', ')],
    ['Hash of the document', summary.documentHash],
  ]);
}

async function printApprovals(pdf: TaggedPdf, { approvals }: PrintableVersion, time: (instant: string | undefined) => string): Promise<void> {
  pdf.heading(2, 'Approvals');
  await pdf.table(['For', 'By', 'Signed', 'Hash of the document', 'Hash of the difference to the version before'], [1, 2, 2, 3, 3], approvals.map(({ role, name, person, at, documentHash, diffHash }) => [role, `${name} (${person})`, time(at), documentHash, diffHash]));
}

async function printFormula(pdf: TaggedPdf, { document: { formula } }: PrintableVersion): Promise<void> {
  pdf.heading(2, 'Formula: inputs');
  await pdf.table(['Item', 'Material', 'Function', 'Amount', 'For one unit', 'Scales', 'Part of'], [1.4, 3, 1.4, 1.4, 1.4, 1.2, 1.4],
    formula.inputs.map(({ material, title, function: use, quantity, perUnit, scales, partOf, lots }) => [material, `${title.en}${lots === 'single' ? ', of one lot' : ''}`, use, amount(quantity), perUnit ? amount(perUnit) : '', scales, partOf ?? '']));
  pdf.heading(2, 'Formula: outputs');
  await pdf.table(['Item', 'Material', 'Amount', 'For one unit', 'Part of'], [1.4, 3, 1.6, 1.6, 1.4],
    formula.outputs.map(({ material, title, quantity, perUnit, partOf, sumOfParts }) => [material, title.en, `${amount(quantity)}${sumOfParts ? ', sum of its parts' : ''}`, perUnit ? amount(perUnit) : '', partOf ?? '']));
  pdf.heading(2, 'Formula: parameters');
  await pdf.table(['Name', 'What', 'Value'], [1.4, 3, 1.6], formula.parameters.map(({ id, title, value, unit }) => [id, title.en, amount({ value, unit })]));
}

async function printNeeds(pdf: TaggedPdf, { document: { equipment, qualifications, holdTimes, consistency = [] } }: PrintableVersion): Promise<void> {
  pdf.heading(2, 'Equipment');
  await pdf.table(['Name', 'What', 'Class', 'Must have'], [1.4, 2.4, 1.6, 4],
    equipment.map(({ id, title, class: of, properties }) => [id, title.en, of, properties.map(({ property, min, max, equals, unit = '' }) => [property, min === undefined ? '' : `at least ${min} ${unit}`, max === undefined ? '' : `at most ${max} ${unit}`, equals === undefined ? '' : `= ${equals}`].filter(Boolean).join(' ')).join('; ')]));
  pdf.heading(2, 'Trainings asked for');
  await pdf.table(['Code', 'What'], [1, 3], qualifications.map(({ code, title }) => [code, title.en]));
  pdf.heading(2, 'Hold times');
  await pdf.table(['What', 'From', 'To', 'At least', 'At most', 'Severity'], [3, 2, 2, 1, 1, 1],
    holdTimes.map(({ title, from, to, min, max, severity }) => [title.en, `${from.step} ${from.event}`, `${to.step} ${to.event}`, min ? amount(min) : '', max ? amount(max) : '', severity]));
  pdf.heading(2, 'What must agree');
  await pdf.table(['Check', 'As written'], [1.4, 4], consistency.map(({ id, title, ...rule }) => [`${title.en} (${id})`, JSON.stringify(rule)]));
}

function amount({ value, unit }: Quantity): string {
  return `${value} ${unit}`;
}
