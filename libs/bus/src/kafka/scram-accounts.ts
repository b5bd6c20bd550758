import { pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { Kafka } from 'kafkajs';
import Decoder from 'kafkajs/src/protocol/decoder';
import Encoder from 'kafkajs/src/protocol/encoder';
import { clusterOf } from './cluster-of';

/** AlterUserScramCredentials, version 0 (KIP-554); the client library has everything but this request. */
const API = { apiKey: 51, apiVersion: 0, apiName: 'AlterUserScramCredentials' } as const;
const SCRAM_SHA_512 = 2;
const ITERATIONS = 8192;
const KEY_BYTES = 64;

/** An account with its password. */
export interface ScramAccount {
  readonly username: string;
  readonly password: string;
}

interface Answer {
  readonly account: string;
  readonly code: number;
  readonly text: string | null;
}

/**
 * Gives accounts their passwords for SCRAM-SHA-512 and makes those that are not there; may be run again. What the brokers get is salted and derived
 * here: they never see a password. Throws with the names when an account could not be made.
 */
export async function setAccounts(kafka: Kafka, accounts: readonly ScramAccount[]): Promise<void> {
  const entries = await Promise.all(accounts.map(async ({ username, password }) => {
    const salt = randomBytes(32);
    return { username, salt, salted: await promisify(pbkdf2)(password.normalize('NFKC'), salt, ITERATIONS, KEY_BYTES, 'sha512') };
  }));
  const encode = (): Encoder => new Encoder()
    .writeUVarIntBytes() // of the header
    .writeUVarIntArray([]) // nothing is removed
    .writeUVarIntArray(entries.map(({ username, salt, salted }) => new Encoder().writeUVarIntString(username).writeInt8(SCRAM_SHA_512).writeInt32(ITERATIONS).writeUVarIntBytes(salt).writeUVarIntBytes(salted).writeUVarIntBytes()))
    .writeUVarIntBytes();
  const cluster = clusterOf(kafka);
  await cluster.connect();
  try {
    await cluster.refreshMetadata();
    const connection = await (await cluster.findControllerBroker()).connectionPool.getConnection();
    await connection.send({ request: { ...API, encode: () => Promise.resolve(encode()) }, response: { decode: (data: Buffer) => Promise.resolve(decode(data)), parse: (answers: Answer[]) => Promise.resolve(judge(answers)) } });
  } finally {
    await cluster.disconnect();
  }
}

function decode(data: Buffer): Answer[] {
  const decoder = new Decoder(data);
  decoder.readTaggedFields();
  decoder.readInt32(); // throttle time
  return decoder.readUVarIntArray((one) => {
    const answer = { account: one.readUVarIntString() ?? '', code: one.readInt16(), text: one.readUVarIntString() };
    one.readTaggedFields();
    return answer;
  });
}

function judge(answers: readonly Answer[]): void {
  const refused = answers.filter(({ code }) => code !== 0);
  if (refused.length > 0) throw new Error(`the brokers refuse to make accounts: ${refused.map(({ account, code, text }) => `${account}: ${text ?? `error ${code}`}`).join('; ')}`);
}
