/** Resolves when somebody wants this process to end: Ctrl-C, a signal, its starter's word, or its starter's death. */
export function askedToStop(): Promise<string> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => done(signal));
    process.on('message', (message) => message === 'stop' && done('stop'));
    if (process.send) process.once('disconnect', () => done('the starter is gone'));
  });
}
