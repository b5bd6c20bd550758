import { isDeepStrictEqual, inspect } from 'node:util';
import type { Result } from '@batchwright/kernel';

/** The three functions of a decider. */
export interface Decider<State, Command, Event> {
  initialState(): State;
  evolve(state: State, event: Event): State;
  decide(command: Command, state: State): Result<Event[]>;
}

/** What is expected after `when`. Each fails with both sides printed. */
export interface Expectation<Event> {
  /** Exactly these events, in this order. */
  then(...events: Event[]): void;
  /** No event: the command had been carried out, or asks for nothing. */
  thenNothing(): void;
  /** Refused with this code. */
  thenRefused(code: string): void;
}

/**
 * `given(decider, …events).when(command).then(…events)`: what happened, what is asked, what must come of it. Events are data; the
 * state is made from them by the decider's own `evolve`.
 */
export function given<State, Command, Event>(decider: Decider<State, Command, Event>, ...events: Event[]): { when(command: Command): Expectation<Event> } {
  const state = events.reduce((so, event) => decider.evolve(so, event), decider.initialState());
  return {
    when(command) {
      const result = decider.decide(command, state);
      const expectEvents = (expected: Event[]): void => {
        if (!result.ok) throw new Error(`refused with ${result.error.code} ${inspect(result.error.params)}\nexpected ${inspect(expected, { depth: 8 })}`);
        if (!isDeepStrictEqual(result.value, expected)) throw new Error(`decided ${inspect(result.value, { depth: 8 })}\nexpected ${inspect(expected, { depth: 8 })}`);
      };
      return {
        then: (...expected) => expectEvents(expected),
        thenNothing: () => expectEvents([]),
        thenRefused(code) {
          if (result.ok) throw new Error(`decided ${inspect(result.value, { depth: 8 })}\nexpected a refusal with ${code}`);
          if (result.error.code !== code) throw new Error(`refused with ${result.error.code} ${inspect(result.error.params)}\nexpected ${code}`);
        },
      };
    },
  };
}
