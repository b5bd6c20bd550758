import type { ServiceDefinition } from '@batchwright/host';
import type { Transactions } from '@batchwright/persistence';
import { EquipmentUse1769200000000 } from '../adapters/postgres/migrations/equipment-use';
import { PostgresEquipmentUses } from '../adapters/postgres/postgres-equipment-uses';
import { RunUsesHandler } from '../api/events/run-uses.handler';
import { EQUIPMENT_USES } from '../api/http/curves.controller';
import { RunsController } from '../api/http/runs.controller';
import { FollowRun } from '../application/follow-run';
import { ReadRunCurves } from '../application/read-run-curves';

/** Tables of what is made of samples. */
export const WATCHING_MIGRATIONS: ServiceDefinition['migrations'] = [EquipmentUse1769200000000];

/** What is made of samples: whose they are. */
export function watching(transactions: Transactions) {
  const uses = new PostgresEquipmentUses(transactions);
  return {
    controllers: [RunsController, RunUsesHandler],
    providers: [
      { provide: EQUIPMENT_USES, useValue: uses },
      { provide: FollowRun, useValue: new FollowRun(uses) },
      { provide: ReadRunCurves, useValue: new ReadRunCurves(uses) },
    ],
  };
}
