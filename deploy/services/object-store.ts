import { FolderObjectStore, type ObjectStore } from '@batchwright/objects';
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
      throw new WrongConfiguration(['BATCHWRIGHT_OBJECTS_URL: a store that speaks S3 is not connected yet; use file:///folder on a volume that the services share.']);
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
