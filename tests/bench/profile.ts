import { Session, type Profiler } from 'node:inspector/promises';

/** Where the time of this process went, as the functions with the largest time of their own, in percent. */
export async function profileOf(work: () => Promise<unknown>, lines = 15): Promise<string[]> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  await work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return summary(profile, lines);
}

/** Prints a profile: of a missed aim, or of what is slowest. */
export function printProfile(id: string, parts: Readonly<Record<string, readonly string[]>>): void {
  process.stdout.write(`\n${id}: where it goes\n`);
  for (const [title, lines] of Object.entries(parts)) process.stdout.write(`  ${title}\n    ${lines.length > 0 ? lines.join('\n    ') : '(nothing)'}\n`);
}

/** The functions with the largest time of their own, in percent. */
export function summary({ nodes, samples = [] }: Profiler.Profile, lines = 15): string[] {
  const names = new Map(nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => [id, `${functionName || '(anonymous)'} ${url.replace(/^.*\/(node_modules|dist)\//, '')}:${lineNumber + 1}`]));
  const counts = new Map<string, number>();
  for (const id of samples) counts.set(names.get(id) ?? '?', (counts.get(names.get(id) ?? '?') ?? 0) + 1);
  const own = [...counts].sort(([, a], [, b]) => b - a).slice(0, lines);
  return own.map(([name, count]) => `${((100 * count) / samples.length).toFixed(1).padStart(5)} %  ${name}`);
}
