import type { Platform, ServiceDefinition } from '@batchwright/host';
import { ObjectCurveFiles } from '../adapters/objects/object-curve-files';
import { MachineAnswers1769600000000 } from '../adapters/postgres/migrations/machine-answers';
import { PostgresMachineAnswers } from '../adapters/postgres/postgres-machine-answers';
import { PostgresPoints } from '../adapters/postgres/postgres-points';
import { StepQuestionsHandler } from '../api/events/step-questions.handler';
import { CaptureValues } from '../application/capture-values';
import { Questions } from '../application/questions';

/** Tables of what steps ask. */
export const ANSWERING_MIGRATIONS: ServiceDefinition['migrations'] = [MachineAnswers1769600000000];

/** What steps ask of machines, and who answers. */
export function answering({ transactions, objects }: Pick<Platform, 'transactions' | 'objects'>) {
  const answers = new PostgresMachineAnswers(transactions);
  const points = new PostgresPoints();
  return {
    controllers: [StepQuestionsHandler],
    providers: [
      { provide: Questions, useValue: new Questions() },
      { provide: CaptureValues, useValue: new CaptureValues(transactions, answers, points, new ObjectCurveFiles(objects)) },
    ],
  };
}
