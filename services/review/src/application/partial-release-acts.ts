import type { RestDecidedBody } from '../domain/review-events';
import type { ReleasedPart } from '../domain/review-state';
import type { LoadedBatch } from './load-batch';
import { aboutBatch, batchLabels, type SignedAct } from './signing';

/** What is signed for a partial release: the head and the certificate as for a whole one, and which containers go and which stay (F7). */
export function partAct({ review, facts }: LoadedBatch, part: ReleasedPart, reason: string): SignedAct {
  const { site, runId, number } = review;
  const { head, count, certificateHash, changes: { length: changes }, changesHash } = facts;
  return {
    action: 'dispose-batch', site, labels: batchLabels(number, { en: `, ${part.released.length} containers`, de: `, ${part.released.length} Gebinde` }), meaning: 'released-in-part', roles: ['qa', 'qp'], level: 'esig-2fa', notPersons: facts.executors,
    subject: aboutBatch(runId, number),
    content: { act: 'dispose-batch', decision: 'release-part', site, runId, batch: number, head, count, certificateHash, changes, changesHash, released: [...part.released], held: [...part.held], reason },
    text: {
      en: `I release of batch ${number} only ${listed(part.released)}; ${listed(part.held)} stay held: ${reason}. Its record (${count} events) is complete, reviewed by production and quality, and without an open exception.`,
      de: `Ich gebe von der Charge ${number} nur ${listed(part.released)} frei; ${listed(part.held)} bleiben zurück: ${reason}. Ihre Aufzeichnung (${count} Ereignisse) ist vollständig, von Herstellung und Qualität geprüft und ohne offene Ausnahme.`,
    },
  };
}

/** What is signed about the containers that were held back. */
export function restAct({ review, facts }: LoadedBatch, { decision, containers, reason }: RestDecidedBody): SignedAct {
  const { site, runId, number } = review;
  const release = decision === 'release';
  return {
    action: 'dispose-batch', site, labels: batchLabels(number), meaning: release ? 'released' : 'rejected', roles: ['qa', 'qp'], level: 'esig-2fa', notPersons: facts.executors,
    subject: aboutBatch(runId, number),
    content: { act: 'dispose-batch', decision: `${decision}-rest`, site, runId, batch: number, containers: [...containers], reason },
    text: release
      ? { en: `I release the rest of batch ${number}, ${listed(containers)}: ${reason}`, de: `Ich gebe den Rest der Charge ${number} frei, ${listed(containers)}: ${reason}` }
      : { en: `I reject the rest of batch ${number}, ${listed(containers)}: ${reason}`, de: `Ich weise den Rest der Charge ${number} zurück, ${listed(containers)}: ${reason}` },
  };
}

/** How others are told of what is released: all of the batch, or these containers and nothing else. */
export function toldOfPart(part: ReleasedPart | undefined): { decision: 'released' | 'partially-released'; releasedContainers: string[] } {
  return part && part.held.length + part.rejected.length > 0 ? { decision: 'partially-released', releasedContainers: [...part.released] } : { decision: 'released', releasedContainers: [] };
}

function listed(codes: readonly string[]): string {
  return codes.join(', ');
}
