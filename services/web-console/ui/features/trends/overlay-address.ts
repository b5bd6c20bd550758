/** Runs that are laid over each other at most. */
export const MOST_RUNS = 32;

/** What an address says of runs over each other: `?over=WARF-5&phase=node:blending&point=speed&run=…`. */
export interface Compared {
  /** Empty: no recipe is chosen yet. */
  readonly recipe: string;
  /** `node:blending`, `step:blend`; absent: the whole run. */
  readonly phase?: string;
  readonly point?: string;
  /** Empty: the golden runs and the newest. */
  readonly runs: readonly string[];
}

/** Undefined when the address is about time and not about runs. */
export function readCompared(search: URLSearchParams): Compared | undefined {
  const recipe = search.get('over');
  if (recipe === null) return undefined;
  const [phase, point] = [search.get('phase') ?? '', search.get('point') ?? ''];
  return { recipe, ...(/^(node|step):./.test(phase) ? { phase } : {}), ...(point === '' ? {} : { point }), runs: [...new Set(search.getAll('run'))].slice(0, MOST_RUNS) };
}

export function writeCompared({ recipe, phase, point, runs }: Compared): URLSearchParams {
  return new URLSearchParams([['over', recipe], ...(phase === undefined ? [] : [['phase', phase]]), ...(point === undefined ? [] : [['point', point]]), ...runs.map((run) => ['run', run])]);
}
