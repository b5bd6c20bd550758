import { policiesOf, stepInfo, type SignaturePolicy, type StepState } from '@batchwright/procedure';
import type { Finding, Rule } from './rule';

/** Every signature is what it says, judged from the record alone (gmp 3; 21 CFR 11.50, 11.70). */
export const signatureEvidence: Rule = {
  id: 'signature-evidence',
  version: 1,
  title: { en: 'Every signature is proved by the identity provider for exactly the content it covers', de: 'Jede Unterschrift ist vom Identitätsanbieter für genau den gedeckten Inhalt belegt' },
  check({ signatures }) {
    const findings = signatures.flatMap(({ sequence, stepKey, name, person, meaning, problem }) => (problem ? [{ place: `${stepKey ?? 'run'}, event ${sequence}`, problem: `the signature “${meaning}” of ${name} (${person}) ${problem}` }] : []));
    return { inputs: signatures.length, findings };
  },
};

/** Every signature that the recipe's policies ask for is there, covers what stands there now, and is of another person where it must be (gmp 5; 21 CFR 211.101(c)–(d)). */
export const signaturePolicies: Rule = {
  id: 'signature-policies',
  version: 1,
  title: { en: 'Every signature that the recipe asks for is there, covers the values that stand, and is of the right person', de: 'Jede von der Rezeptur verlangte Unterschrift ist da, deckt die geltenden Werte und ist von der richtigen Person' },
  check({ run, recipe }) {
    const findings: Finding[] = [];
    let inputs = 0;
    for (const step of Object.values(run.view.steps)) {
      const info = stepInfo(recipe, step.stepId);
      if (!info || step.status !== 'completed' || step.notApplicable) continue;
      for (const policy of policiesOf(info, step)) {
        inputs += 1;
        for (const problem of gapsOf(policy, step)) findings.push({ place: `${step.key} / ${policy.id}`, problem });
      }
    }
    return { inputs, findings };
  },
};

function gapsOf(policy: SignaturePolicy, step: StepState): string[] {
  const all = step.signatures.filter((signature) => signature.policy === policy.id);
  const current = all.filter(({ outdated }) => !outdated);
  const moments = policy.meaning === 'present-throughout' ? (['before', 'after'] as const) : [policy.moment];
  const missing = moments.filter((moment) => !current.some((signature) => signature.moment === moment));
  if (missing.length > 0) {
    const outdated = all.some((signature) => signature.outdated && missing.includes(signature.moment));
    return [outdated ? `“${policy.meaning}” covers a value that was corrected afterwards` : `the signature “${policy.meaning}” (${policy.role}) is missing`];
  }
  const problems: string[] = [];
  for (const signature of current) {
    if (signature.meaning !== policy.meaning) problems.push(`was signed as “${signature.meaning}”, the recipe asks for “${policy.meaning}”`);
    if (policy.secondFactor === true && signature.level !== 'esig-2fa') problems.push('was signed without the second factor');
    if (signature.where === 'remote' && policy.where === 'place') problems.push(`${signature.name} signed from afar, the recipe asks for presence`);
    if (policy.differentFrom.includes('performer') && step.performers.includes(signature.person)) problems.push(`${signature.name} performed the step as well`);
    const other = step.signatures.find((one) => !one.outdated && one.policy !== policy.id && one.person === signature.person && policy.differentFrom.includes(one.policy));
    if (other) problems.push(`${signature.name} signed as ${other.policy} as well`);
  }
  if (policy.meaning === 'present-throughout' && new Set(current.map(({ person }) => person)).size > 1) problems.push('was signed by different persons before and after');
  return [...problems, ...secondChecks(policy, step)];
}

function secondChecks(policy: SignaturePolicy, step: StepState): string[] {
  return (policy.repeats ?? []).flatMap(({ entry }) => {
    const addresses = Object.keys(step.entries).filter((address) => address === entry || address.startsWith(`${entry}/`));
    return addresses.flatMap((address) => (step.secondChecks[`${policy.id}/${address}`]?.agrees === true ? [] : [`${address} was not repeated independently with the same result`]));
  });
}
