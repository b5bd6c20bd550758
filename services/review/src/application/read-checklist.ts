import type { Transaction } from '@batchwright/persistence';
import { parseRecord, type RecordedEvent } from '@batchwright/records';
import type { ReviewedBody } from '../domain/review-events';
import type { LoadedBatch } from './load-batch';
import type { RunRecords } from './run-records';

/** A point of the checklist as it stands. */
export interface PointView {
  readonly id: string;
  readonly title: { readonly en: string; readonly de?: string };
  readonly by: 'rule' | 'production' | 'quality';
  readonly proof: { readonly rule: string; readonly version: number; readonly inputs: number; readonly result: string } | null;
  readonly answer: { readonly answer: string; readonly comment: string | null; readonly person: string; readonly name: string; readonly at: string } | null;
}

/** The checklist of the recipe: what rules proved, and what people answered in a review that still stands. */
export async function readChecklist(tx: Transaction, records: RunRecords, { facts, certificate, review, copy }: LoadedBatch): Promise<PointView[]> {
  if (facts.checklist.length === 0) return [];
  const own = (await records.ownTexts(tx, copy.site, copy.id)).map(parseRecord);
  const standing = { production: review.productionReviewer, quality: review.qualityReviewer } as const;
  return facts.checklist.map(({ id, title, rule, by }) => {
    const proof = certificate.rules.find((one) => one.id === rule);
    const stands = by !== undefined && review.reviewedHead === facts.head && standing[by] !== undefined;
    return {
      id, title, by: by ?? 'rule',
      proof: proof ? { rule: proof.id, version: proof.version, inputs: proof.inputs, result: proof.result } : null,
      answer: stands ? answerIn(own, by, id) : null,
    };
  });
}

function answerIn(own: readonly RecordedEvent[], by: 'production' | 'quality', point: string): PointView['answer'] {
  const signed = own.findLast(({ type }) => type === (by === 'production' ? 'ProductionReviewed' : 'QualityReviewed'));
  const given = (signed?.body as unknown as ReviewedBody | undefined)?.answers?.find((one) => one.point === point);
  if (!signed || !given) return null;
  return { answer: given.answer, comment: given.comment ?? null, person: signed.person ?? '', name: signed.name ?? '', at: signed.actAt };
}
