import type { JsonObject } from '@batchwright/records';

/** A body without `undefined`, as it is recorded. */
export function plain(body: object): JsonObject {
  return JSON.parse(JSON.stringify(body)) as JsonObject;
}
