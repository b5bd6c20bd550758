import { err, ok, refuse, type Result } from '@batchwright/kernel';

/** A terminal or tablet that acts may come from. */
export interface TerminalFacts {
  /** Code, unique in the plant. */
  readonly code: string;
  readonly site: string;
  /** Signatures "at the place" come from the same area. */
  readonly area: string;
  readonly title: string;
}

export interface Terminal extends TerminalFacts {
  readonly sequence: number;
  readonly enrolled: boolean;
}

export type TerminalEvent =
  | { readonly type: 'TerminalEnrolled'; readonly body: TerminalFacts & { readonly secretHash: string; readonly enrolledBy: string } }
  | { readonly type: 'TerminalRevoked'; readonly body: { readonly reason: string; readonly revokedBy: string } };

/**
 * Enrols a terminal with the hash (SHA-256, hex) of its device's secret; a revoked one may be enrolled again at its site.
 * Refusals: `already-exists`.
 */
export function enrolTerminal(known: Terminal | undefined, facts: TerminalFacts, secretHash: string, by: string): Result<TerminalEvent[]> {
  if (known && (known.enrolled || known.site !== facts.site)) return err(refuse('already-exists', { what: 'terminal' }, { field: 'code' }));
  return ok([{ type: 'TerminalEnrolled', body: { ...facts, secretHash, enrolledBy: by } }]);
}

/** Another device becomes the terminal; the one before stops being it. Refusals: `wrong-state`. */
export function replaceDevice(known: Terminal, secretHash: string, by: string): Result<TerminalEvent[]> {
  const { code, site, area, title, enrolled } = known;
  if (!enrolled) return err(refuse('wrong-state', { state: 'revoked', command: 'replace-device', allowed: ['enrol'] }));
  return ok([{ type: 'TerminalEnrolled', body: { code, site, area, title, secretHash, enrolledBy: by } }]);
}

/** No act comes from it any more. Refusals: `wrong-state`. */
export function revokeTerminal(known: Terminal, reason: string, by: string): Result<TerminalEvent[]> {
  if (!known.enrolled) return err(refuse('wrong-state', { state: 'revoked', command: 'revoke', allowed: [] }));
  return ok([{ type: 'TerminalRevoked', body: { reason, revokedBy: by } }]);
}
