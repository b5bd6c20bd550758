import type { ServiceDefinition } from '@batchwright/host';
import type { Transactions } from '@batchwright/persistence';
import { Alarms1769201000000 } from '../adapters/postgres/migrations/alarms';
import { EquipmentUse1769200000000 } from '../adapters/postgres/migrations/equipment-use';
import { AlarmsInSight1769650000000 } from '../adapters/postgres/migrations/alarms-in-sight';
import { Gaps1769202000000 } from '../adapters/postgres/migrations/gaps';
import { PostgresAlarms } from '../adapters/postgres/postgres-alarms';
import { PostgresCauses } from '../adapters/postgres/postgres-causes';
import { PostgresEquipmentNow } from '../adapters/postgres/postgres-equipment-now';
import { PostgresEquipmentUses } from '../adapters/postgres/postgres-equipment-uses';
import { PostgresGaps } from '../adapters/postgres/postgres-gaps';
import { PostgresHappenings } from '../adapters/postgres/postgres-happenings';
import { PostgresMachineStates } from '../adapters/postgres/postgres-machine-states';
import { PostgresTagWatches } from '../adapters/postgres/postgres-tag-watches';
import { RunUsesHandler } from '../api/events/run-uses.handler';
import { ALARMS, AlarmsController } from '../api/http/alarms.controller';
import { EQUIPMENT_USES } from '../api/http/curves.controller';
import { EQUIPMENT_NOW, EquipmentNowController } from '../api/http/equipment-now.controller';
import { GAPS, GapsController } from '../api/http/gaps.controller';
import { HAPPENINGS_READ, HappeningsController } from '../api/http/happenings.controller';
import { RunsController } from '../api/http/runs.controller';
import { ActOnAlarm } from '../application/act-on-alarm';
import { FollowRun } from '../application/follow-run';
import { LetGo } from '../application/let-go';
import { NoteGaps } from '../application/note-gaps';
import { ReadFloods } from '../application/read-floods';
import { ReadRunCurves } from '../application/read-run-curves';
import { RunsOfAlarm } from '../application/runs-of-alarm';
import { TellMachineStates } from '../application/tell-machine-states';
import { WatchTags } from '../application/watch-tags';

/** Tables of what is made of samples. */
export const WATCHING_MIGRATIONS: ServiceDefinition['migrations'] = [EquipmentUse1769200000000, Alarms1769201000000, Gaps1769202000000, AlarmsInSight1769650000000];

/** What is made of samples: whose they are, what is wrong with them. */
export function watching(transactions: Transactions) {
  const uses = new PostgresEquipmentUses(transactions);
  const [watches, alarms] = [new PostgresTagWatches(), new PostgresAlarms(transactions)];
  const causes = new PostgresCauses();
  const runs = new RunsOfAlarm(uses, alarms, causes);
  const kept = new PostgresGaps(transactions);
  const gaps = new NoteGaps(kept, uses, alarms, causes);
  const states = new PostgresMachineStates();
  const machines = new TellMachineStates(uses, states);
  return {
    /** Where samples are noted as to be looked at, and who looks. */
    watches,
    watch: new WatchTags(transactions, watches, alarms, runs, gaps, states, machines),
    gaps,
    controllers: [AlarmsController, EquipmentNowController, GapsController, HappeningsController, RunsController, RunUsesHandler],
    providers: [
      { provide: EQUIPMENT_USES, useValue: uses },
      { provide: FollowRun, useValue: new FollowRun(uses, runs, gaps, machines) },
      { provide: LetGo, useValue: new LetGo(transactions, watches, alarms, gaps, runs) },
      { provide: GAPS, useValue: kept },
      { provide: EQUIPMENT_NOW, useValue: new PostgresEquipmentNow(transactions) },
      { provide: HAPPENINGS_READ, useValue: new PostgresHappenings(transactions) },
      { provide: ALARMS, useValue: alarms },
      { provide: ActOnAlarm, useValue: new ActOnAlarm(transactions, alarms) },
      { provide: ReadFloods, useValue: new ReadFloods(alarms) },
      { provide: ReadRunCurves, useValue: new ReadRunCurves(uses) },
    ],
  };
}
