import type { ChecklistPoint } from '@batchwright/procedure';
import type { CriticalChange } from './audit-trail';
import type { Operation } from './operations';
import type { BatchReview, ReviewedException } from './review-state';

/** What is known of the executed record when a review or a release is decided. */
export interface RecordFacts {
  /** ISA-88 state of the run. */
  readonly runState: string;
  /** Steps made ready and not completed, in words a person can find: title and key. */
  readonly openSteps: readonly { readonly key: string; readonly title: string }[];
  readonly exceptions: readonly ReviewedException[];
  /** Employee numbers of everybody who performed, witnessed or verified in execution; see `executorsOf`. */
  readonly executors: readonly string[];
  /** Chain head and number of the events that are judged, recomputed from the received bytes; see `judgedPart`. */
  readonly head: string;
  readonly count: number;
  /** False when the received events do not form one chain from 1 on, or a leaf does not fit. */
  readonly intact: boolean;
  /** Checks of the certificate that found a contradiction; see `certificate.ts`. */
  readonly contradictions: readonly string[];
  /** Operations of the recipe, with the chain over their events and their undecided exceptions in words. */
  readonly operations: readonly (Operation & { readonly head: string; readonly openExceptions: readonly string[] })[];
  /** Changes of GMP-critical data, and the hash of which changes they are. */
  readonly changes: readonly CriticalChange[];
  readonly changesHash: string;
  /** Hex SHA-256 of the certificate of this record, by the rules of today. */
  readonly certificateHash: string;
  /** Open investigations that the batch is part of, in words (G3). */
  readonly investigations: readonly string[];
  /** Codes of the labelled containers that the output went into (B22). */
  readonly containers: readonly string[];
  /** Checklist of the recipe. */
  readonly checklist: readonly ChecklistPoint[];
}

/** One thing that release asks for, and whether it is so. `code` is stable; `open` names what stands in the way. */
export interface CompletenessItem {
  readonly code:
    | 'run-executed'
    | 'steps-closed'
    | 'exceptions-closed'
    | 'record-intact'
    | 'record-consistent'
    | 'operations-reviewed'
    | 'audit-trail-reviewed'
    | 'investigations-closed'
    | 'production-reviewed'
    | 'quality-reviewed';
  readonly holds: boolean;
  readonly open: readonly string[];
}

/** All that must hold before production may review (gmp 9): the first five of `completeness`. */
export function recordCompleteness(facts: RecordFacts): CompletenessItem[] {
  const openExceptions = facts.exceptions.filter((exception) => !exception.closed);
  const item = (code: CompletenessItem['code'], open: readonly string[]): CompletenessItem => ({ code, holds: open.length === 0, open });
  return [
    item('run-executed', facts.runState === 'complete' ? [] : [facts.runState]),
    item('steps-closed', facts.openSteps.map((step) => `${step.title} (${step.key})`)),
    item('exceptions-closed', openExceptions.map((exception) => `${exception.type}${exception.stepKey ? ` at ${exception.stepKey}` : ''} (${exception.id})${exception.proposed ? `, second signature missing: ${exception.signers?.[1]?.join(' or ') ?? ''}` : ''}`)),
    item('record-intact', facts.intact ? [] : ['the received events do not form one unbroken chain']),
    item('record-consistent', facts.contradictions),
  ];
}

/** Everything that release asks for. The refusal of a release names each item that does not hold, and what is open in it. */
export function completeness(review: BatchReview, facts: RecordFacts): CompletenessItem[] {
  const current = review.reviewedHead === facts.head;
  const reviewed = (who: string | undefined): readonly string[] => {
    if (who === undefined) return ['not signed yet'];
    return current ? [] : ['the record grew after it was signed'];
  };
  const quality = reviewed(review.qualityReviewer);
  const accepted = quality.length > 0 || review.reviewedCertificate === facts.certificateHash ? quality : ['what is checked changed after it was signed'];
  const voided = Object.values(review.operationReviews).filter(({ stands }) => !stands).map(({ title }) => title);
  const trail = facts.changes.length === 0 || review.trail?.hash === facts.changesHash ? [] : facts.changes.map(changeInWords);
  return [
    ...recordCompleteness(facts),
    { code: 'operations-reviewed', open: voided, holds: voided.length === 0 },
    { code: 'audit-trail-reviewed', open: trail, holds: trail.length === 0 },
    { code: 'investigations-closed', open: facts.investigations, holds: facts.investigations.length === 0 },
    { code: 'production-reviewed', open: reviewed(review.productionReviewer), holds: reviewed(review.productionReviewer).length === 0 },
    { code: 'quality-reviewed', open: accepted, holds: accepted.length === 0 },
  ];
}

function changeInWords({ kind, audit, type, service, sequence }: CriticalChange): string {
  const [row] = audit;
  return `${kind}: ${row?.object ?? type}${row?.field && row.field !== 'stage' ? `, ${row.field}` : ''} (${service} ${sequence})`;
}
