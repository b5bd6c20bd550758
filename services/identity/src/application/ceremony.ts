import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import { isMeaning, STATEMENT_LIFETIME_SECONDS, type Evidence, type Statement } from '@batchwright/records';

/** One signing of one statement, from the push at the provider to the evidence. Lives for minutes. */
export interface Ceremony {
  readonly id: string;
  readonly statement: Statement;
  /** Employee number of who began it, and alone may fetch the evidence. */
  readonly begunBy: string;
  /** PKCE verifier: only who has it can redeem the code. */
  readonly verifier: string;
  /** Page of the console to go back to; absent when the page was opened beside the console. */
  readonly returnTo?: string;
  /** Real time. */
  readonly begunAt: string;
  readonly status: 'waiting' | 'done' | 'failed';
  readonly evidence?: Evidence;
  readonly problem?: { readonly code: string; readonly params: Readonly<Record<string, unknown>> };
}

/** Longest statement that is carried to the provider, in characters of JSON. */
const LARGEST_STATEMENT = 20_000;

/**
 * Whether this can be put before a signer. What it says is the business of the service that made it and will compare it with its own
 * row; here only that it is one, in time, of a site of the caller. Refusals: `statement-invalid` {why}, `evidence-expired`.
 */
export function checkStatement(body: Readonly<Record<string, unknown>>, sites: readonly string[], now: string): Result<Statement> {
  const statement = body as unknown as Statement;
  const why = whatIsMissing(statement);
  if (why !== undefined) return err(invalid(why));
  if (!sites.includes(statement.site)) return err(refuse('not-found', { what: 'site' }, { rule: '21 CFR 11.10(d)' }));
  const [issued, expires, today] = [statement.issuedAt, statement.expiresAt, now].map((instant) => Date.parse(instant)) as [number, number, number];
  if (!(expires > issued) || expires - issued > STATEMENT_LIFETIME_SECONDS * 1000) return err(invalid('expiresAt'));
  if (expires <= today) return err(refuse('evidence-expired', { expiresAt: statement.expiresAt }, { rule: 'gmp-3' }));
  return ok(statement);
}

function whatIsMissing(statement: Statement): string | undefined {
  const texts = [statement.id, statement.service, statement.action, statement.site, statement.issuedAt, statement.expiresAt, statement.text?.en, statement.text?.de, statement.subject?.id, statement.subject?.label];
  if (statement.format !== 'batchwright.statement/1') return 'format';
  if (texts.some((text) => typeof text !== 'string' || text === '')) return 'shape';
  if (!isMeaning(statement.meaning)) return 'meaning';
  if (statement.level !== 'esig' && statement.level !== 'esig-2fa') return 'level';
  if (!Array.isArray(statement.contents) || statement.contents.length === 0) return 'contents';
  if (typeof statement.signer !== 'object') return 'signer';
  return JSON.stringify(statement).length > LARGEST_STATEMENT ? 'size' : undefined;
}

function invalid(why: string): DomainError {
  return refuse('statement-invalid', { why }, { field: 'statement' });
}

/** A page of the console, as a path of the same origin; nobody is led elsewhere by a signature. Refusal: `parameter-invalid`. */
export function checkReturnTo(returnTo: string | undefined): Result<string | undefined> {
  if (returnTo === undefined || /^\/(?![/\\])[^\s\\]*$/.test(returnTo)) return ok(returnTo);
  return err(refuse('parameter-invalid', { name: 'returnTo', why: 'a path of the console, beginning with one /' }, { field: 'returnTo' }));
}
