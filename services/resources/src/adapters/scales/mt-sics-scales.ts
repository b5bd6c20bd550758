import { connect } from 'node:net';
import { refuse } from '@batchwright/kernel';
import type { Scales } from '../../application/scales';

/** How long a scale may take for an answer: a command that waits for a stable weight is answered by the scale itself before that. */
const PATIENCE_MS = 8000;

/** Scales that speak MT-SICS over TCP; each at `host:port`, by the code of its equipment. One connection a question: a scale that was cut off is simply asked again. */
export class MtSicsScales implements Scales {
  constructor(private readonly addresses: Readonly<Record<string, string>>) {}

  get connected(): readonly string[] {
    return Object.keys(this.addresses);
  }

  ask(code: string, line: string): Promise<string> {
    const [host, port] = (this.addresses[code] ?? '').split(':');
    if (!host || !port) return Promise.reject(refuse('scale-not-connected', { code }, { field: 'scale' }));
    return new Promise((answered, failed) => {
      const socket = connect({ host, port: Number(port) });
      let heard = '';
      const unreachable = (): void => {
        socket.destroy();
        failed(refuse('scale-unreachable', { code }, { field: 'scale' }));
      };
      socket.setTimeout(PATIENCE_MS, unreachable);
      socket.setEncoding('latin1');
      socket.on('connect', () => socket.write(`${line}\r\n`, 'latin1'));
      socket.on('data', (chunk: string) => {
        heard += chunk;
        const end = heard.indexOf('\r\n');
        if (end < 0 && heard.length < 200) return;
        socket.destroy();
        answered(heard.slice(0, end < 0 ? 200 : end));
      });
      socket.on('error', unreachable);
      socket.on('end', unreachable);
    });
  }
}
