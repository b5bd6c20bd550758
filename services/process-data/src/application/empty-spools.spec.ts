import type { ConnectionInForce } from './connections';
import { EmptySpools, type NamedConnection } from './empty-spools';
import type { Spool } from './spool';
import type { Stored } from './store-readings';

const CONNECTION: NamedConnection = { site: 'HAM', id: 'c1' };
const KEY = 'HAM/c1';
const NOBODY = (_key: string): boolean => false;

/** Spools that hold so many batches, and a database that may be away. */
class Plant {
  readonly opened: string[] = [];
  readonly told: string[] = [];
  readonly looked: string[] = [];
  open = 0;
  away = false;
  /** Resolves when the database answers; absent = at once. */
  slow: Promise<void> | undefined;

  constructor(readonly waiting: Record<string, number>) {}

  readonly empty = new EmptySpools(
    { lastInForce: (site, id) => Promise.resolve({ site, id } as ConnectionInForce) },
    { execute: async ({ site, id }): Promise<Stored> => {
      await this.slow;
      if (this.away) throw new Error('the database is away');
      const left = this.waiting[`${site}/${id}`] ?? 0;
      this.waiting[`${site}/${id}`] = Math.max(left - 1, 0);
      return { batches: Math.min(left, 1), stored: 0, doubled: 0, refused: 0 };
    } },
    (site, id) => {
      this.opened.push(`${site}/${id}`);
      this.open += 1;
      return Promise.resolve({ close: () => Promise.resolve(void (this.open -= 1)) } as unknown as Spool);
    },
    { error: (_facts, text) => void this.told.push(text) },
    { execute: ({ id }) => Promise.resolve(this.looked.push(id)) },
  );

  async emptied(others: readonly NamedConnection[] = [CONNECTION], held = NOBODY): Promise<void> {
    this.empty.begin(others, held);
    await (this.empty as unknown as { running: Promise<void> | undefined }).running;
  }
}

describe('what a former process left in the spool of a connection that another replica holds', () => {
  it('E1 is stored to the last batch, and looked for once', async () => {
    const plant = new Plant({ [KEY]: 3 });
    await plant.emptied();
    await plant.emptied();
    expect([plant.waiting[KEY], plant.opened, plant.open]).toEqual([0, [KEY], 0]);
  });

  it('E1 is looked for again when this replica listened to it meanwhile, and when the database was away', async () => {
    const plant = new Plant({ [KEY]: 1 });
    plant.away = true;
    await plant.emptied();
    expect([plant.waiting[KEY], plant.open, plant.told]).toEqual([1, 0, ['what a former process left in a spool waits: it could not be stored']]);
    plant.away = false;
    await plant.emptied();
    plant.waiting[KEY] = 2;
    plant.empty.used(KEY);
    await plant.emptied();
    expect(plant.waiting[KEY]).toBe(0);
  });

  it('E1 is never open twice: not while this replica listens, and who begins to listen sees that it is being emptied', async () => {
    const plant = new Plant({ [KEY]: 1 });
    await plant.emptied([CONNECTION], (key) => key === KEY);
    expect(plant.opened).toEqual([]);
    let answer = (): void => undefined;
    plant.slow = new Promise((resolve) => (answer = resolve));
    const emptied = plant.emptied();
    expect([plant.empty.has(KEY), plant.empty.has('HAM/c2')]).toEqual([true, false]);
    answer();
    await emptied;
    expect([plant.empty.has(KEY), plant.open]).toEqual([false, 0]);
  });

  it('E1 is looked at as well where the connection was retired: nobody else does', async () => {
    const plant = new Plant({ [KEY]: 2, 'HAM/c2': 1 });
    await plant.emptied([{ ...CONNECTION, retired: true }, { site: 'HAM', id: 'c2' }]);
    expect([plant.waiting, plant.looked]).toEqual([{ [KEY]: 0, 'HAM/c2': 0 }, ['c1']]);
  });

  it('E1 waits where the process ends meanwhile, for the next one', async () => {
    const plant = new Plant({ [KEY]: 5 });
    const stopped = plant.empty.stop();
    await plant.emptied();
    await stopped;
    expect([plant.waiting[KEY], plant.open]).toEqual([5, 0]);
  });
});
