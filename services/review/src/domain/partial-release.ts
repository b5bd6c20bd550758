import { err, ok, refuse, type Result } from '@batchwright/kernel';
import { recordCompleteness, type RecordFacts } from './completeness';
import { recordIncomplete } from './review-batch';
import type { ReviewEvent } from './review-events';
import type { BatchReview, ReleasedPart } from './review-state';

/**
 * Which containers a partial release lets go; all others of the output are held (F7). Refusals: `no-part-named`, `container-not-of-batch`, `part-is-whole` when
 * nothing is left out (that is a release).
 */
export function partOf(named: readonly string[], { number }: Pick<BatchReview, 'number'>, { containers }: Pick<RecordFacts, 'containers'>): Result<ReleasedPart> {
  const rule = '21 CFR 211.22(a)';
  if (named.length === 0) return err(refuse('no-part-named', { number, containers }, { rule, field: 'containers' }));
  const unknown = named.filter((code) => !containers.includes(code));
  if (unknown.length > 0) return err(refuse('container-not-of-batch', { number, unknown, containers }, { rule, field: 'containers' }));
  const held = containers.filter((code) => !named.includes(code));
  if (held.length === 0) return err(refuse('part-is-whole', { number }, { rule, field: 'containers' }));
  return ok({ released: containers.filter((code) => named.includes(code)), held, rejected: [] });
}

/**
 * Decides about what a partial release held back. A rejection waits for nothing; a release asks that nothing was found since. A certification covers only what was released
 * before it, so it is asked for again. Refusals: `no-rest`, `disposition-not-now` while the batch is blocked, `own-work`, `reason-missing`, `record-incomplete`, `investigation-open`.
 */
export function decideRest(command: { readonly decision: 'release-rest' | 'reject-rest'; readonly person: string; readonly reason: string }, review: BatchReview, facts: RecordFacts): Result<ReviewEvent[]> {
  const { number, stage, part } = review;
  const { person, decision } = command;
  const released = decision === 'release-rest';
  if (stage !== 'released' && (released || stage !== 'blocked')) return err(refuse('disposition-not-now', { number, stage, decision, from: 'released' }, { rule: 'gmp-10' }));
  if (!part || part.held.length === 0) return err(refuse('no-rest', { number }, { rule: 'gmp-10' }));
  if (facts.executors.includes(person)) return err(refuse('own-work', { person, what: decision }, { rule: 'gmp-5' }));
  const reason = command.reason.trim();
  if (reason === '') return err(refuse('reason-missing', {}, { rule: '21 CFR 211.192', field: 'reason' }));
  const { held } = part;
  if (!released) return ok([{ type: 'RestDecided', body: { decision: 'reject', containers: held, part: { ...part, held: [], rejected: [...part.rejected, ...held] }, reason } }]);
  if (facts.investigations.length > 0) return err(refuse('investigation-open', { number, deviations: facts.investigations }, { rule: '21 CFR 211.192' }));
  const open = recordCompleteness(facts).filter(({ holds }) => !holds);
  if (open.length > 0) return err(recordIncomplete(review, open));
  return ok([{ type: 'RestDecided', body: { decision: 'release', containers: held, part: { ...part, held: [], released: [...part.released, ...held] }, reason } }]);
}
