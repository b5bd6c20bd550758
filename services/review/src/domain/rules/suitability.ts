import { stepInfo, traineeCode, trainingFor } from '@batchwright/procedure';
import type { Finding, Rule } from './rule';

/** Every start and every signature of work names the trainings that the recipe asks for, every start its grants; each grant was given before and used once (gmp 6). */
export const suitability: Rule = {
  id: 'suitability',
  version: 2,
  title: { en: 'Every step was started, and signed where its work was done or watched, by a qualified person, with equipment and material that their owners granted', de: 'Jeder Schritt wurde von einer qualifizierten Person begonnen und, wo gearbeitet oder zugesehen wurde, unterschrieben, mit bewilligtem Gerät und Material' },
  check({ run, recipe }) {
    const findings: Finding[] = [];
    let inputs = 0;
    run.records.forEach(({ event, sequence }, i) => {
      const view = run.states[i];
      if (event.type === 'SignatureApplied') {
        const { stepKey, policy, person, meaning } = event.body;
        const info = stepInfo(recipe, view?.steps[stepKey]?.stepId ?? '');
        for (const code of info ? trainingFor(info, meaning) : []) {
          inputs += 1;
          const trainee = meaning === 'performed' && view?.steps[stepKey]?.supervision !== undefined;
          if (!(event.body.qualifications ?? []).some((held) => held.code === code || (trainee && held.code === traineeCode(code)))) findings.push({ place: `${stepKey}, event ${sequence}`, problem: `${policy} was signed by ${person} without proof of the training ${code}` });
        }
      }
      if (event.type !== 'StepStarted') return;
      const { stepKey, items, qualifications } = event.body;
      const info = stepInfo(recipe, view?.steps[stepKey]?.stepId ?? '');
      if (!info) return;
      const say = (problem: string): void => void findings.push({ place: `${stepKey}, event ${sequence}`, problem });
      for (const code of info.node.qualifications ?? []) {
        inputs += 1;
        const learning = event.body.supervision?.qualifications.some((held) => held.code === code) === true && qualifications.some((held) => held.code === traineeCode(code));
        if (!learning && !qualifications.some((held) => held.code === code)) say(`was started without proof of the training ${code}`);
      }
      const needs = (info.node.equipment?.length ?? 0) + (info.node.material?.length ?? 0);
      inputs += needs;
      if (items.length < needs) say(`binds ${items.length} of ${needs} things that the recipe asks for`);
      for (const { grantId, item } of items) {
        const grant = view?.grants[grantId];
        if (grant?.status !== 'granted' && grant?.status !== 'used') say(`uses ${item} without a grant of its owner`);
      }
    });
    return { inputs, findings };
  },
};
