import { setTimeout as pause } from 'node:timers/promises';
import type { BusTransport, Topic } from '@batchwright/bus';
import type { Watermarks } from '../../application/act-on-run';

/** How long a reading is used, ms; its age grows meanwhile, so that it never looks younger than it is. */
const KEPT_MS = 500;
/** How long an act waits for a new reading, ms. Brokers that are away answer after minutes, and a step that needs nobody's word must not wait for them. */
const WAIT_MS = 1000;

interface Reading {
  readonly ageMs: number;
  readonly readAt: number;
}

/** The watermarks of the bus, as a start asks for them (architecture, "grant"). While the brokers do not answer, the last reading counts and grows old; who needs a fresh word waits for it as for any other. */
export class BusWatermarks implements Watermarks {
  private readonly kept = new Map<Topic, Reading>();
  private readonly asked = new Map<Topic, { readonly since: number; readonly answered: Promise<void> }>();

  constructor(private readonly bus: Pick<BusTransport, 'watermark'>) {}

  async ages(): Promise<{ training?: number; resources?: number }> {
    const [training, resources] = await Promise.all([this.age('batchwright.training.events.v1'), this.age('batchwright.resources.events.v1')]);
    return { ...(training === undefined ? {} : { training }), ...(resources === undefined ? {} : { resources }) };
  }

  private async age(topic: Topic): Promise<number | undefined> {
    const known = this.kept.get(topic);
    if (!known || performance.now() - known.readAt >= KEPT_MS) await this.askedOrTired(topic);
    const reading = this.kept.get(topic);
    const age = reading ? reading.ageMs + performance.now() - reading.readAt : Infinity;
    return Number.isFinite(age) ? Math.round(age) : undefined;
  }

  /** Resolves when there is a new reading, or when the question is too old to be waited for. */
  private async askedOrTired(topic: Topic): Promise<void> {
    const { since, answered } = this.ask(topic);
    const patience = since + WAIT_MS - performance.now();
    if (patience <= 0) return;
    const tired = new AbortController();
    try {
      await Promise.race([answered, pause(patience, undefined, { signal: tired.signal }).catch(() => undefined)]);
    } finally {
      tired.abort();
    }
  }

  /** One question at a time, however many wait for it. One that fails is asked again by the next act. */
  private ask(topic: Topic): { since: number; answered: Promise<void> } {
    const asked = this.asked.get(topic) ?? {
      since: performance.now(),
      answered: this.bus.watermark('batch-execution', topic)
        .then(({ ageMs }) => void this.kept.set(topic, { ageMs, readAt: performance.now() }), () => undefined)
        .finally(() => this.asked.delete(topic)),
    };
    this.asked.set(topic, asked);
    return asked;
  }
}
