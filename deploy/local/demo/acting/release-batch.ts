import type { PersonClient } from '../client/plant-client';
import { eventually, type Stage } from './stage';

/** Who reviews and decides. */
export interface Reviewers {
  readonly production: string;
  readonly quality: string;
  readonly disposition: string;
}

/** What the demo's people would do. Nobody of them performs steps. */
export const REVIEWERS: Reviewers = { production: 'prod.keller', quality: 'qa.adeyemi', disposition: 'qp.romano' };

/** What quality decides: all of it, or the named containers only. */
export type Release = { readonly decision: 'release' } | { readonly decision: 'release-part'; readonly reason: string; readonly containers: readonly string[] };

/** Production review, quality review, review of the audit trail where something was changed, disposition with the second factor. */
export async function releaseBatch(stage: Stage, runId: string, reviewers: Reviewers = REVIEWERS, release: Release = { decision: 'release' }): Promise<void> {
  await reviewBatch(stage, runId, reviewers);
  await disposeRelease(stage, runId, reviewers.disposition, reviewers.quality, release);
}

/** Production review, then quality review. */
export async function reviewBatch(stage: Stage, runId: string, reviewers: Reviewers = REVIEWERS): Promise<void> {
  const path = `/review/v1/batches/${runId}`;
  const production = await stage.client.as(reviewers.production);
  await eventually('the whole record to reach review', async () => {
    const { status, body } = await production.ask<{ openPoints?: { code: string; holds: boolean }[] }>('GET', path);
    return status === 200 && body.openPoints?.some(({ code, holds }) => code === 'run-executed' && holds) ? true : undefined;
  });
  await production.signed(`${path}/production-review`, await answersTo(production, path, 'production'));
  stage.tell(`${reviewers.production} signed the production review`);
  const quality = await stage.client.as(reviewers.quality);
  await quality.signed(`${path}/quality-review`, await answersTo(quality, path, 'quality'));
  stage.tell(`${reviewers.quality} signed the quality review`);
}

/** After both reviews: the review of the audit trail where something was changed, then the release with the second factor; answers when the record is sealed. */
export async function disposeRelease(stage: Stage, runId: string, user: string = REVIEWERS.disposition, quality: string = REVIEWERS.quality, release: Release = { decision: 'release' }): Promise<void> {
  const path = `/review/v1/batches/${runId}`;
  const reviewer = await stage.client.as(quality);
  const { auditTrail } = await reviewer.get<{ auditTrail: { changes: number; reviewedBy: string | null } }>(path);
  if (auditTrail.changes > 0 && auditTrail.reviewedBy === null) {
    await reviewer.signed(`${path}/audit-trail-review`, {});
    stage.tell(`${quality} signed the review of the audit trail: ${auditTrail.changes} changes`);
  }
  const disposer = await stage.client.as(user);
  await disposer.signed(`${path}/disposition`, { ...release });
  stage.tell(`${user} signed the release${release.decision === 'release-part' ? ` of ${release.containers.join(', ')}` : ''}`);
  await eventually('the release of the sealed record', async () => {
    const { stage: at } = await disposer.get<{ stage: string }>(path);
    return at === 'released' ? at : undefined;
  });
  stage.tell('the record is sealed and the batch released');
}

/** What a reviewer who finds everything so says to his points of the recipe's checklist. */
export async function answersTo(reviewer: PersonClient, path: string, by: 'production' | 'quality'): Promise<Record<string, unknown>> {
  const { checklist } = await reviewer.get<{ checklist: { id: string; by: string }[] }>(path);
  const answers = checklist.filter((point) => point.by === by).map(({ id }) => ({ point: id, answer: 'yes' }));
  return answers.length > 0 ? { answers } : {};
}

/** The Qualified Person enters a released batch into the register. */
export async function certifyBatch(stage: Stage, runId: string, user: string = REVIEWERS.disposition): Promise<void> {
  const certifier = await stage.client.as(user);
  await certifier.signed(`/review/v1/batches/${runId}/certification`, {});
  stage.tell(`${user} certified the batch in the register`);
}

/** The release package, once it is sealed. */
export async function downloadPackage(stage: Stage, runId: string, user: string = REVIEWERS.quality): Promise<Uint8Array> {
  const reader = await stage.client.as(user);
  return eventually('the package to be sealed', async () => {
    try {
      return await reader.download(`/review/v1/batches/${runId}/package`);
    } catch {
      return undefined;
    }
  });
}

/** Rejects a batch, whatever its state: nothing has to be complete for that. */
export async function rejectBatch(stage: Stage, runId: string, reason: string, user: string = REVIEWERS.disposition): Promise<void> {
  const disposer = await stage.client.as(user);
  await disposer.signed(`/review/v1/batches/${runId}/disposition`, { decision: 'reject', reason });
  stage.tell(`${user} rejected the batch: ${reason}`);
}
