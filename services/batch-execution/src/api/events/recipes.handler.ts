import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ReceiveRecipe } from '../../application/receive-recipe';

const EFFECTIVE = 'batchwright.recipes.v1.RecipeVersionEffective';
const SCHEDULED = 'batchwright.recipes.v1.RecipeVersionScheduled';
const SUPERSEDED = 'batchwright.recipes.v1.RecipeVersionSuperseded';
const WITHDRAWN = 'batchwright.recipes.v1.RecipeVersionWithdrawn';

/** From which versions batches may start. */
@Controller()
export class RecipesHandler {
  constructor(private readonly receive: ReceiveRecipe) {}

  @OnBusMessage(EFFECTIVE)
  async onEffective(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    await this.receive.effective(tx, decode(EFFECTIVE, message.data), 'effective');
  }

  @OnBusMessage(SCHEDULED)
  async onScheduled(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    await this.receive.effective(tx, decode(SCHEDULED, message.data), 'scheduled');
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
