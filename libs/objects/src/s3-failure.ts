import { DomainError } from '@batchwright/kernel';

/** What went wrong at a server of objects, in the words of its protocol. */
export interface S3Failure {
  /** HTTP status of the answer; undefined when none came. */
  readonly status?: number;
  /** The server's word (`NoSuchKey`), or that of the network (`ECONNREFUSED`). */
  readonly name: string;
  readonly message: string;
}

/** Reads an error of the client. A HEAD has no body: the name is then made of the status. */
export function failureOf(error: unknown): S3Failure {
  const { name, code, message, $metadata } = error as { name?: string; code?: string; message?: string; $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode;
  return { ...(status === undefined ? {} : { status }), name: code ?? name ?? 'unknown', message: message ?? String(error) };
}

/** True for an answer that this object is not there; a bucket that is not there is another fault. */
export function isNoObject({ status, name }: S3Failure): boolean {
  return status === 404 && name !== 'NoSuchBucket';
}

/**
 * `object-store-unavailable` (retry): nobody who brings a file can mend it, and nothing was kept; when the server or its settings are mended, the same
 * works. The reason says what to look at.
 */
export function unavailable(failure: S3Failure, bucket: string, endpoint: string): DomainError {
  return new DomainError({ code: 'object-store-unavailable', kind: 'retry', params: { why: why(failure, bucket), bucket, endpoint } });
}

const WRONG_PLACE = ['PermanentRedirect', 'AuthorizationHeaderMalformed', 'IllegalLocationConstraintException'];
const CHANGED = ['BadDigest', 'InvalidDigest', 'XAmzContentSHA256Mismatch', 'XAmzContentChecksumMismatch'];

function why({ status, name, message }: S3Failure, bucket: string): string {
  if (status === undefined) return `no answer (${name}: ${message})`;
  if (name === 'NoSuchBucket' || status === 404) return `there is no bucket "${bucket}": create it, or mend the address of the objects`;
  if (status === 301 || WRONG_PLACE.includes(name)) return `the bucket "${bucket}" is in another region (${name}): mend "region" in the address of the objects`;
  if (name === 'RequestTimeTooSkewed') return 'the clock of this machine and that of the object store are too far apart';
  if (status === 401 || status === 403) return `the account is refused (${name}): check access key, secret key, and the rights on the bucket "${bucket}"`;
  if (CHANGED.includes(name)) return `the bytes arrived changed (${name})`;
  return `the object store answers ${status} ${name}`;
}
