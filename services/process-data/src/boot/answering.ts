import type { Platform, ServiceDefinition } from '@batchwright/host';
import { ObjectCurveFiles } from '../adapters/objects/object-curve-files';
import { MachineAnswers1769600000000 } from '../adapters/postgres/migrations/machine-answers';
import { PostgresMachineAnswers } from '../adapters/postgres/postgres-machine-answers';
import { PostgresPoints } from '../adapters/postgres/postgres-points';
import { StepQuestionsHandler } from '../api/events/step-questions.handler';
import { CaptureValues } from '../application/capture-values';
import { GrantCondition } from '../application/grant-condition';
import { Questions } from '../application/questions';
import { WriteSetPoints } from '../application/write-set-points';

/** Tables of what steps ask. */
export const ANSWERING_MIGRATIONS: ServiceDefinition['migrations'] = [MachineAnswers1769600000000];

/** What steps ask of machines, and who answers. */
export function answering({ transactions, objects }: Pick<Platform, 'transactions' | 'objects'>, drivers: ConstructorParameters<typeof WriteSetPoints>[3]) {
  const answers = new PostgresMachineAnswers(transactions);
  const points = new PostgresPoints();
  return {
    controllers: [StepQuestionsHandler],
    providers: [
      { provide: Questions, useValue: new Questions() },
      { provide: CaptureValues, useValue: new CaptureValues(transactions, answers, points, new ObjectCurveFiles(objects)) },
      { provide: GrantCondition, useValue: new GrantCondition(answers, points) },
      { provide: WriteSetPoints, useValue: new WriteSetPoints(transactions, answers, points, drivers) },
    ],
  };
}
