export { FolderObjectStore } from './folder-object-store';
export { LARGEST_INLINE_BYTES, LARGEST_OBJECT_BYTES, LARGEST_STREAMED_BYTES, objectKey, type ObjectAddress, type ObjectStore } from './object-store';
export { objectStoreOf } from './object-store-of';
export { S3ObjectStore, type S3Credentials, type S3Limits, type S3Place } from './s3-object-store';
export { KeptFiles, type KeptFilesOptions, type StoredFile } from './kept-files';
export { mediaTypeOf } from './media-type';
export { videoTypeOf } from './video-type';
