import type { ReviewBatch } from './queries';

/** The stage as people read it: a released batch of which containers are held or rejected is released in part. */
export function shownStage({ stage, part }: Pick<ReviewBatch, 'stage' | 'part'>): string {
  return stage === 'released' && part && part.held.length + part.rejected.length > 0 ? 'partially-released' : stage;
}
