import type { StepNode, StepState, UsedDocument } from '@batchwright/procedure';
import type { PrintedRecord } from './printed-record';

/** What the performer of a step had before him, as the record names it: each document with its version, each picture with what it shows (A9). */
export function documentLines({ words, text, time }: PrintedRecord, step: StepState | undefined, node: StepNode | undefined): string[] {
  const { documents = [], media = [] } = step ?? {};
  const named = ({ code, version, effectiveFrom, sha256 }: UsedDocument): string => words.documentVersion(code, version, time(effectiveFrom), sha256);
  const seen = media.map((one, i) => {
    const alt = node?.media?.[i]?.alt;
    return `${named(one)}${alt ? `: ${text(alt)}` : ''}`;
  });
  return [...(documents.length > 0 ? [`${words.workedBy}: ${documents.map(named).join('; ')}`] : []), ...(seen.length > 0 ? [`${words.shown}: ${seen.join('; ')}`] : [])];
}
