import { finding, type LintFinding } from '../../lint/lint-finding';
import type { IndexedRecipe, StepInfo } from '../../tree/indexed-recipe';
import { lintEntryNames, lintInput } from '../lint-names';
import { configOf, formulasOf } from './schema';

/** The masses have the formulas of their basis, and the filler has the range in which it may compensate. */
export function lint(info: StepInfo, recipe: IndexedRecipe): LintFinding[] {
  const { node, pointer } = info;
  const config = configOf(node);
  const { input, filler, basis, assay, loss, saltFactor, overage, target, fillerTarget } = config;
  const findings = [...lintEntryNames(info, { assay, loss, target, fillerTarget }), ...lintInput(info, recipe, input), ...lintInput(info, recipe, filler)];
  if ((basis === 'as-is') !== (loss === undefined)) {
    const message = basis === 'as-is' ? `the assay of "${node.title.en}" is on the substance as is: its loss would be taken twice` : `"${node.title.en}" needs the loss to come from the ${basis} substance to the one that is weighed`;
    findings.push(finding('potency-basis', `${pointer}/config/basis`, message, { step: node.id, basis }));
  }
  for (const [field, parameter] of Object.entries({ saltFactor, overage })) {
    if (parameter === undefined || recipe.document.formula.parameters.some(({ id }) => id === parameter)) continue;
    findings.push(finding('unknown-parameter', `${pointer}/config/${field}`, `the formula has no parameter "${parameter}"`, { step: node.id, parameter }));
  }
  const formulas = formulasOf(config);
  for (const [id, formula] of [[target, formulas.target], [fillerTarget, formulas.fillerTarget]] as const) {
    const at = node.entries.findIndex((entry) => entry.id === id);
    const entry = node.entries[at];
    if (entry && plain(entry.formula ?? '') !== plain(formula)) findings.push(finding('potency-formula', `${pointer}/entries/${at}/formula`, `"${entry.title.en}" has to be worked out as ${formula}`, { step: node.id, entry: id, formula }));
    if (entry && id === fillerTarget && !entry.ranges?.validated && !entry.ranges?.registered) findings.push(finding('filler-without-range', `${pointer}/entries/${at}`, `"${entry.title.en}" has no range in which it may compensate`, { step: node.id, entry: id }));
  }
  return findings;
}

const plain = (formula: string): string => formula.replaceAll(/\s/g, '').replaceAll('`', '').replaceAll('-', '_');
