import type { Transactions } from '@batchwright/persistence';
import { PostgresGoldenBatches } from '../adapters/postgres/postgres-golden-batches';
import { PostgresOverlays } from '../adapters/postgres/postgres-overlays';
import { GOLDEN_BATCHES, GoldenBatchesController } from '../api/http/golden-batches.controller';
import { OVERLAYS, OverlaysController } from '../api/http/overlays.controller';
import { ChooseGoldenBatch } from '../application/choose-golden-batch';
import { ReadOverlay } from '../application/read-overlay';
import type { Samples } from '../application/samples';

/** What holds runs against each other. */
export function comparing(transactions: Transactions, samples: Samples) {
  const [overlays, golden] = [new PostgresOverlays(transactions), new PostgresGoldenBatches(transactions)];
  return {
    controllers: [OverlaysController, GoldenBatchesController],
    providers: [
      { provide: OVERLAYS, useValue: overlays },
      { provide: GOLDEN_BATCHES, useValue: golden },
      { provide: ReadOverlay, useValue: new ReadOverlay(overlays, golden, samples) },
      { provide: ChooseGoldenBatch, useValue: new ChooseGoldenBatch(transactions, golden) },
    ],
  };
}
