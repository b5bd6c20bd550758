import { canonical, sha256Hex, type JsonValue } from '@batchwright/records';
import type { ReadStepCard, PlacedCard } from './read-step-card';
import { nobody } from './nobody';

/** What of a card moves without anything of the step having changed: where the run stands, what the reader may do, whether a machine is late with its answer. */
const MOVING: readonly string[] = ['sequence', 'start', 'completion', 'question', 'viewHash'];

/** Hash of a step as those see it who stand beside it: hex SHA-256 of the canonical card. It stays the same as long as nothing of the step changes. */
export function viewHashOf(card: object): string {
  const still = JSON.parse(JSON.stringify(card, (key, value: unknown) => (MOVING.includes(key) ? undefined : value))) as JsonValue;
  return sha256Hex(canonical(still));
}

/** The step as it stands now, as those see it who stand beside it. */
export class ShownView {
  constructor(
    private readonly cards: ReadStepCard,
    private readonly answerOf: (card: PlacedCard) => object,
  ) {}

  /** Refusals: those of the card. */
  async hash(runId: string, stepKey: string, sites: readonly string[]): Promise<string> {
    return viewHashOf(this.answerOf(await this.cards.execute(runId, stepKey, nobody(sites))));
  }
}
