import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { NotePlaces } from '../../application/note-places';
import { ReceiveMasterRecord } from '../../application/receive-master-record';

const RECIPES = 'batchwright.recipes.v1.RecordAppended';
const RESOURCES = 'batchwright.resources.v1.RecordAppended';

/** What the owners of recipes, materials and equipment recorded, verbatim. */
@Controller()
export class MasterRecordsHandler {
  constructor(
    private readonly receive: ReceiveMasterRecord,
    private readonly notePlaces: NotePlaces,
  ) {}

  @OnBusMessage(RECIPES)
  async onRecipe(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    await this.receive.execute(tx, 'recipes', decode(RECIPES, message.data).body);
  }

  @OnBusMessage(RESOURCES)
  async onResource(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { body } = decode(RESOURCES, message.data);
    await this.receive.execute(tx, 'resources', body);
    await this.notePlaces.execute(tx, 'resources', body);
  }
}
