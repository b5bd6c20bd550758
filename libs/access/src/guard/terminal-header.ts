import { createHash } from 'node:crypto';

/** What a request says about where it comes from. */
export interface ClaimedTerminal {
  /** Code of the terminal; empty when it cannot be one. */
  readonly code: string;
  /** SHA-256 in hex of the secret that came with it. */
  readonly secretHash: string;
}

const CODE = /^[A-Za-z0-9][A-Za-z0-9._~/-]{0,99}$/;

/** SHA-256 in hex of the secret of a terminal's device: the only form in which it is sent at enrolment and kept. */
export function terminalSecretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Reads the header `X-Terminal: CODE.SECRET` (the secret has no dot); undefined when there is none. */
export function claimedTerminal(header: string | string[] | undefined): ClaimedTerminal | undefined {
  if (header === undefined || header === '') return undefined;
  const text = typeof header === 'string' ? header : '';
  const dot = text.lastIndexOf('.');
  const code = dot < 0 ? text : text.slice(0, dot);
  return { code: CODE.test(code) ? code : '', secretHash: terminalSecretHash(dot < 0 ? '' : text.slice(dot + 1)) };
}
