import type { BusTransport, Subscription } from '../transport';
import { Complaints, consume, noteEffect, qualification, say, until, type TransportUnderTest } from './plant';

const GRANTED = 'batchwright.training.v1.QualificationGranted';
const EVENTS = 'batchwright.training.events.v1';

/** The part of the contract about watermarks. What it opens goes into `open`. */
export function freshnessSuite(bus: () => TransportUnderTest, open: (BusTransport | Subscription)[]): void {
  it('tells how fresh the owner is: unknown before its word and before all is applied, young when caught up, standing still when stuck', async () => {
    const reader = bus().transport('batch-execution', new Complaints());
    const read = async (): Promise<string | undefined> => (await reader.watermark('batch-execution', EVENTS)).appliedUntil;
    open.push(reader);
    expect(await reader.watermark('batch-execution', EVENTS)).toEqual({ ageMs: Infinity });
    await say(bus(), 'training', [qualification('q-1', 1)]);
    expect(await reader.watermark('batch-execution', EVENTS)).toEqual({ ageMs: Infinity });
    const consumer = await consume(bus(), 'batch-execution', GRANTED, noteEffect);
    await consumer.subscription.caughtUp();
    const applied = (await until(read, (at) => at !== undefined)) ?? '';
    await say(bus(), 'training');
    const idle = (await until(read, (at) => (at ?? '') > applied)) ?? '';
    expect((await reader.watermark('batch-execution', EVENTS)).ageMs).toBeLessThan(60_000);

    await consumer.transport.close();
    await say(bus(), 'training', [qualification('q-1', 2)]);
    const { real: afterTheMessage } = await (await bus().transactions('training')).times();
    for (let beats = 0; beats < 3; beats++) await say(bus(), 'training');
    const stuck = (await read()) ?? '';
    expect(stuck <= idle).toBe(true);
    const again = await consume(bus(), 'batch-execution', GRANTED, noteEffect);
    open.push(again.transport);
    await again.subscription.caughtUp();
    await until(read, (at) => (at ?? '') >= afterTheMessage);
  });

  it('tells a reader that leaves no trace how fresh the owner is, also while a message is held up in its hands', async () => {
    await say(bus(), 'training', [qualification('q-1', 1)]); // of before: no business of one who begins at the end
    const transport = bus().transport('web-console', new Complaints());
    open.push(transport);
    const hands: { full?: Promise<void> } = {};
    let release = (): void => undefined;
    const subscription = await transport.subscribe('web-console/replica-1', [EVENTS], () => hands.full ?? Promise.resolve(), { from: 'end', ephemeral: true });
    const read = async (): Promise<string | undefined> => {
      await say(bus(), 'training'); // a word of the owner
      return (await subscription.watermarks()).get(EVENTS)?.appliedUntil;
    };
    const idle = (await until(read, (at) => at !== undefined)) ?? '';
    expect((await subscription.watermarks()).get(EVENTS)?.ageMs).toBeLessThan(60_000);
    hands.full = new Promise<void>((resolve) => { release = resolve; });
    await say(bus(), 'training', [qualification('q-1', 2)]);
    const { real: afterTheMessage } = await (await bus().transactions('training')).times();
    for (let words = 0; words < 3; words++) expect(((await read()) ?? idle) < afterTheMessage).toBe(true);
    release();
    await until(read, (at) => (at ?? '') >= afterTheMessage);
  });
}
