import type { ServiceProcess } from './service-process';

/** Resolves when no message is on its way between the services that run. Who does not run has nothing to say now. */
export async function settle(processes: readonly ServiceProcess[]): Promise<void> {
  const ofAll = async (what: 'drained' | 'caught-up'): Promise<number> => {
    const answers = await Promise.all(processes.map((one) => one.ask(what)));
    return answers.reduce((sum, answer) => sum + (answer?.handedOver ?? 0), 0);
  };
  await ofAll('drained');
  for (let before = -1; ; ) {
    await ofAll('caught-up');
    const now = await ofAll('drained'); // what is handled may leave messages behind: until a round in which nobody said anything
    if (now === before) return;
    before = now;
  }
}
