import type { AuditRow } from './session-rows';

/** A signature that was given from afar, as the record of the run tells it. */
export interface RemoteSignature {
  readonly number: number;
  readonly stepKey: string;
  readonly who: string;
  readonly meaning: string;
  readonly session: string;
  /** Who showed the step. */
  readonly operator: string;
  readonly at: string;
  readonly picture: string;
  readonly view: string;
}

const SAID = /^(.+\(.+?\)): ([\w-]+), \w+, remote in the session (\S+) with (.+\(.+?\)) since \S+, picture SHA-256 ([0-9a-f]{64}), view SHA-256 ([0-9a-f]{64})$/;

/** Signatures from afar among the rows of an audit trail, in their order. */
export function remoteSignatures(rows: readonly AuditRow[]): RemoteSignature[] {
  return rows.flatMap(({ number, action, stepKey, newValue, actAt: at }) => {
    const [, who, meaning, session, operator, picture, view] = (action === 'SignatureApplied' && SAID.exec(newValue ?? '')) || [];
    return who === undefined || meaning === undefined || session === undefined || operator === undefined || picture === undefined || view === undefined ? [] : [{ number, stepKey: stepKey ?? '', who, meaning, session, operator, at, picture, view }];
  });
}
