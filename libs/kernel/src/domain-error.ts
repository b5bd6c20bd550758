/** Who can mend it: `user` (the text says how), `retry` (the same may work in a moment), `fault` (we are wrong). */
export type ErrorKind = 'user' | 'retry' | 'fault';

/** A legal way out of a refusal: which move, who may make it, and where (requirement B20). */
export interface AllowedMove {
  /** Stable name: `decide-exception`. */
  readonly move: string;
  /** What a person reads. */
  readonly title: { readonly en: string; readonly de?: string };
  /** Realm roles. */
  readonly roles: readonly string[];
  /** Method and path of the public API, with the ids that are known here filled in; absent where the move is made outside of it. */
  readonly route?: string;
}

/** What a refusal may say beside its code. */
export interface ErrorDetails {
  /** By which rule: `gmp-7`, or a clause such as `21 CFR 211.192`. */
  readonly rule?: string;
  readonly moves?: readonly AllowedMove[];
  /** JSON pointer or name of the field that is wrong. */
  readonly field?: string;
}

export interface DomainErrorFields extends ErrorDetails {
  /** Stable, kebab-case; texts, HTTP status and help stand in the one catalogue of `libs/host`. */
  readonly code: string;
  readonly kind: ErrorKind;
  /** Facts for the text: what, where, expected. */
  readonly params?: Readonly<Record<string, unknown>>;
}

/** Something that was refused or went wrong, with a stable code. It knows nothing of HTTP. */
export class DomainError extends Error implements DomainErrorFields {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly params: Readonly<Record<string, unknown>>;
  readonly rule?: string;
  readonly moves?: readonly AllowedMove[];
  readonly field?: string;

  constructor(fields: DomainErrorFields) {
    super(fields.code);
    this.name = 'DomainError';
    this.code = fields.code;
    this.kind = fields.kind;
    this.params = fields.params ?? {};
    this.rule = fields.rule;
    this.moves = fields.moves;
    this.field = fields.field;
  }
}

/** A refusal that the user can mend. */
export function refuse(code: string, params: Readonly<Record<string, unknown>> = {}, details: ErrorDetails = {}): DomainError {
  return new DomainError({ code, kind: 'user', params, ...details });
}
