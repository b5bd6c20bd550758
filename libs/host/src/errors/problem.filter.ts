import { isSignatureRefusal, type AuthenticatedRequest, type ReportRefusal } from '@batchwright/access';
import { DomainError, refuse } from '@batchwright/kernel';
import { currentTraceId } from '@batchwright/telemetry';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { FILE_TYPES, LIMITS } from '../limits';
import type { Platform } from '../platform';
import { languageOf, problemOf, type Problem } from './problem';

interface Request extends Pick<AuthenticatedRequest, 'actor'> {
  readonly method: string;
  readonly url: string;
  readonly id?: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** The part of a Fastify reply that an answer needs. */
interface Reply {
  status(code: number): Reply;
  header(name: string, value: string): Reply;
  send(body: unknown): unknown;
}

/** An address that the router itself cannot read, as a problem document: a wrong escape, an id longer than any. */
export function unreadableAddress(_error: unknown, request: Request, reply: Reply): void {
  const { url, headers, id } = request;
  const place = { instance: (url.split('?')[0] ?? '').slice(0, 200), language: languageOf(headers['accept-language']), traceId: currentTraceId() ?? id ?? '' };
  const problem = problemOf(refuse('parameter-invalid', { name: 'path', why: 'ids of at most 300 characters, escaped as in RFC 3986' }), place);
  void reply.status(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(problem);
}

/** Turns everything that is thrown into a problem document. What nobody foresaw is logged and says that it is our fault. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly platform: Pick<Platform, 'service' | 'logger' | 'metrics'>, private readonly report: ReportRefusal) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const reply = host.switchToHttp().getResponse<Reply>();
    const problem = this.problem(error, request);
    // what exists at another site and what exists nowhere are answered alike, and both are remembered (L4)
    if (problem.code === 'not-found' && request.actor) this.report({ code: 'not-found', actor: request.actor, route: `${request.method} ${problem.instance.slice(0, 300)}` });
    if (isSignatureRefusal(error)) this.platform.metrics.count('batchwright_signatures_refused_total', { service: this.platform.service });
    if (problem.status === 503) void reply.header('retry-after', '1');
    if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
    void reply.status(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(problem);
  }

  private problem(error: unknown, request: Request): Problem {
    const place = { instance: request.url.split('?')[0] ?? '', language: languageOf(request.headers['accept-language']), traceId: currentTraceId() ?? request.id ?? '' };
    const refusal = asRefusal(error, String(request.headers['content-type'] ?? ''));
    if (refusal && refusal.kind !== 'fault') return problemOf(refusal, place);
    this.platform.logger.error({ err: error, url: place.instance, request: place.traceId }, 'unforeseen error');
    return problemOf(refusal ?? new DomainError({ code: 'internal', kind: 'fault' }), place);
  }
}

/** Errors of the frameworks in our words. */
function asRefusal(error: unknown, contentType: string): DomainError | undefined {
  if (error instanceof DomainError) return error;
  const { code, statusCode } = (error ?? {}) as { code?: string; statusCode?: number };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refuse('body-too-large', { limit: FILE_TYPES.includes(contentType) ? LIMITS.fileBytes : LIMITS.bodyBytes });
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return refuse('media-type-wrong');
  if (code?.startsWith('FST_ERR_CTP') || (statusCode === 400 && error instanceof SyntaxError)) return refuse('body-unreadable');
  if (isUnreachable(code)) return new DomainError({ code: 'database-unavailable', kind: 'retry' });
  if (!(error instanceof HttpException)) return statusCode === 400 ? refuse('body-unreadable') : undefined;
  const status = error.getStatus();
  if (status === 404) return refuse('route-unknown');
  if (status === 413) return refuse('body-too-large', { limit: FILE_TYPES.includes(contentType) ? LIMITS.fileBytes : LIMITS.bodyBytes });
  if (status === 415) return refuse('media-type-wrong');
  return status < 500 ? refuse('body-unreadable') : undefined;
}

const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', '57P01', '57P02', '57P03', '08006', '08003', '08001', '53300']);

function isUnreachable(code: string | undefined): boolean {
  return code !== undefined && UNREACHABLE.has(code);
}
