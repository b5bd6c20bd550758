import type { BusTransport, Topic } from '@batchwright/bus';
import type { Watermarks } from '../../application/act-on-run';

/** How long a reading is used, ms; its age grows meanwhile, so that it never looks younger than it is. */
const KEPT_MS = 500;

interface Reading {
  readonly ageMs: number;
  readonly readAt: number;
}

/** The watermarks of the bus, as a start asks for them (architecture, "grant"). */
export class BusWatermarks implements Watermarks {
  private readonly kept = new Map<Topic, Reading>();

  constructor(private readonly bus: BusTransport) {}

  async ages(): Promise<{ training?: number; resources?: number }> {
    const [training, resources] = await Promise.all([this.age('batchwright.training.events.v1'), this.age('batchwright.resources.events.v1')]);
    return { ...(training === undefined ? {} : { training }), ...(resources === undefined ? {} : { resources }) };
  }

  private async age(topic: Topic): Promise<number | undefined> {
    const known = this.kept.get(topic);
    const { ageMs, readAt } = known && performance.now() - known.readAt < KEPT_MS ? known : await this.ask(topic);
    const age = ageMs + performance.now() - readAt;
    return Number.isFinite(age) ? Math.round(age) : undefined;
  }

  private async ask(topic: Topic): Promise<Reading> {
    const { ageMs } = await this.bus.watermark('batch-execution', topic);
    const reading = { ageMs, readAt: performance.now() };
    this.kept.set(topic, reading);
    return reading;
  }
}
