import { decode, type BusMessage } from '@batchwright/contracts';
import { Controller, Module, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Complaints, DECISION, effects, noteEffect, qualification, until } from '../contract-suite/plant';
import { EmbeddedTransport } from '../embedded/embedded-transport';
import { makeTestPlant, type TestPlant } from '../test-plant';
import type { HandlerContext } from '../handler';
import { OutboxRelay } from '../relay/outbox-relay';
import { BusStrategy } from './bus-strategy';
import { connectBus } from './connect-bus';
import { OnBusMessage } from './on-bus-message';

const GRANTED = 'batchwright.training.v1.QualificationGranted';

@Controller()
class QualificationHandlers {
  static fail = false;
  readonly seen: string[] = [];

  @OnBusMessage(GRANTED)
  async onGranted(@Payload() message: BusMessage, @Ctx() context: HandlerContext): Promise<void> {
    if (QualificationHandlers.fail) throw new Error('the projection says no');
    this.seen.push(decode(GRANTED, message.data).person);
    await noteEffect(message, context);
  }
}

@Module({ controllers: [QualificationHandlers] })
class ConsumerModule {}

@Controller()
class ForbiddenHandlers {
  @EventPattern<string>('batchwright.batch-execution.v1.SealRun')
  onSeal(): void { /* review may ask for it, not read it */ }
}

@Module({ controllers: [ForbiddenHandlers] })
class ForbiddenModule {}

describe('M3 handlers of a Nest application on the bus', () => {
  let plant: TestPlant;
  let app: INestApplication | undefined;
  let transport: EmbeddedTransport;
  let relay: OutboxRelay;
  const complaints = new Complaints();

  beforeEach(async () => {
    QualificationHandlers.fail = false;
    plant = await makeTestPlant();
    transport = new EmbeddedTransport(plant.of('review'), { observer: complaints, pollMs: 3_600_000 });
    relay = new OutboxRelay({ service: 'training', transactions: plant.of('training'), transport: new EmbeddedTransport(plant.of('training'), { observer: complaints }), observer: complaints });
  }, 60_000);
  afterEach(async () => {
    await app?.close();
    app = undefined;
    await transport.close();
    await plant.db.drop();
  });

  async function boot(module: new () => object): Promise<BusStrategy> {
    app = await NestFactory.create(module, new FastifyAdapter(), { logger: false });
    const strategy = new BusStrategy({ service: 'review', transactions: plant.of('review'), transport, observer: complaints });
    connectBus(app, strategy);
    await app.startAllMicroservices();
    return strategy;
  }

  it('calls @EventPattern handlers with message and transaction, at once when the writer is in this process', async () => {
    await boot(ConsumerModule);
    await plant.of('training').run((tx) => tx.announce([qualification('q', 1)]));
    await relay.drain();
    expect(await until(() => effects(plant.of('review')), (seen) => seen.length > 0)).toEqual(['q:1']);
    expect(app?.get(QualificationHandlers).seen).toEqual(['E1001']);
  });

  it('parks with the reason that the handler gave, and replays', async () => {
    const strategy = await boot(ConsumerModule);
    QualificationHandlers.fail = true;
    await plant.of('training').run((tx) => tx.announce([qualification('q', 1)]));
    await relay.drain();
    const [parked] = await until(() => strategy.parked(), (list) => list.length > 0);
    expect(parked).toMatchObject({ reason: 'Error: the projection says no', tries: 5, state: 'parked' });
    expect(await effects(plant.of('review'))).toEqual([]);
    QualificationHandlers.fail = false;
    expect(await strategy.replayParked(parked?.id ?? '', DECISION)).toBe(1);
    expect(await effects(plant.of('review'))).toEqual(['q:1']);
  });

  it('does not start with a handler that the catalogue does not allow', async () => {
    await expect(boot(ForbiddenModule)).rejects.toThrow('the catalogue does not let review read batchwright.batch-execution.commands.v1');
  });
});
