import { refuse } from '@batchwright/kernel';
import type { SignedMove, SignedMoveName } from '@batchwright/procedure';

/** A move as it was asked for: which fields it has to name, follows from which it is. */
export interface AskedMove {
  readonly move: SignedMoveName;
  readonly reason: string;
  readonly to?: string;
  readonly trainer?: string;
  readonly requirement?: string;
  readonly item?: string;
  readonly entry?: string;
  readonly row?: number;
  readonly column?: string;
  readonly value?: string;
  readonly unit?: string;
  readonly observedAt?: string;
  readonly source?: string;
  readonly recovery?: string;
}

/** The move as the procedure knows it. Refusal: `field-missing` for what this move has to name. */
export function signedMove(body: AskedMove): SignedMove {
  const { move, reason, row, column, unit, trainer } = body;
  const named = <F extends 'to' | 'requirement' | 'item' | 'entry' | 'value' | 'observedAt' | 'source' | 'recovery'>(field: F): string => {
    const value = body[field];
    if (value === undefined) throw refuse('field-missing', { field }, { field });
    return value;
  };
  switch (move) {
    case 'not-applicable':
    case 'reopen-step':
      return { move, reason };
    case 'reassign-step':
      return { move, reason, to: named('to'), ...(trainer === undefined ? {} : { trainer }) };
    case 'change-equipment':
      return { move, reason, requirement: named('requirement'), item: named('item') };
    case 'choose-recovery':
      return { move, reason, recovery: named('recovery') };
    case 'late-entry':
      return {
        move, reason, entry: named('entry'), ...(row === undefined ? {} : { row }), ...(column === undefined ? {} : { column }), value: named('value'), ...(unit === undefined ? {} : { unit }),
        observedAt: named('observedAt'), source: named('source'),
      };
  }
}
