import type { IndexedRecipe } from '../tree/indexed-recipe';
import { lintChallenges } from './lint-challenges';
import { lintConsistency } from './lint-consistency';
import { lintDocuments, type RegisteredDocument } from './lint-documents';
import { lintExpressions } from './lint-expressions';
import type { LintFinding } from './lint-finding';
import { lintFormula } from './lint-formula';
import { lintMachines } from './lint-machines';
import { lintRanges } from './lint-ranges';
import { lintReachability } from './lint-reachability';
import { lintReferences } from './lint-references';
import { lintSignatures } from './lint-signatures';
import { lintTexts } from './lint-texts';

/**
 * Everything that is wrong with a parsed recipe or should be looked at before approval (requirement A13; 21 CFR 211.100(a)): units and
 * names, sums, ranges, branches and loops, signatures, hold times, equipment, translations, documents. A correct recipe gives none.
 * `register` = what the site has of the documents that the recipe names; absent where it is not at hand: then it is not asked. Pure, and the
 * same order every time: errors first, then by place in the document.
 */
export function lintRecipe(recipe: IndexedRecipe, register?: readonly RegisteredDocument[]): LintFinding[] {
  const own = [lintFormula, lintReferences, lintExpressions, lintMachines, lintRanges, lintReachability, lintSignatures, lintChallenges, lintConsistency, lintTexts].flatMap((lint) => lint(recipe));
  const findings = [...own, ...lintDocuments(recipe, register)];
  return [...findings.filter(({ severity }) => severity === 'error'), ...findings.filter(({ severity }) => severity === 'warning')];
}
