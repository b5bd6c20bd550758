import type { IndexedRecipe } from '../tree/indexed-recipe';
import { isRecord } from '../recipe/shape';
import { finding, type LintFinding } from './lint-finding';

/** Every text is there in every language that the recipe promises (A9). English always is. */
export function lintTexts({ document }: IndexedRecipe): LintFinding[] {
  if (!document.header.languages.includes('de')) return [];
  const findings: LintFinding[] = [];
  const visit = (value: unknown, at: string): void => {
    if (Array.isArray(value)) return value.forEach((item, i) => visit(item, `${at}/${i}`));
    if (!isRecord(value)) return;
    if (typeof value.en === 'string') {
      if (value.de === undefined) findings.push(finding('translation-missing', at, `"${value.en}" has no German text`, { language: 'de', text: value.en }, 'warning'));
      return;
    }
    for (const [key, item] of Object.entries(value)) visit(item, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  };
  visit(document, '');
  return findings;
}
