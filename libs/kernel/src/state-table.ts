/** A state machine as a table: which command leads from which state to which. What is not in the table is forbidden. */
export interface StateTable<S extends string, C extends string> {
  /** The state after the command, or undefined when it is forbidden in this state. */
  next(state: S, command: C): S | undefined;
  /** The commands allowed in this state, in the order of the table. */
  commands(state: S): readonly C[];
  readonly states: readonly S[];
}

/** Makes a state machine of its table. */
export function stateTable<S extends string, C extends string>(table: Readonly<Record<S, Readonly<Partial<Record<C, S>>>>>): StateTable<S, C> {
  return {
    next: (state, command) => (Object.hasOwn(table[state], command) ? table[state][command] : undefined),
    commands: (state) => Object.keys(table[state]) as C[],
    states: Object.keys(table) as S[],
  };
}
