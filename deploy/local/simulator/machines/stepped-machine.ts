import type { SimulatedMachine, SimulatedTag, SimulatedValue } from './machine';
import { noiseOf, type Noise } from './noise';

export type Values = Readonly<Record<string, number | boolean | string | null>>;

/** Inside of a machine: what it does in a short time, and what its instruments show. Names without the code of the machine. */
export interface Model {
  readonly tags: readonly (Omit<SimulatedTag, 'code'> & { readonly name: string })[];
  step(seconds: number, noise: Noise): void;
  read(noise: Noise): Values;
  /** Takes a value for a writable tag. */
  write?(name: string, value: number | boolean | string): void;
}

/** Longest step of a model; a machine that was not asked for long goes on in larger ones, at most so many. */
const STEP_SECONDS = 1;
const STEPS_MOST = 2000;

/** A machine around a model. */
export function steppedMachine(code: string, seed: number, model: Model): SimulatedMachine {
  const noise = noiseOf(seed, code);
  const tags = model.tags.map(({ name, ...tag }): SimulatedTag => ({ ...tag, code: `${code}.${name}` }));
  let last: number | undefined;
  return {
    code, tags,
    valuesAt(ms) {
      const seconds = last === undefined ? 0 : Math.max(0, ms - last) / 1000;
      last = Math.max(ms, last ?? ms);
      const steps = Math.min(STEPS_MOST, Math.ceil(seconds / STEP_SECONDS));
      for (let step = 0; step < steps; step += 1) model.step(seconds / steps, noise);
      const values = model.read(noise);
      return model.tags.map(({ name }, index): SimulatedValue => {
        const value = values[name] ?? null;
        return { code: tags[index]?.code ?? name, value, quality: value === null ? 'bad' : 'good' };
      });
    },
    write(tag, value) {
      const index = tags.findIndex((one) => one.code === tag);
      const found = tags[index];
      if (!found?.writable || !model.write) throw new Error(`${tag} is no set point`);
      const types = { number: 'number', boolean: 'boolean', text: 'string' } as const;
      if (typeof value !== types[found.type] || (typeof value === 'number' && !Number.isFinite(value))) throw new Error(`${tag} takes a ${found.type}`);
      model.write(model.tags[index]?.name ?? tag, value);
    },
  };
}

/** Nearer to the goal, as a first-order lag does in these seconds. */
export function towards(now: number, goal: number, seconds: number, lagSeconds: number): number {
  return goal + (now - goal) * Math.exp(-seconds / lagSeconds);
}

/** As an instrument with so many places shows it. */
export function rounded(value: number, places: number): number {
  return Number(value.toFixed(places));
}

/** Kept inside of limits. */
export function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
