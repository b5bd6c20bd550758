/** Most devices of one edge node. */
export const MAX_DEVICES = 1_000;
/** Most metrics of one edge node and its devices. */
export const MAX_KNOWN = 100_000;
/** Most messages that wait for a missing one or for a birth, and most bytes of them. */
export const MAX_HELD = 2_000;
export const MAX_HELD_BYTES = 16 * 1024 * 1024;
/** Most waiting messages that the broker is not told about: brokers send no more than about twenty ahead of their acknowledgements. */
export const MAX_UNACKNOWLEDGED = 16;
/** Received and not yet worked on: from here the connection is not read any further until half of it is done. */
export const MAX_QUEUED = 1_000;
export const MAX_QUEUED_BYTES = 16 * 1024 * 1024;
/** Nodes on one page of `browse`. */
export const PAGE = 200;
