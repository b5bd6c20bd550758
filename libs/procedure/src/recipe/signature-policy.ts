import type { RoleName, Text } from '../text';

/** What a signature in a procedure can mean; part of the controlled list of `@batchwright/records` (21 CFR 11.50(a)(3)). */
export type StepMeaning = 'performed' | 'witnessed' | 'verified-independently' | 'reviewed' | 'present-throughout' | 'approved-to-proceed' | 'supervised';

/** A signature that a step asks for (21 CFR 211.101(c)-(d), 211.188(b)(11); requirement A11). Attribution is recorded without it. */
export interface SignaturePolicy {
  readonly id: string;
  readonly role: RoleName;
  readonly meaning: StepMeaning;
  /** What exactly the signer attests; read on the signing screen. */
  readonly attests: Text;
  /** `before` the start, `during`, or `after` the entries, for the completion. `present-throughout` is signed before and after. */
  readonly moment: 'before' | 'during' | 'after';
  /**
   * `place`: from the step's terminal or one of its area, and never from afar. `any`, `remote`: from afar as well; what attests something seen (`witnessed`, `verified-independently`, `supervised`) then comes out of a
   * session at the step, with second factor and the picture that was in view. `present-throughout` is never given from afar.
   */
  readonly where: 'place' | 'remote' | 'any';
  /** From whom the signer must differ, as a person: `performer`, or ids of policies of this step. */
  readonly differentFrom: readonly string[];
  /** Second factor asked for. */
  readonly secondFactor?: boolean;
  /** Of `verified-independently`: entries that are repeated blind, and how far the repetition may be off. */
  readonly repeats?: readonly { readonly entry: string; readonly tolerance?: string }[];
}
