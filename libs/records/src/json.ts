export type { JsonObject, JsonValue } from '@batchwright/contracts';
