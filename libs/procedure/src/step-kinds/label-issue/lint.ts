import { finding, type LintFinding } from '../../lint/lint-finding';
import { doneBefore } from '../../lint/order';
import { stepInfo, type IndexedRecipe, type StepInfo } from '../../tree/indexed-recipe';
import { lintEntryNames, lintInput } from '../lint-names';
import { configOf, namesOf } from './schema';

/** What is issued is printed packaging, two people look at it, and what the overprint says stands in the record before. */
export function lint(info: StepInfo, recipe: IndexedRecipe): LintFinding[] {
  const { node, pointer } = info;
  const { input, version, issued, overprint } = configOf(node);
  const findings = [...lintEntryNames(info, { version, issued, 'overprint/entry': overprint?.entry }), ...lintInput(info, recipe, input)];
  const used = recipe.document.formula.inputs.find(({ id }) => id === input);
  if (used && used.function !== 'printed-packaging') findings.push(finding('not-printed-packaging', `${pointer}/config/input`, `"${used.title.en}" is no printed packaging`, { step: node.id, input }));
  for (const name of namesOf(node)) {
    const [id = '', entry] = name.split('.');
    const other = stepInfo(recipe, id);
    const there = other?.node.entries.some((one) => one.id === entry && one.type !== 'table');
    if (!other || !there || doneBefore(other, info) !== 'surely') findings.push(finding('overprint-unknown', `${pointer}/config/overprint/text`, `the overprint names "${name}", which is not surely recorded before`, { step: node.id, named: name }));
  }
  if (!node.signatures.some(({ differentFrom }) => differentFrom.length > 0)) findings.push(finding('labels-by-one', `${pointer}/signatures`, `"${node.title.en}" is done and checked by the same person`, { step: node.id }));
  return findings;
}
