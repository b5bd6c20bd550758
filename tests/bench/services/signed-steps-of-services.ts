import { Client } from 'pg';
import type { ServicesPlant } from '../../../deploy/local/services/start-services';
import { bareLoops } from '../bare-loops';
import { bareRows } from '../bare-rows';
import type { BenchPeople } from '../bench-people';
import { BenchPlant } from '../bench-plant';
import { completeOverHttp } from '../over-http';
import { median, type BenchResult } from '../result';
import type { BenchSize } from '../size';

/** Signed steps per second over HTTP as services, beside the plant in one process and beside what PostgreSQL does with the same rows; in turns, each over its own durable PostgreSQL. */
export async function signedStepsOfServices(plant: ServicesPlant, people: BenchPeople, size: BenchSize): Promise<BenchResult[]> {
  const one = await BenchPlant.start();
  const admin = new Client({ connectionString: plant.postgres.adminUrl });
  await admin.connect();
  const bare = await bareRows(people, admin, size, () => plant.settled());
  const loops = bareLoops(plant.postgres.adminUrl, bare, size.chains);
  try {
    const perSecond = async (of: BenchPeople, number: string, settled: () => Promise<void>): Promise<number> => {
      const chains = await of.readyChains(size, number);
      await settled();
      const { seconds } = await completeOverHttp(of, chains);
      await settled();
      return (size.chains * size.steps) / seconds;
    };
    const [services, process, postgres]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round <= size.rounds; round += 1) {
      const warm = round > 0;
      const keep = (where: number[], value: number): void => void (warm && where.push(value));
      keep(services, await perSecond(people, `BENCH-SV-${round}`, () => plant.settled()));
      keep(process, await perSecond(one.people, `BENCH-OP-${round}`, () => one.plant.services.settled()));
      keep(postgres, await loops.run(size.steps));
    }
    const result = (id: string, comparedWith: string, aim: string, comparator: readonly number[]): BenchResult => ({
      id, what: `signed steps over HTTP as services, ${size.chains} runs side by side (median of ${size.rounds})`, ours: median(services), comparator: median(comparator), comparedWith,
      ratio: median(services.map((ours, at) => ours / (comparator[at] ?? 1))), aim, unit: 'steps/s',
    });
    return [
      result('signed-steps-services', 'the same over HTTP in one process', '>= 0.8', process),
      result('signed-steps-services-postgres', 'L: the same rows, one prepared statement in a bare loop of pg', '>= 0.2', postgres),
    ];
  } finally {
    await loops.close();
    await admin.end();
    await one.stop();
  }
}
