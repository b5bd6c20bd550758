import type { ServiceDefinition } from '@batchwright/host';
import { batchExecution } from '@services/batch-execution';
import { identity } from '@services/identity';
import { processData } from '@services/process-data';
import { recipes } from '@services/recipes';
import { resources } from '@services/resources';
import { review } from '@services/review';
import { tandem } from '@services/tandem';
import { training } from '@services/training';
import { webConsole } from '@services/web-console';

/** The services of the house in one process, in the order in which they start: identity first, whom the others ask who people are. */
export function allServices(): ServiceDefinition[] {
  return [identity, recipes, resources, training, batchExecution, review, processData, tandem, webConsole];
}
