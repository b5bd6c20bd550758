import { Inbox } from '@batchwright/bus';
import { serveUntilTold } from '../../../deploy/services/serve-until-told';

/** A service as a process that puts no message aside: the defence of the drill `poison`, switched off. Word: its name. */
Object.assign(Inbox.prototype, { putAside: () => Promise.reject(new Error('this service parks nothing')) });

serveUntilTold(process.argv[2], { definition: (definition) => definition, withoutInbox: false }).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`service without parking: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
