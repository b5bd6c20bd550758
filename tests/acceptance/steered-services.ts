import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceName } from '@batchwright/contracts';
import type { ThePlant } from './the-plant';

/** What a replica says of itself. */
export interface ServiceSeen {
  readonly service: ServiceName;
  readonly running: boolean;
  /** Whether requests are led to it. */
  readonly led: boolean;
  readonly ready?: boolean;
  readonly why?: readonly string[];
  readonly without?: readonly string[];
}

/** How long something may take that comes by itself, in milliseconds: on a busy machine seven processes begin at once. */
const PATIENCE_MS = 120_000;

/** The services of a plant of the profile `test`, as its door lets tests end and begin them. */
export class SteeredServices {
  constructor(private readonly plant: Pick<ThePlant, 'address'>) {}

  /** False: this plant is one process. */
  async can(): Promise<boolean> {
    const answer = await fetch(`${this.plant.address.url}/test/services`);
    await answer.body?.cancel();
    return answer.headers.get('content-type') === 'application/json';
  }

  /** Ends it as an orchestrator does, and waits for that. */
  end(service: ServiceName): Promise<void> {
    return this.tell(`services/${service}/end`);
  }

  /** Begins it where it does not run; does not wait until it is ready. */
  begin(service: ServiceName): Promise<void> {
    return this.tell(`services/${service}/begin`);
  }

  killBrokers(): Promise<void> {
    return this.tell('brokers/kill');
  }

  /** Begins them anew, with what they had. */
  beginBrokers(): Promise<void> {
    return this.tell('brokers/begin');
  }

  /** What all say, once it is as wished. */
  async seen(wished: (all: readonly ServiceSeen[]) => boolean): Promise<readonly ServiceSeen[]> {
    for (const end = performance.now() + PATIENCE_MS; ; await pause(200)) {
      const all = (await (await fetch(`${this.plant.address.url}/test/services`)).json()) as readonly ServiceSeen[];
      if (wished(all)) return all;
      if (performance.now() > end) throw new Error(`waited in vain; last seen: ${JSON.stringify(all)}`);
    }
  }

  /** Resolves when every service is ready and does without nothing. */
  async whole(): Promise<void> {
    await this.seen((all) => all.every(({ led, ready, without }) => led && ready === true && without === undefined));
  }

  private async tell(what: string): Promise<void> {
    const answer = await fetch(`${this.plant.address.url}/test/${what}`, { method: 'POST' });
    if (!answer.ok) throw new Error(`${what}: ${answer.status} ${await answer.text()}`);
  }
}
