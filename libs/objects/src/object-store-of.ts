import { fileURLToPath } from 'node:url';
import { FolderObjectStore } from './folder-object-store';
import type { ObjectStore } from './object-store';
import { S3ObjectStore, type S3Credentials, type S3Place } from './s3-object-store';

const FORMS = 'file:///folder or s3://bucket/prefix?endpoint=https://server&region=name';

/**
 * The store that an address names: `file:///folder` (also one that several processes share), or `s3://bucket/prefix?endpoint=…&region=…`. Prefix, endpoint and region
 * may be absent: no prefix, AWS, `us-east-1`. Credentials are for S3 only; a server that is not AWS needs them. Nothing is asked of the
 * server yet. Throws RangeError with one sentence for an address that is wrong.
 */
export function objectStoreOf(url: string, credentials?: S3Credentials): ObjectStore {
  const parsed = URL.parse(url);
  if (!parsed) throw wrong(url, 'it is no URL');
  if (parsed.username !== '' || parsed.password !== '') throw wrong(parsed.protocol, 'keys do not belong into it; they are given beside it');
  if (parsed.protocol === 'file:') return new FolderObjectStore(folderOf(url, parsed));
  if (parsed.protocol === 's3:') return new S3ObjectStore(s3PlaceOf(url, parsed, credentials));
  throw wrong(url, `"${parsed.protocol}" is no kind of store`);
}

function folderOf(url: string, parsed: URL): string {
  if (parsed.host !== '') throw wrong(url, `a folder is named with three slashes, and "${parsed.host}" stands where a server would`);
  if (parsed.search !== '' || parsed.hash !== '') throw wrong(url, 'a folder has neither ? nor #');
  if (parsed.pathname === '/') throw wrong(url, 'the root of the machine is no folder for objects');
  try {
    return fileURLToPath(parsed);
  } catch (error) {
    throw wrong(url, (error as Error).message);
  }
}

function s3PlaceOf(url: string, parsed: URL, credentials: S3Credentials | undefined): S3Place {
  const bucket = parsed.hostname;
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) || parsed.port !== '') throw wrong(url, `"${parsed.host}" is no name of a bucket (3 to 63 of a-z, 0-9, ".", "-")`);
  const prefix = parsed.pathname.replace(/^\/|\/$/g, '');
  if (!/^([A-Za-z0-9_.-]+(\/|$))*$/.test(prefix) || prefix.split('/').includes('..')) throw wrong(url, `the prefix "${prefix}" may have letters, digits, ".", "_", "-" between its slashes`);
  const strange = [...parsed.searchParams.keys()].find((name) => name !== 'endpoint' && name !== 'region');
  if (strange !== undefined) throw wrong(url, `"${strange}" is unknown; there are endpoint and region`);
  const endpoint = parsed.searchParams.get('endpoint') ?? undefined;
  const region = parsed.searchParams.get('region') ?? 'us-east-1';
  if (!/^[a-z0-9-]+$/.test(region)) throw wrong(url, `"${region}" is no region`);
  if (endpoint !== undefined && !/^https?:$/.test(URL.parse(endpoint)?.protocol ?? '')) throw wrong(url, `the endpoint "${endpoint}" is no http:// or https:// address`);
  if (endpoint !== undefined && !credentials) throw wrong(url, 'a server that is not AWS needs an access key and a secret key');
  return { bucket, prefix, region, ...(endpoint === undefined ? {} : { endpoint }), ...(credentials ? { credentials } : {}) };
}

function wrong(url: string, why: string): RangeError {
  return new RangeError(`the address of the object store "${url}" is wrong: ${why}. Write ${FORMS}`);
}
