import type { ShownRun, ShownRunDetail } from '../../application/read-runs';
import type { AuditLine, CommentRow, ExceptionRow } from '../../application/run-reads';
import type { CommentPart, ExceptionPart } from './parts.dto';
import type { AuditResponse } from './record.dto';
import { present } from './present';
import type { RunDetailResponse, RunResponse } from './runs.dto';

/** A run as the API answers it. */
export function runResponse({ run, title, ...counts }: ShownRun): RunResponse {
  const { id, site, number, kind, recipe, batchSize, order, state, business, sealed, sequence, handover } = run;
  const { createdAt, ready, started, completed, exceptions, openExceptions, disposition, holdTimes, open } = counts;
  return {
    id, site, number, kind, title, recipe, batchSize, ...(order ? { orderId: order.id, orderNumber: order.number } : {}), ...(handover ? { handover: { ...handover, startedSteps: [...handover.startedSteps] } } : {}),
    state, business, sealed, sequence, createdAt, ready, started, completed, exceptions, openExceptions, ...(disposition === null ? {} : { disposition }), open: [...open], holdTimes: holdTimes as unknown as RunResponse['holdTimes'],
  };
}

export function runDetailResponse(detail: ShownRunDetail): RunDetailResponse {
  const { head, commands, tree, timers, exceptionList, blocks, comments } = detail;
  const parts = { head, commands, tree, timers, blocks, exceptionList: exceptionList.map(exceptionPart), comments: comments.map(commentPart) };
  return { ...runResponse(detail), ...(parts as unknown as Omit<RunDetailResponse, keyof RunResponse>) };
}

export function exceptionPart({ stepKey, address, person, name, decision, texts, observed, sequence: _sequence, ...rest }: ExceptionRow): ExceptionPart {
  return { ...rest, ...present({ stepKey, address, person, name, decision, texts, observed }) };
}

export function commentPart({ stepKey, person, name, text, at }: CommentRow): CommentPart {
  return { text, at, ...present({ stepKey, person, name }) };
}

export function auditResponse(line: AuditLine): AuditResponse {
  return present(line) as unknown as AuditResponse;
}
