import type { Acknowledged } from './stubborn';

/** An event of the run's record, as far as the drill looks at it. */
export interface RecordedAct {
  readonly type: string;
  readonly body: Record<string, unknown>;
}

/** What the record lacks of what was acknowledged, and what it has more than once. */
export interface Verdict {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
}

/** Which event an acknowledged command must have left, as one text; undefined = the command leaves none of its own. */
function expectedOf({ path, body, answer }: Acknowledged): string | undefined {
  const [, step, act] = /\/steps\/([^/]+)\/([a-z-]+)$/.exec(path) ?? [];
  if (step !== undefined) {
    const key = decodeURIComponent(step);
    if (act === 'start') return answer.status === 'started' ? `StepStarted ${key}` : undefined;
    if (act === 'completion') return `StepCompleted ${key}`;
    if (act === 'signatures') return `SignatureApplied ${key} ${policyOf(body)}`;
    if (act === 'entries') return `EntryRecorded ${key} ${addressOf(body)}`;
    return undefined;
  }
  return path.endsWith('/comments') ? `CommentAdded ${String(body.text)}` : undefined;
}

/** The same text of an event of the record. */
function textOf({ type, body }: RecordedAct): string | undefined {
  switch (type) {
    case 'StepStarted':
    case 'StepCompleted':
      return `${type} ${String(body.stepKey)}`;
    case 'SignatureApplied':
      return `${type} ${String(body.stepKey)} ${String(body.policy)}`;
    case 'EntryRecorded':
      return `${type} ${String(body.stepKey)} ${String(body.address)}`;
    case 'CommentAdded':
      return `${type} ${String(body.text)}`;
    default:
      return undefined;
  }
}

function policyOf(body: Record<string, unknown>): string {
  const evidence = body.evidence as { statement?: { subject?: { id?: string } } } | undefined;
  return evidence?.statement?.subject?.id?.split('/').at(-1) ?? '';
}

function addressOf({ entry, row, column }: Record<string, unknown>): string {
  return column === undefined ? String(entry) : `${String(entry)}/${String(row)}/${String(column)}`;
}

/** Holds what was acknowledged against what is recorded: there, and there once. */
export function judge(acknowledged: readonly Acknowledged[], record: readonly RecordedAct[]): Verdict {
  const there = counts(record.map(textOf));
  const expected = counts(acknowledged.map(expectedOf));
  return {
    lost: [...expected].filter(([text]) => !there.has(text)).map(([text]) => text),
    // A witness who is present throughout signs twice, before and after: two acts, two events.
    doubled: [...there].filter(([text, count]) => count > Math.max(1, expected.get(text) ?? 0)).map(([text, count]) => `${count} × ${text}`),
  };
}

function counts(texts: readonly (string | undefined)[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const text of texts) if (text !== undefined) found.set(text, (found.get(text) ?? 0) + 1);
  return found;
}
