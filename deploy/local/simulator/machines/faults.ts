import type { SimulatedMachine, SimulatedValue } from './machine';

/** What can go wrong, of a tag or of a machine with all its tags. */
export const FAULTS = ['excursion', 'drift', 'stuck', 'bad-quality', 'uncertain-quality', 'not-a-number', 'other-type', 'counter-reset', 'clock-wrong', 'connection-lost'] as const;
export type Fault = (typeof FAULTS)[number];

/** Faults of the whole machine; they name no tag. */
export const OF_MACHINES: readonly Fault[] = ['clock-wrong', 'connection-lost'];

export interface FaultOrder {
  readonly fault: Fault;
  /** Absent: all tags, which is the rule for `clock-wrong` and `connection-lost`. */
  readonly tag?: string;
  /** How long; absent: until it is ended. */
  readonly seconds?: number;
}

/** What stands there at a moment, faults and all. */
export interface Spoken {
  readonly values: readonly SimulatedValue[];
  /** What the clock of the machine says, ms. */
  readonly clock: number;
  /** False: nobody can reach it. */
  readonly reachable: boolean;
}

interface Active extends FaultOrder {
  readonly since: number;
  readonly until: number;
}

/** A machine that can go wrong. Pure: faults are switched by moments that the caller names. */
export interface FaultyMachine extends Omit<SimulatedMachine, 'valuesAt'> {
  spokenAt(ms: number): Spoken;
  /** Switches a fault on. Throws for an unknown tag. */
  order(order: FaultOrder, ms: number): void;
  /** Ends faults: of a kind, of a tag, or all. */
  end(which?: Partial<FaultOrder>): void;
  active(ms: number): readonly (FaultOrder & { readonly secondsLeft?: number })[];
}

/** An hour and a half ahead: a clock set to the wrong zone, and a little more. */
const CLOCK_MS = 5_400_000;
const EXCURSION = 0.35;
const DRIFT_PER_MINUTE = 0.02;

export function withFaults(machine: SimulatedMachine): FaultyMachine {
  let active: Active[] = [];
  const stuck = new Map<string, SimulatedValue>();
  const zero = new Map<string, number>();

  function changed(value: SimulatedValue, ms: number): SimulatedValue {
    let result = value;
    const offset = zero.get(value.code);
    if (offset !== undefined && typeof result.value === 'number') result = { ...result, value: result.value - offset };
    for (const { fault, tag, since } of active) {
      if (tag !== undefined && tag !== value.code) continue;
      const number = typeof result.value === 'number' ? result.value : undefined;
      if (fault === 'excursion' && number !== undefined) result = { ...result, value: number + Math.max(1, Math.abs(number)) * EXCURSION };
      if (fault === 'drift' && number !== undefined) result = { ...result, value: number + Math.max(1, Math.abs(number)) * DRIFT_PER_MINUTE * ((ms - since) / 60_000) };
      if (fault === 'stuck') result = stuck.get(value.code) ?? (stuck.set(value.code, result), result);
      if (fault === 'bad-quality') result = { ...result, value: null, quality: 'bad' };
      if (fault === 'uncertain-quality') result = { ...result, quality: 'uncertain' };
      if (fault === 'not-a-number' && number !== undefined) result = { ...result, value: NaN };
      if (fault === 'other-type') result = { ...result, value: typeof result.value === 'string' ? 0 : 'ERR 17' };
    }
    return result;
  }

  return {
    code: machine.code, tags: machine.tags,
    write: (code, value) => machine.write(code, value),
    spokenAt(ms) {
      active = active.filter(({ until }) => until > ms);
      const holds = (code: string): boolean => active.some(({ fault, tag }) => fault === 'stuck' && (tag === undefined || tag === code));
      for (const code of stuck.keys()) if (!holds(code)) stuck.delete(code);
      const values = machine.valuesAt(ms);
      for (const order of active.filter(({ fault }) => fault === 'counter-reset')) {
        for (const { code, value } of values) if ((order.tag === undefined || order.tag === code) && typeof value === 'number') zero.set(code, value);
      }
      // a counter is set back once
      active = active.filter(({ fault }) => fault !== 'counter-reset');
      return { values: values.map((value) => changed(value, ms)), clock: active.some(({ fault }) => fault === 'clock-wrong') ? ms + CLOCK_MS : ms, reachable: !active.some(({ fault }) => fault === 'connection-lost') };
    },
    order(order, ms) {
      if (order.tag !== undefined && !machine.tags.some(({ code }) => code === order.tag)) throw new Error(`${machine.code} has no ${order.tag}`);
      const tag = OF_MACHINES.includes(order.fault) ? undefined : order.tag;
      active = [...active.filter((one) => one.fault !== order.fault || one.tag !== tag), { fault: order.fault, ...(tag === undefined ? {} : { tag }), seconds: order.seconds, since: ms, until: order.seconds === undefined ? Infinity : ms + order.seconds * 1000 }];
    },
    end(which = {}) {
      active = active.filter(({ fault, tag }) => (which.fault !== undefined && which.fault !== fault) || (which.tag !== undefined && which.tag !== tag));
    },
    active: (ms) => active.filter(({ until }) => until > ms).map(({ fault, tag, until }) => ({ fault, ...(tag === undefined ? {} : { tag }), ...(until === Infinity ? {} : { secondsLeft: Math.ceil((until - ms) / 1000) }) })),
  };
}
