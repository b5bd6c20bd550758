import { refuse } from '@batchwright/kernel';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { LIMITS } from '../limits';
import { refuseOddParameter } from './body.pipe';

/** What a list is asked for. */
export interface PageRequest {
  readonly limit: number;
  /** Key of the last row of the page before. */
  readonly after?: string;
}

/** A page of a list; `next` is there when more follow. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** `?limit=&after=` as a parameter of a controller method. Ask the repository for `limit + 1` rows and give them to `pageOf`. */
export const Paging = createParamDecorator((_: unknown, context: ExecutionContext): PageRequest =>
  pageRequest(context.switchToHttp().getRequest<{ query: Record<string, unknown> }>().query));

/** Reads `?limit=&after=`. Refusal: `parameter-invalid`. */
export function pageRequest(query: Readonly<Record<string, unknown>>): PageRequest {
  const { limit, after } = query;
  if (limit !== undefined && (typeof limit !== 'string' || !/^\d{1,4}$/.test(limit) || Number(limit) < 1 || Number(limit) > LIMITS.pageMax)) {
    throw refuse('parameter-invalid', { name: 'limit', why: `a number from 1 to ${LIMITS.pageMax}` }, { field: 'limit' });
  }
  if (after !== undefined && (typeof after !== 'string' || after.length > LIMITS.parameter)) throw refuse('parameter-invalid', { name: 'after', why: 'a text' }, { field: 'after' });
  refuseOddParameter('after', after);
  return { limit: limit === undefined ? LIMITS.pageDefault : Number(limit), ...(after === undefined ? {} : { after }) };
}

/** A page of rows that were asked for with one more than the limit. */
export function pageOf<T>(rows: readonly T[], request: PageRequest, keyOf: (row: T) => string): Page<T> {
  const items = rows.slice(0, request.limit);
  const last = items.at(-1);
  return rows.length > request.limit && last !== undefined ? { items, next: keyOf(last) } : { items };
}
