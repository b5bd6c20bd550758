import { connect } from 'node:net';
import { KafkaTransport } from '@batchwright/bus';
import { serveUntilTold } from '../../../deploy/services/serve-until-told';

/** A service as a process whose outbox keeps nothing for later: what the brokers do not take at once is thrown away. The defence of the drill `broker`, switched off. Word: its name. */
const PATIENCE_MS = 500;

/** Whether somebody listens at an address. */
function listens(address: string): Promise<boolean> {
  const [host, port] = address.split(':');
  return new Promise((done) => {
    const socket = connect({ host: host ?? '', port: Number(port), timeout: PATIENCE_MS });
    const end = (answer: boolean): void => {
      socket.destroy();
      done(answer);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false)).once('timeout', () => end(false));
  });
}

const { publish } = KafkaTransport.prototype;
Object.assign(KafkaTransport.prototype, {
  async publish(this: KafkaTransport, ...words: Parameters<typeof publish>) {
    const { brokers } = (this as unknown as { options: { brokers: readonly string[] } }).options;
    if (await listens(brokers[0] ?? '')) await publish.apply(this, words);
  },
});

serveUntilTold(process.argv[2], { definition: (definition) => definition, withoutInbox: false }).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`forgetful service: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
