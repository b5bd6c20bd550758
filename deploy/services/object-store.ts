import { FolderObjectStore, objectStoreOf, type ObjectStore } from '@batchwright/objects';
import type { ObjectsPlace } from './configuration';
import { WrongConfiguration } from './environment';

/** The one place that knows which kind of store a URL means. */
export function openObjectStore(place: ObjectsPlace): ObjectStore {
  switch (place.kind) {
    case 'none':
      return new NoObjectStore();
    case 'folder':
      return new FolderObjectStore(place.folder);
    case 's3':
      return storeOfBucket(place);
  }
}

function storeOfBucket({ url, accessKey, secretKey }: Extract<ObjectsPlace, { kind: 's3' }>): ObjectStore {
  try {
    return objectStoreOf(url, { accessKey, secretKey });
  } catch (error) {
    if (error instanceof RangeError) throw new WrongConfiguration([`BATCHWRIGHT_OBJECTS_URL: ${error.message}`]);
    throw error;
  }
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
