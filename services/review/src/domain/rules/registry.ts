import { agreement } from './agreement';
import { calculationsRule } from './calculations';
import { distinct } from './distinct';
import { documents } from './documents';
import { filesIntact } from './files-intact';
import { holdTimesRule } from './hold-times';
import { limitsRule } from './limits';
import { onePlace } from './one-place';
import { possibleOrder } from './possible-order';
import { recordCompletenessRule } from './record-completeness';
import { recordOrder } from './record-order';
import type { Rule } from './rule';
import { signatureEvidence, signaturePolicies } from './signatures';
import { spacing } from './spacing';
import { suitability } from './suitability';
import { sums } from './sums';

/** Every rule that a record must pass before release, in the order of the certificate. Taking one away changes every certificate (F5). */
export const RULES: readonly Rule[] = [recordOrder, recordCompletenessRule, limitsRule, calculationsRule, signatureEvidence, signaturePolicies, holdTimesRule, suitability, documents, sums, agreement, possibleOrder, onePlace, distinct, spacing, filesIntact];
