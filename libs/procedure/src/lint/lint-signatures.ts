import type { Entry } from '../recipe/entry';
import type { SignaturePolicy } from '../recipe/signature-policy';
import type { IndexedRecipe, StepInfo } from '../tree/indexed-recipe';
import { needsSession } from '../run/remote-rules';
import { finding, type LintFinding } from './lint-finding';

/** Critical steps are seen by two persons, and policies can be fulfilled (A11, A13; 21 CFR 211.101(c)-(d), 211.188(b)(11)). */
export function lintSignatures(recipe: IndexedRecipe): LintFinding[] {
  return recipe.steps.flatMap((step) => [...lintCritical(step), ...step.node.signatures.flatMap((policy, i) => lintPolicy(step, policy, `${step.pointer}/signatures/${i}`))]);
}

function lintCritical({ node, pointer }: StepInfo): LintFinding[] {
  const secondPerson = node.signatures.some(({ differentFrom, meaning }) => differentFrom.length > 0 && meaning !== 'performed');
  if (secondPerson) return [];
  const facts = { step: node.id };
  if (node.critical === true && !isAutomated(node)) return [finding('critical-step-unsigned', `${pointer}/signatures`, `"${node.title.en}" is critical and no second person signs it`, facts)];
  const typed = node.entries.findIndex((entry) => entry.critical === true && !comesByItself(entry));
  if (typed < 0 || node.critical === true) return [];
  return [finding('critical-entry-unsigned', `${pointer}/entries/${typed}`, `"${node.entries[typed]?.title.en ?? ''}" of "${node.title.en}" is critical and no second person checks it`, { ...facts, entry: node.entries[typed]?.id })];
}

/** Where validated automation records everything itself, one person is enough (21 CFR 211.101(c)). */
function isAutomated({ entries }: StepInfo['node']): boolean {
  return entries.length > 0 && entries.every(comesByItself);
}

function comesByItself({ source, type, capture, write }: Entry): boolean {
  return type === 'calculated' || source === 'device' || source === 'measured' || capture !== undefined || write !== undefined;
}

function lintPolicy({ node }: StepInfo, policy: SignaturePolicy, at: string): LintFinding[] {
  const facts = { step: node.id, policy: policy.id };
  const findings: LintFinding[] = [];
  for (const other of policy.differentFrom) {
    const known = other === 'performer' || (other !== policy.id && node.signatures.some(({ id }) => id === other));
    if (!known) findings.push(finding('unknown-policy', `${at}/differentFrom`, `the policy "${policy.id}" of "${node.title.en}" must differ from "${other}", which is none of this step`, { ...facts, other }));
  }
  if (policy.meaning === 'performed' && policy.differentFrom.includes('performer')) findings.push(finding('performer-differs-from-himself', `${at}/differentFrom`, `the performer of "${node.title.en}" cannot be somebody other than the performer`, facts));
  if (SECOND.includes(policy.meaning) && !policy.differentFrom.includes('performer')) {
    findings.push(finding('second-person-not-different', `${at}/differentFrom`, `"${policy.id}" of "${node.title.en}" may be signed by the performer himself`, facts));
  }
  if (policy.where !== 'place' && policy.meaning === 'present-throughout') {
    findings.push(finding('throughout-from-afar', `${at}/where`, `"${policy.id}" of "${node.title.en}" is never given from afar: it begins before the start, where no session stands`, facts, 'warning'));
  }
  if (policy.where !== 'place' && needsSession(policy) && node.critical === true) {
    findings.push(finding('critical-step-from-afar', `${at}/where`, `"${node.title.en}" is critical, and "${policy.id}" may be signed from afar, by what a picture shows`, facts, 'warning'));
  }
  (policy.repeats ?? []).forEach(({ entry }, i) => {
    const repeated = node.entries.find(({ id }) => id === entry);
    if (!repeated) findings.push(finding('unknown-entry', `${at}/repeats/${i}/entry`, `"${policy.id}" of "${node.title.en}" repeats "${entry}", which is no entry of it`, { ...facts, entry }));
    else if (repeated.type === 'photo' || repeated.type === 'file') findings.push(finding('repeats-a-picture', `${at}/repeats/${i}/entry`, `"${policy.id}" of "${node.title.en}" repeats "${entry}", which is a file: two pictures are never the same`, { ...facts, entry }));
    else if (repeated.type === 'calculated') findings.push(finding('repeats-a-calculation', `${at}/repeats/${i}/entry`, `"${policy.id}" of "${node.title.en}" repeats "${entry}", which nobody types`, { ...facts, entry }));
  });
  if (policy.repeats && policy.meaning !== 'verified-independently') findings.push(finding('repeats-without-verification', `${at}/repeats`, `"${policy.id}" of "${node.title.en}" repeats entries and is no independent verification`, facts));
  if (policy.moment === 'before' && policy.meaning === 'performed') findings.push(finding('signed-before-done', `${at}/moment`, `"${policy.id}" of "${node.title.en}" signs as done what has not begun`, facts));
  return findings;
}

const SECOND: readonly SignaturePolicy['meaning'][] = ['witnessed', 'verified-independently', 'present-throughout'];
