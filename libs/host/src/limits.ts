import { LARGEST_FILE_BYTES } from '@batchwright/kernel';

/** What a request may be at most. Every number is asserted by a test; exceeding one is refused with the number in the text. */
export const LIMITS = {
  /** Bytes of a body; a recipe document is the largest. */
  bodyBytes: 2 * 1024 * 1024,
  /** Bytes of a photo or file that is brought as it is. */
  fileBytes: LARGEST_FILE_BYTES,
  /** Nesting of a body. */
  depth: 60,
  /** Characters of a text whose schema names no length of its own. */
  text: 4000,
  /** Items of a list whose schema names no number of its own. */
  items: 1000,
  /** Characters of a path or query parameter. */
  parameter: 200,
  /** Characters of the header Idempotency-Key. */
  idempotencyKey: 200,
  /** Rows of a page: when nothing is asked, and at most. */
  pageDefault: 50,
  pageMax: 500,
  /** Milliseconds that a read waits for `minSequence`. */
  patienceMs: 2000,
  /** Milliseconds in which a request has to have arrived. */
  requestMs: 30_000,
  /** Milliseconds that a stop waits for requests in hand. */
  drainMs: 10_000,
} as const;

/** Types under which a file may be sent; what it is, its content says. */
export const FILE_TYPES = ['application/octet-stream', 'image/jpeg', 'image/png', 'application/pdf'];
