import { canonicalText } from '../canonical-text';
import type { RecordedValue } from './recorded-value';
import type { RunHead, StepState } from './state';

/** What a signature at a step is bound to (21 CFR 11.70): everything recorded at the step now, and nothing of other steps. */
export interface StepContent {
  readonly format: 'batchwright.step-content/1';
  readonly run: { readonly id: string; readonly site: string; readonly number: string; readonly recipeHash: string };
  readonly step: string;
  readonly started?: { readonly at: string; readonly person?: string; readonly items: readonly { readonly need: string; readonly item: string; readonly lot?: string }[] };
  /** Current values by address. */
  readonly values: { readonly [address: string]: RecordedValue };
}

/**
 * The content that a signature at this step signs now; services hash its canonical form for the statement, and the decider
 * compares it with what was signed. Other signatures are not part of it: several people sign the same.
 */
export function stepContent(run: RunHead, step: StepState): StepContent {
  const { started } = step;
  return {
    format: 'batchwright.step-content/1',
    run: { id: run.id, site: run.site, number: run.number, recipeHash: run.recipe.hash },
    step: step.key,
    ...(started
      ? {
          started: {
            at: started.at,
            ...(started.person ? { person: started.person } : {}),
            items: step.items.map(({ need, item, lot }) => ({ need, item, ...(lot ? { lot } : {}) })),
          },
        }
      : {}),
    values: Object.fromEntries(Object.entries(step.entries).flatMap(([address, { value }]) => (step.failures?.[address] === undefined ? [[address, value]] : []))),
  };
}

/** Canonical text of the content; its SHA-256 is the hash in the signer's statement. */
export function contentHashInput(run: RunHead, step: StepState): string {
  return canonicalText(stepContent(run, step));
}
