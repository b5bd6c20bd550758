import { serveUntilTold } from '../../../deploy/services/serve-until-told';
import { probed, PROBED_SERVICE } from '../probe';

/** The service with the probe as a process, in place of the image's entry. Word: `--without-inbox`. */
serveUntilTold(PROBED_SERVICE, { definition: probed, withoutInbox: process.argv.includes('--without-inbox') }).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`probed service: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
