import { FolderObjectStore, type ObjectStore } from '@batchwright/objects';
import type { ObjectsPlace } from './configuration';
import { WrongConfiguration } from './environment';

/** The one place that knows which kind of store a URL means. */
export function openObjectStore(place: ObjectsPlace): ObjectStore {
  switch (place.kind) {
    case 'folder':
      return new FolderObjectStore(place.folder);
    case 's3':
      throw new WrongConfiguration(['BATCHWRIGHT_OBJECTS_URL: a store that speaks S3 is not connected yet; use file:///folder on a volume that the services share.']);
  }
}
