import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { serveUntilTold } from '../../../deploy/services/serve-until-told';
import { REPORT, REPORTED_BY } from './reports';

/** Notes each report that it is given in place of what the service does with it; the effect is not idempotent by itself, so that only the inbox protects it. */
@Controller()
class ReportsProbe {
  @OnBusMessage(REPORT)
  async reported(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { object, count } = decode(REPORT, message.data);
    await tx.query('INSERT INTO drill_applied (run_id, sequence, type) VALUES ($1, $2, $3)', [object, count, 'report']);
  }
}

/** A service as a process that notes reports and does nothing else with them. Word: `--without-inbox`. */
serveUntilTold(REPORTED_BY.reader, {
  definition: (definition) => ({
    ...definition,
    module: (platform) => {
      const module = definition.module(platform);
      const others = (module.controllers ?? []).filter(({ name }) => name !== 'SecurityEventsHandler');
      return { ...module, controllers: [...others, ReportsProbe] };
    },
  }),
  withoutInbox: process.argv.includes('--without-inbox'),
}).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`service that notes reports: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
