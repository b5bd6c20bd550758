import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { GetObjectCommand, HeadBucketCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DomainError } from '@batchwright/kernel';
import { checked, damaged, missing, refuseLarger, sha256 } from './checked';
import { LARGEST_OBJECT_BYTES, LARGEST_STREAMED_BYTES, objectKey, type ObjectAddress, type ObjectStore } from './object-store';
import { failureOf, isNoObject, unavailable } from './s3-failure';
import { spooled } from './spooled';

/** The account at a server of objects. */
export interface S3Credentials {
  readonly accessKey: string;
  readonly secretKey: string;
}

/** Where a server of objects is, and as whom it is asked. */
export interface S3Place {
  readonly bucket: string;
  /** Before every key, without slashes at its ends; empty = none. */
  readonly prefix: string;
  readonly region: string;
  /** URL of the server; undefined = that of AWS for the region. */
  readonly endpoint?: string;
  /** Undefined = the account that the machine has at AWS, such as the role of a pod. */
  readonly credentials?: S3Credentials;
}

/** How long and how large; for tests. */
export interface S3Limits {
  readonly largestBytes?: number;
  readonly largestStreamed?: number;
  /** No byte either way for so long = the server is gone. */
  readonly silenceMs?: number;
}

/** The body of a request, anew for each try. */
type Body = () => Uint8Array | Readable;

/**
 * Objects in a bucket of a server that speaks S3. Besides what the port says, everything fails with `object-store-unavailable` (retry) when the server does
 * not answer, refuses the account, or has no such bucket.
 */
export class S3ObjectStore implements ObjectStore {
  private readonly client: S3Client;
  private readonly largestBytes: number;
  private readonly largestStreamed: number;

  constructor(private readonly place: S3Place, { largestBytes = LARGEST_OBJECT_BYTES, largestStreamed = LARGEST_STREAMED_BYTES, silenceMs = 30_000 }: S3Limits = {}) {
    const { region, endpoint, credentials } = place;
    this.largestBytes = largestBytes;
    this.largestStreamed = largestStreamed;
    this.client = new S3Client({
      region,
      ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
      ...(credentials ? { credentials: { accessKeyId: credentials.accessKey, secretAccessKey: credentials.secretKey } } : {}),
      maxAttempts: 2,
      logger: SILENT, // what went wrong is in the error
      requestHandler: { connectionTimeout: 5_000, socketTimeout: silenceMs },
      // hashes are computed and compared here; a second sum of another kind would prove nothing more
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  async put(service: string, site: string, bytes: Uint8Array): Promise<ObjectAddress> {
    refuseLarger(bytes.byteLength, this.largestBytes);
    const address = { service, site, sha256: sha256(bytes) };
    await this.keep(address, bytes.byteLength, () => bytes);
    return address;
  }

  async putStream(service: string, site: string, chunks: AsyncIterable<Uint8Array>): Promise<ObjectAddress & { readonly size: number }> {
    objectKey({ service, site, sha256: '0'.repeat(64) }); // a wrong place is refused before the source is read
    return spooled(chunks, this.largestStreamed, async ({ sha256: hash, size, read }) => {
      const address = { service, site, sha256: hash };
      await this.keep(address, size, read);
      return { ...address, size };
    });
  }

  async *open(address: ObjectAddress): AsyncIterable<Uint8Array> {
    const at = this.at(address);
    try {
      const { Body } = await this.client.send(new GetObjectCommand(at));
      yield* checked(Body as Readable, address);
    } catch (error) {
      throw this.failure(error, address);
    }
  }

  async get(address: ObjectAddress): Promise<Uint8Array> {
    const at = this.at(address);
    try {
      const { Body } = await this.client.send(new GetObjectCommand(at));
      const bytes = await buffer(Body as Readable);
      if (sha256(bytes) !== address.sha256) throw damaged(address);
      return bytes;
    } catch (error) {
      throw this.failure(error, address);
    }
  }

  async has(address: ObjectAddress): Promise<boolean> {
    const at = this.at(address);
    try {
      await this.client.send(new HeadObjectCommand(at));
      return true;
    } catch (error) {
      if (!isNoObject(failureOf(error))) throw this.failure(error, address);
    }
    try {
      await this.client.send(new HeadBucketCommand({ Bucket: at.Bucket })); // the answer before does not tell whether the object or the bucket is not there
      return false;
    } catch (error) {
      throw this.unavailable(error);
    }
  }

  /** One request, so that there is the whole object or none; the server checks the hash, and keeps what is there unless it is damaged. */
  private async keep(address: ObjectAddress, size: number, body: Body): Promise<void> {
    let onlyNew = true;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.write(address, size, body, onlyNew);
        return;
      } catch (error) {
        const { status } = failureOf(error);
        if (onlyNew && status === PRECONDITION_FAILED) {
          if (await this.isWhole(address)) return;
          onlyNew = false;
        } else if (onlyNew && status === NOT_IMPLEMENTED) {
          onlyNew = false; // this server has no conditional writes; the same bytes over the same bytes change nothing
        } else if (status === CONFLICT && attempt < MOST_ATTEMPTS) {
          await pause(50 * attempt); // somebody writes the same at this moment
        } else {
          throw this.unavailable(error);
        }
      }
    }
  }

  private async write(address: ObjectAddress, size: number, body: Body, onlyNew: boolean): Promise<void> {
    const sum = Buffer.from(address.sha256, 'hex').toString('base64');
    await this.client.send(new PutObjectCommand({ ...this.at(address), Body: body(), ContentLength: size, ContentType: 'application/octet-stream', ChecksumSHA256: sum, ...(onlyNew ? { IfNoneMatch: '*' } : {}) }));
  }

  private async isWhole(address: ObjectAddress): Promise<boolean> {
    try {
      for await (const _ of this.open(address));
      return true;
    } catch (error) {
      if (error instanceof DomainError && ['object-damaged', 'object-missing'].includes(error.code)) return false;
      throw error;
    }
  }

  private at(address: ObjectAddress): { readonly Bucket: string; readonly Key: string } {
    const { bucket, prefix } = this.place;
    return { Bucket: bucket, Key: prefix === '' ? objectKey(address) : `${prefix}/${objectKey(address)}` };
  }

  private failure(error: unknown, address: ObjectAddress): unknown {
    return isNoObject(failureOf(error)) ? missing(address) : this.unavailable(error);
  }

  private unavailable(error: unknown): DomainError {
    const { bucket, region, endpoint } = this.place;
    return error instanceof DomainError ? error : unavailable(failureOf(error), bucket, endpoint ?? `AWS, ${region}`);
  }
}

const nothing = (): void => undefined;
const SILENT = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };

const PRECONDITION_FAILED = 412;
const CONFLICT = 409;
const NOT_IMPLEMENTED = 501;
const MOST_ATTEMPTS = 5;
