import type { MessageType } from '@batchwright/contracts';
import { EventPattern } from '@nestjs/microservices';

/**
 * Nest's `@EventPattern` for messages of the bus, with the names that exist:
 * `@OnBusMessage('batchwright.resources.v1.EquipmentGranted') on(@Payload() message: BusMessage, @Ctx() context: HandlerContext)`.
 */
export function OnBusMessage(type: MessageType): MethodDecorator {
  return EventPattern<string>(type);
}
