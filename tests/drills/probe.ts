import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import type { ServiceDefinition } from '@batchwright/host';
import { schemaOf } from '@batchwright/contracts';
import type { Migration } from '@batchwright/persistence';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';

/** The service in which the probe listens: it reads the events of runs and does nothing with these. */
export const PROBED_SERVICE = 'training';
export const PROBE_TABLE = `${schemaOf(PROBED_SERVICE)}.drill_applied`;

/** A table into which an application can only add: whatever is applied twice is there twice. */
export const MAKE_PROBE_TABLE = `CREATE TABLE ${PROBE_TABLE} (n bigint GENERATED ALWAYS AS IDENTITY, run_id text NOT NULL, sequence bigint NOT NULL, type text NOT NULL);
  GRANT SELECT, INSERT ON ${PROBE_TABLE} TO ${schemaOf(PROBED_SERVICE)}_app`;

class DrillApplied1790000000000 {
  readonly name = 'DrillApplied1790000000000';

  async up(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
    await runner.query(MAKE_PROBE_TABLE);
  }

  down(): Promise<void> {
    return Promise.resolve();
  }
}

/** Notes each message of a run that it is given; the effect is not idempotent by itself, so that only the inbox protects it. */
@Controller()
class DrillProbe {
  @OnBusMessage('batchwright.batch-execution.v1.StepStarted')
  started(@Payload() message: BusMessage, @Ctx() context: HandlerContext): Promise<void> {
    return note(message, context);
  }

  @OnBusMessage('batchwright.batch-execution.v1.StepCompleted')
  completed(@Payload() message: BusMessage, @Ctx() context: HandlerContext): Promise<void> {
    return note(message, context);
  }

  @OnBusMessage('batchwright.batch-execution.v1.EntryRecorded')
  recorded(@Payload() message: BusMessage, @Ctx() context: HandlerContext): Promise<void> {
    return note(message, context);
  }
}

async function note({ subject, sequence, type }: BusMessage, { tx }: HandlerContext): Promise<void> {
  await tx.query('INSERT INTO drill_applied (run_id, sequence, type) VALUES ($1, $2, $3)', [subject, sequence, type.slice(type.lastIndexOf('.') + 1)]);
}

/** The services of the house, one of them with the probe. */
export function withProbe(definitions: readonly ServiceDefinition[]): ServiceDefinition[] {
  return definitions.map((definition) => (definition.name === PROBED_SERVICE ? { ...probed(definition), migrations: [...definition.migrations, DrillApplied1790000000000 as unknown as Migration] } : definition));
}

/** A service with the probe; its table is made by somebody else. */
export function probed(definition: ServiceDefinition): ServiceDefinition {
  return {
    ...definition,
    module: (platform) => {
      const module = definition.module(platform);
      return { ...module, controllers: [...(module.controllers ?? []), DrillProbe] };
    },
  };
}
