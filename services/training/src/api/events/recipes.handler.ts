import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ReceiveVersion } from '../../application/receive-version';

const APPROVED = 'batchwright.recipes.v1.RecipeVersionApproved';
const EFFECTIVE = 'batchwright.recipes.v1.RecipeVersionEffective';
const SCHEDULED = 'batchwright.recipes.v1.RecipeVersionScheduled';
const SUPERSEDED = 'batchwright.recipes.v1.RecipeVersionSuperseded';
const WITHDRAWN = 'batchwright.recipes.v1.RecipeVersionWithdrawn';

/** New versions of recipes, which those who run them have to read. */
@Controller()
export class RecipesHandler {
  constructor(private readonly receive: ReceiveVersion) {}

  @OnBusMessage(APPROVED)
  async onApproved(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    await this.receive.usable(tx, decode(APPROVED, message.data), 'approved');
  }

  @OnBusMessage(SCHEDULED)
  async onScheduled(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    await this.receive.usable(tx, decode(SCHEDULED, message.data), 'scheduled');
  }

  @OnBusMessage(EFFECTIVE)
  async onEffective(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    await this.receive.usable(tx, decode(EFFECTIVE, message.data), 'effective');
  }

  @OnBusMessage(SUPERSEDED)
  async onSuperseded(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { site, versionId } = decode(SUPERSEDED, message.data);
    await this.receive.ended(tx, site, versionId, 'superseded');
  }

  @OnBusMessage(WITHDRAWN)
  async onWithdrawn(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { site, versionId } = decode(WITHDRAWN, message.data);
    await this.receive.ended(tx, site, versionId, 'withdrawn');
  }
}
