import type { Result } from '@batchwright/kernel';
import type { XmlElement } from '@batchwright/procedure';

/** Why a text is no XML that is read here. */
export interface XmlFault {
  /** From 1. */
  readonly line: number;
  readonly what: string;
}

/** Reads XML with the line of each element. */
export type XmlReader = (text: string) => Result<XmlElement, XmlFault>;
