import { createHash } from 'node:crypto';

/** SHA-256 as 64 lower-case hex digits. Text is hashed as UTF-8. */
export function sha256Hex(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const LEAF = Buffer.from([0x00]);
const NODE = Buffer.from([0x01]);

/** Hash of a leaf as in RFC 6962: SHA-256(0x00 ‖ UTF-8 of the canonical text), hex. The same hash goes into the Merkle log. */
export function leafHash(canonicalText: string): string {
  return createHash('sha256').update(LEAF).update(canonicalText, 'utf8').digest('hex');
}

/** Hash of an inner node as in RFC 6962: SHA-256(0x01 ‖ left ‖ right), hex. */
export function nodeHash(left: string, right: string): string {
  return createHash('sha256').update(NODE).update(Buffer.from(left, 'hex')).update(Buffer.from(right, 'hex')).digest('hex');
}

/** Head of an aggregate that has no record yet: 32 zero bytes. */
export const ZERO_HEAD = '0'.repeat(64);

/** Head of an aggregate after one more record: SHA-256(head before ‖ leaf), hex. A head names every record under it, in order. */
export function nextHead(head: string, leaf: string): string {
  return createHash('sha256').update(Buffer.from(head, 'hex')).update(Buffer.from(leaf, 'hex')).digest('hex');
}

/** Head of an aggregate from the leaf hashes of all its records, in order of sequence. */
export function chainHead(leaves: readonly string[]): string {
  return leaves.reduce(nextHead, ZERO_HEAD);
}

/** Root of the RFC 6962 Merkle tree over leaf hashes (hex). The root of no leaves is SHA-256 of nothing. */
export function merkleRoot(leaves: readonly string[]): string {
  if (leaves.length === 0) return sha256Hex('');
  const [only] = leaves;
  if (leaves.length === 1 && only !== undefined) return only;
  const split = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return nodeHash(merkleRoot(leaves.slice(0, split)), merkleRoot(leaves.slice(split)));
}
