import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KafkaNames, rightsOf, rightsOfJob } from '@batchwright/bus';
import { appRoleOf, CATALOGUE, SERVICE_NAMES } from '@batchwright/contracts';
import { CONNECTIONS_EACH } from '@batchwright/host';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { at, EXAMPLES, readValues } from './chart-files';

const USERS = join(EXAMPLES, 'strimzi-users.yaml');
const OPERATIONS: Readonly<Record<number, string>> = { 3: 'Read', 4: 'Write', 5: 'Create', 8: 'Describe', 11: 'AlterConfigs' };
const PATTERNS: Readonly<Record<number, string>> = { 3: 'literal', 4: 'prefix' };
const RESOURCES: Readonly<Record<number, string>> = { 2: 'topic', 3: 'group' };

/** An account at the brokers, as Strimzi takes it. */
function userOf(name: string, acls: readonly object[]): object {
  return { apiVersion: 'kafka.strimzi.io/v1', kind: 'KafkaUser', metadata: { name, labels: { 'strimzi.io/cluster': 'batchwright' } }, spec: { authentication: { type: 'scram-sha-512' }, authorization: { type: 'simple', acls } } };
}

/** The accounts of the services with the rights of the catalogue, and that of the job, which may make topics and nothing else. */
function strimziUsers(): string {
  const names = new KafkaNames();
  const rights = rightsOf(CATALOGUE, names, []);
  const named = (table: Readonly<Record<number, string>>, code: number): string => table[code] ?? `unknown ${code}`;
  const aclOf = ({ resourceType, resourceName, resourcePatternType, operation }: (typeof rights)[number]): object => ({ resource: { type: named(RESOURCES, resourceType), name: resourceName, patternType: named(PATTERNS, resourcePatternType) }, operations: [named(OPERATIONS, operation)] });
  const users = SERVICE_NAMES.map((service) => userOf(names.account(service), rights.filter(({ principal }) => principal === names.principal(service)).map(aclOf)));
  const job = userOf('batchwright-admin', rightsOfJob(names, 'batchwright-admin', { rights: false }).map(aclOf));
  const about = '# Accounts and rights of the services at the brokers, from the topic catalogue.\n# Made by tests/chart/examples.spec.ts, which fails when it is stale; BATCHWRIGHT_WRITE_EXAMPLES=1 writes it.\n';
  return about + [...users, job].map((one) => stringify(one, { lineWidth: 0 })).join('---\n');
}

describe('the examples', () => {
  it('give each service at Strimzi the rights of the catalogue', () => {
    const made = strimziUsers();
    if (process.env['BATCHWRIGHT_WRITE_EXAMPLES'] === '1') writeFileSync(USERS, made);
    expect(made).not.toContain('unknown');
    expect(readFileSync(USERS, 'utf8')).toBe(made);
  });

  it('name the secrets of the realm by reference', () => {
    const realm = readFileSync(join(EXAMPLES, 'keycloak-realm-import.yaml'), 'utf8');
    expect(at(parse(realm), 'spec', 'placeholders')).toEqual({
      MES_API_SECRET: { secret: { name: 'batchwright-provider', key: 'api-client-secret' } },
      MES_SIGN_SECRET: { secret: { name: 'batchwright-provider', key: 'signing-client-secret' } },
      MES_DIRECTORY_SECRET: { secret: { name: 'batchwright-provider', key: 'directory-client-secret' } },
    });
    expect([...realm.matchAll(/^\s+secret: (.+)$/gm)].map(([, value = '']) => value).filter((value) => !value.startsWith('${MES_'))).toEqual([]);
  });

  it('let all pods of the plant at the database at once, while one of each service is replaced', () => {
    const [database] = parseAllDocuments(readFileSync(join(EXAMPLES, 'cloudnative-pg.yaml'), 'utf8'));
    const { services, serviceDefaults } = readValues() as { services: Record<string, { replicas?: number }>; serviceDefaults: { replicas: number } };
    const pods = Object.values(services).reduce((sum, { replicas = serviceDefaults.replicas }) => sum + replicas + 1, 0);
    expect(Number(at(database?.toJS(), 'spec', 'postgresql', 'parameters', 'max_connections'))).toBeGreaterThan(pods * CONNECTIONS_EACH);
  });

  it('are whole documents that name a kind', () => {
    const files = readdirSync(EXAMPLES).filter((file) => file.endsWith('.yaml') && file !== 'values.yaml');
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const documents = parseAllDocuments(readFileSync(join(EXAMPLES, file), 'utf8'), { strict: true, uniqueKeys: true });
      expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
      for (const document of documents) expect(document.toJS()).toMatchObject({ apiVersion: expect.stringContaining('/') as string, kind: expect.any(String) as string, metadata: { name: expect.any(String) as string } });
    }
  });
});

describe('the script that makes secrets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'batchwright-secrets-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Stands for kubectl: keeps what is created as a file, knows what is there, what stands in it under a key, and puts keys into it. */
  const STAND_IN = `#!${process.execPath}
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const [, , verb, , name, , word] = process.argv.slice(2);
const file = (secret) => ${JSON.stringify(folder)} + '/' + secret + '.yaml';
const input = () => readFileSync(0, 'utf8');
if (verb === 'get' && !existsSync(file(name))) process.exit(1);
if (verb === 'get' && word) process.stdout.write(new RegExp('^  ' + /"(.*?)"/.exec(word)[1] + ': (.*)$', 'm').exec(readFileSync(file(name), 'utf8'))?.[1] ?? '');
if (verb === 'create') { const made = input(); writeFileSync(file(/^  name: (.*)$/m.exec(made)[1]), made); }
if (verb === 'patch') {
  const keys = Object.entries(JSON.parse(input()).data);
  const kept = readFileSync(file(name), 'utf8').split('\\n').filter((line) => line !== '' && !keys.some(([key]) => line.startsWith('  ' + key + ': ')));
  writeFileSync(file(name), [...kept, ...keys.map(([key, value]) => '  ' + key + ': ' + value), ''].join('\\n'));
}
`;
  const run = (): string => {
    writeFileSync(join(folder, 'kubectl'), STAND_IN, { mode: 0o700 });
    const { status, stdout, stderr } = spawnSync('bash', [join(EXAMPLES, 'secrets.sh')], { encoding: 'utf8', env: { ...process.env, KUBECTL: join(folder, 'kubectl'), NAMESPACE: 'plant', DATABASE_HOST: 'db' } });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return stdout;
  };
  const secret = (name: string): Record<string, string> =>
    Object.fromEntries(Object.entries(at(parse(readFileSync(join(folder, `${name}.yaml`), 'utf8')), 'data') as Record<string, string>).map(([key, value]) => [key, Buffer.from(value, 'base64').toString()]));

  it('gives each role one password, in its URL and for the migrations, and keeps it when it runs again', () => {
    expect(run()).not.toContain('is there');
    const made = secret('batchwright-database');
    const passwords = JSON.parse(made['role-passwords'] ?? '') as Record<string, string>;
    expect(Object.keys(passwords).sort()).toEqual(SERVICE_NAMES.map(appRoleOf).sort());
    for (const service of SERVICE_NAMES) {
      const url = new URL(made[`${service}-url`] ?? '');
      expect([url.username, url.password, url.hostname]).toEqual([appRoleOf(service), passwords[appRoleOf(service)], 'db']);
    }
    expect(new Set(Object.values(passwords)).size).toBe(SERVICE_NAMES.length);
    expect(new URL(made['admin-url'] ?? '').password).toBe(secret('batchwright-db-owner')['password']);
    expect(secret('batchwright-package-key')['package-key.pem']).toMatch(/^-----BEGIN PRIVATE KEY-----/);
    const before = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
    expect(run()).not.toContain('made');
    expect(readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))).toEqual(before);
  });

  it('gives a service that a newer version has its role and its URL, and leaves those of the others alone; goes on after a break', () => {
    const before = secret('batchwright-database');
    const others = (made: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(made).filter(([key]) => key !== 'tandem-url' && key !== 'role-passwords'));
    const passwordsOf = (made: Record<string, string>): Record<string, string> => JSON.parse(made['role-passwords'] ?? '') as Record<string, string>;
    const { tandem_app: gone, ...passwords } = passwordsOf(before);
    const older = { ...others(before), 'role-passwords': JSON.stringify(passwords) };
    writeFileSync(join(folder, 'batchwright-database.yaml'), stringify({ data: Object.fromEntries(Object.entries(older).map(([key, value]) => [key, Buffer.from(value).toString('base64')])) }, { lineWidth: 0 }));
    expect(run()).toContain('secret batchwright-database got tandem\n');
    const now = secret('batchwright-database');
    expect(others(now)).toEqual(others(before));
    expect(passwordsOf(now)).toEqual({ ...passwords, tandem_app: new URL(now['tandem-url'] ?? '').password });
    expect(passwordsOf(now)['tandem_app']).not.toBe(gone);
    rmSync(join(folder, 'batchwright-database.yaml'));
    run();
    expect(new URL(secret('batchwright-database')['admin-url'] ?? '').password).toBe(secret('batchwright-db-owner')['password']);
  });

  it('makes every secret that the values name, but those that operators make', () => {
    const values = readValues();
    const named: string[] = [];
    const collect = (tree: unknown): void => {
      if (typeof tree !== 'object' || tree === null) return;
      for (const [key, value] of Object.entries(tree)) key === 'existingSecret' ? named.push(String(value)) : collect(value);
    };
    collect(values);
    const byOperators = ['batchwright-provider-admin', 'batchwright-kafka', 'batchwright-kafka-admin', ''];
    const made = readdirSync(folder).map((file) => file.replace(/\.yaml$/, ''));
    expect([...new Set(named)].filter((name) => !byOperators.includes(name) && !made.includes(name))).toEqual([]);
  });
});
