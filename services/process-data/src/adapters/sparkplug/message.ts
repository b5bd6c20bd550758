import type { MessageType } from '@batchwright/sparkplug';
import type { Reading, SourceGap } from '../../domain/reading';
import type { SourceState } from '../../application/source-driver';

/** What came from an edge node. */
export interface Message {
  readonly type: MessageType;
  readonly device?: string;
  /** Absent: longer than is read; it was skipped. */
  readonly bytes?: Uint8Array;
  readonly size: number;
  /** The broker keeps it until it is acknowledged, and over our absence. */
  readonly kept: boolean;
  acknowledge(): void;
}

/** Bytes that were not read: something for the eyes of whoever watches over security. */
export interface RefusedPayload {
  readonly type: MessageType;
  readonly device?: string;
  readonly bytes: number;
  /** A sentence for people. */
  readonly why: string;
}

/** What follows from what came. In this order: readings and gaps are made safe, what must be remembered is, then messages are acknowledged. */
export interface Outcome {
  readonly readings: Reading[];
  readonly gaps: SourceGap[];
  readonly states: SourceState[];
  readonly refused: RefusedPayload[];
  readonly done: Message[];
  /** Births or the outage changed. */
  remember: boolean;
  /** The edge node must say again what it has. */
  rebirth: boolean;
}

export function nothing(): Outcome {
  return { readings: [], gaps: [], states: [], refused: [], done: [], remember: false, rebirth: false };
}
