import type { JsonObject } from '@batchwright/records';

/** As JSON: without what is undefined. */
export function plain(body: object): JsonObject {
  return JSON.parse(JSON.stringify(body)) as JsonObject;
}
