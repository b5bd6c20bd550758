import { Turns } from './turns';

/** Work that ends when it is told to. */
function work(): { begun: boolean; end: () => void; run: () => Promise<string> } {
  const one = { begun: false, end: (): void => undefined, run: (): Promise<string> => Promise.resolve('') };
  const ended = new Promise<string>((done) => (one.end = () => done('done')));
  one.run = () => ((one.begun = true), ended);
  return one;
}

const moment = (): Promise<void> => new Promise((done) => setImmediate(done));

describe('gmp 10 turns at one run', () => {
  it('are taken one after the other, in the order in which they came; another run waits for none of them', async () => {
    const turns = new Turns(10);
    const [first, second, other] = [work(), work(), work()];
    const all = Promise.all([turns.take('a', first.run), turns.take('a', second.run), turns.take('b', other.run)]);
    await moment();
    expect([first.begun, second.begun, other.begun]).toEqual([true, false, true]);
    first.end();
    await moment();
    expect(second.begun).toBe(true);
    second.end();
    other.end();
    expect(await all).toEqual(['done', 'done', 'done']);
  });

  it('go on after one that failed, and its error is its own', async () => {
    const turns = new Turns(10);
    const [failing, next] = await Promise.allSettled([turns.take('a', () => Promise.reject(new Error('no'))), turns.take('a', () => Promise.resolve('yes'))]);
    expect(failing).toMatchObject({ status: 'rejected', reason: { message: 'no' } });
    expect(next).toEqual({ status: 'fulfilled', value: 'yes' });
  });

  it('whoever finds the line full is told to come again, and nothing was done', async () => {
    const turns = new Turns(2);
    const [first, second, third] = [work(), work(), work()];
    const taken = [turns.take('a', first.run), turns.take('a', second.run)];
    await expect(turns.take('a', third.run)).rejects.toMatchObject({ code: 'database-busy', kind: 'retry' });
    first.end();
    second.end();
    await Promise.all(taken);
    expect(third.begun).toBe(false);
    third.end();
    await expect(turns.take('a', third.run)).resolves.toBe('done');
  });
});
