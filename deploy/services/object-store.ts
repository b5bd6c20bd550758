import { objectStoreOf, type ObjectStore } from '@batchwright/objects';
import type { ObjectsPlace } from './configuration';

/** The store of a service; for one that keeps and reads no files a store that says so. */
export function openObjectStore(place: ObjectsPlace | undefined): ObjectStore {
  return place ? objectStoreOf(place.url, place.credentials) : new NoObjectStore();
}

/** For a service that has no business with files: whoever asks it for one has made a mistake, and is told so. */
class NoObjectStore implements ObjectStore {
  readonly put = nothingHere;
  readonly putStream = nothingHere;
  readonly get = nothingHere;
  readonly has = nothingHere;
  readonly open = nothingHere;
}

function nothingHere(): never {
  throw new Error('this service keeps no files and was given no store (deploy/services/configuration.ts)');
}
