import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { chooseServers, IMAGES, linesOf, type ChosenServers, type Machine } from './choose-servers';

/** A machine that has what is named: an engine and the images that it can get, programs, programs of servers that were fetched. */
function machine({ engine, images = [], programs = [], fetched = [] }: { engine?: string; images?: string[]; programs?: string[]; fetched?: string[] }): Machine & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    engine: () => (asked.push('engine'), engine === undefined ? { why: 'no engine' } : { name: engine }),
    whyNoImage: (name, image) => (asked.push(`${name} ${image}`), images.includes(image) ? undefined : `${name} has no ${image}`),
    runs: (program) => programs.includes(program),
    isFetched: (server) => fetched.includes(server),
  };
}

const ways = ({ postgres, kafka, keycloak }: ChosenServers): string[] => [postgres.way, kafka.way, keycloak.way];
const compose = readFileSync(resolve(__dirname, '../../../../docker-compose.yml'), 'utf8');
const ALL = Object.values(IMAGES);

describe('where the servers of a run of tests come from', () => {
  it.each(['docker', 'podman'])('containers, where %s is reachable and has the images', (engine) => {
    const chosen = chooseServers(machine({ engine, images: ALL, programs: ['java', 'mvn'], fetched: ['kafka', 'keycloak'] }));
    expect([chosen.engine, ...ways(chosen)]).toEqual([engine, 'container', 'container', 'container']);
    expect(chosen.kafka.says).toBe(`${IMAGES.kafka} by ${engine}`);
  });

  it('processes of this machine, where no engine is', () => {
    const chosen = chooseServers(machine({ programs: ['java', 'mvn'] }));
    expect(ways(chosen)).toEqual(['embedded', 'process', 'process']); // PostgreSQL is embedded always: the real server out of a package
    expect(chosen.engine).toBeUndefined();
    expect(chosen.keycloak.says).toBe("a process of this machine's Java: no engine");
  });

  it('without Maven, when it was fetched before', () => {
    expect(ways(chooseServers(machine({ programs: ['java'], fetched: ['kafka'] })))).toEqual(['embedded', 'process', 'embedded']);
  });

  it('what is embedded, as the last resort, with every reason', () => {
    const chosen = chooseServers(machine({ programs: ['mvn'], fetched: ['kafka', 'keycloak'] }));
    expect(ways(chosen)).toEqual(['embedded', 'embedded', 'embedded']);
    expect(chosen.kafka.says).toBe('only the embedded bus; tests of Kafka are left out: no engine, and Java is missing on this machine');
    expect(chooseServers(machine({ programs: ['java'] })).keycloak.says).toContain('no engine, and Maven, to fetch it once, is missing');
  });

  it('an engine that cannot get an image: that server from elsewhere, and the output says so', () => {
    const chosen = chooseServers(machine({ engine: 'docker', images: [IMAGES.postgres], programs: ['java'], fetched: ['kafka', 'keycloak'] }));
    expect(ways(chosen)).toEqual(['container', 'process', 'process']);
    expect(chosen.engine).toBe('docker');
    expect(linesOf(chosen)).toEqual([
      `  PostgreSQL container ${IMAGES.postgres} by docker`,
      `  Kafka      process   a process of this machine's Java: docker has no ${IMAGES.kafka}`,
      `  Keycloak   process   a process of this machine's Java: docker has no ${IMAGES.keycloak}`,
    ]);
  });

  it('what somebody brings or does not wish is not asked about', () => {
    const asked = machine({ engine: 'docker', images: ALL, programs: ['java', 'mvn'] });
    expect(chooseServers(asked, { bringsPostgres: true }).postgres).toEqual({ way: 'brought', says: 'the one that BATCHWRIGHT_TEST_POSTGRES names' });
    expect(asked.asked).not.toContain(`docker ${IMAGES.postgres}`);
    const plain = machine({ engine: 'docker', images: ALL, programs: ['java', 'mvn'] });
    expect(ways(chooseServers(plain, { containers: false }))).toEqual(['embedded', 'process', 'process']);
    expect(plain.asked).toEqual([]);
  });

  it('has the versions that Compose runs', () => {
    for (const image of [IMAGES.postgres, IMAGES.kafka]) expect(compose).toContain(`image: ${image}\n`);
    expect(IMAGES.keycloak.split(':')[1]).toBe(/image: batchwright-keycloak:(\S+)/.exec(compose)?.[1]);
  });
});
