import { readInstanceKey, stepInfo, type UsedDocument } from '@batchwright/procedure';
import type { Finding, Rule } from './rule';

/** Every start names one version of each document that the recipe asks for, in effect at that moment, and the very pictures and videos of the recipe (A9; 21 CFR 211.100(b)). */
export const documents: Rule = {
  id: 'documents',
  version: 1,
  title: { en: 'Every step was begun by the versions of its documents that were in effect at that moment, with the pictures that the recipe names', de: 'Jeder Schritt wurde nach den Versionen seiner Dokumente begonnen, die in dem Moment galten, mit den Bildern, die das Rezept nennt' },
  check({ run, recipe }) {
    const findings: Finding[] = [];
    let inputs = 0;
    for (const { event, sequence, at } of run.records) {
      if (event.type !== 'StepStarted') continue;
      const { stepKey, documents: used = [], media: shown = [] } = event.body;
      const node = stepInfo(recipe, readInstanceKey(stepKey)?.id ?? '')?.node;
      const { documents: asked = [], media = [] } = node ?? {};
      inputs += asked.length + media.length;
      const say = (problem: string): void => void findings.push({ place: `${stepKey}, event ${sequence}`, problem });
      for (const code of asked) {
        const found = used.find((one) => one.code === code);
        if (!found) say(`was begun without a version of ${code}`);
        else if (Date.parse(found.effectiveFrom) > Date.parse(at)) say(`was begun by ${named(found)}, which was in effect only from ${found.effectiveFrom}`);
      }
      for (const { document, version } of media) if (!shown.some((one) => one.code === document && one.version === version)) say(`was begun without ${document} version ${version}, which the recipe shows there`);
    }
    return { inputs, findings };
  },
};

function named({ code, version }: UsedDocument): string {
  return `${code} version ${version}`;
}
