import { X509Certificate, createPrivateKey } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SERVICE_NAMES } from '@batchwright/contracts';
import { prepare } from './prepare';

const HOSTS = { console: 'mes.example', signing: 'sign.example' };
const DAY_MS = 86_400_000;

describe('secrets of a plant', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'batchwright-prepare-')); });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const all = (): Record<string, string> => Object.fromEntries(readdirSync(folder).map((name) => [name, read(name)]));
  const certificate = (name: string): X509Certificate => new X509Certificate(read(name));

  it('are made once: a second run changes nothing', async () => {
    const { made } = await prepare(folder, HOSTS);
    const before = all();
    expect(made.length).toBeGreaterThan(SERVICE_NAMES.length * 2);
    expect(await prepare(folder, HOSTS)).toEqual({ made: [] });
    expect(all()).toEqual(before);
  });

  it('are different for every account and every plant', async () => {
    await prepare(folder, HOSTS);
    const passwords = [...Object.values(JSON.parse(read('kafka-accounts')) as object), ...Object.values(JSON.parse(read('role-passwords')) as object), read('postgres-password'), read('keycloak-admin-password')] as string[];
    expect(new Set(passwords).size).toBe(SERVICE_NAMES.length * 2 + 2);
    expect(passwords.every((one) => /^[\w-]{43}$/.test(one))).toBe(true);
    const before = read('kafka-cluster-id');
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { force: true });
    await prepare(folder, HOSTS);
    expect(read('kafka-cluster-id')).not.toBe(before);
  });

  it('fit together: each service gets the password that the jobs set', async () => {
    await prepare(folder, HOSTS);
    const roles = JSON.parse(read('role-passwords')) as Record<string, string>;
    const accounts = JSON.parse(read('kafka-accounts')) as Record<string, string>;
    for (const service of SERVICE_NAMES) {
      const { username, password, pathname } = new URL(read(`${service}-database-url`));
      expect({ password, pathname }).toEqual({ password: roles[username], pathname: '/batchwright' });
      expect(read(`${service}-kafka-password`)).toBe(accounts[service]);
    }
    expect(read('keycloak.conf')).toContain(`bootstrap-admin-password=${read('keycloak-admin-password')}\n`);
    expect(createPrivateKey(read('package-key.pem')).asymmetricKeyType).toBe('ed25519');
  });

  it('are files that a container can read and nobody changes; the key of the authority stays with its owner', async () => {
    await prepare(folder, HOSTS);
    const modes = Object.fromEntries(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mode & 0o777]));
    expect(modes).toMatchObject({ 'authority-key.pem': 0o600, 'proxy-key.pem': 0o444, 'role-passwords': 0o444 });
  });

  it('come with certificates by an authority that stays, for names that may change', async () => {
    await prepare(folder, HOSTS);
    const authority = certificate('authority.pem');
    expect(certificate('kafka.pem').verify(authority.publicKey)).toBe(true);
    expect(certificate('kafka.pem').checkHost('kafka')).toBe('kafka');
    expect(read('kafka-keystore.pem')).toMatch(/^-----BEGIN PRIVATE KEY-----[^]*-----BEGIN CERTIFICATE-----/);
    const { made } = await prepare(folder, { console: 'mes.plant', signing: 'sign.plant' });
    expect(made).toEqual(['proxy.pem', 'proxy-key.pem']);
    expect(certificate('proxy.pem').subjectAltName).toBe('DNS:mes.plant, DNS:sign.plant');
    expect(certificate('proxy.pem').verify(authority.publicKey)).toBe(true);
    expect(certificate('proxy.pem').checkPrivateKey(createPrivateKey(read('proxy-key.pem')))).toBe(true);
    expect(certificate('authority.pem').fingerprint256).toBe(authority.fingerprint256);
  });

  it('come with new certificates before the old ones run out', async () => {
    await prepare(folder, HOSTS);
    expect(await prepare(folder, HOSTS, Date.now() + 300 * DAY_MS)).toEqual({ made: [] });
    expect((await prepare(folder, HOSTS, Date.now() + 350 * DAY_MS)).made).toEqual(['kafka.pem', 'kafka-keystore.pem', 'proxy.pem', 'proxy-key.pem']);
  });

  it('are not made up again when some of them are lost', async () => {
    await prepare(folder, HOSTS);
    rmSync(join(folder, 'role-passwords'));
    await expect(prepare(folder, HOSTS)).rejects.toThrow(/has some of the secrets and not role-passwords: bring the missing back from the backup/);
  });

  it('of a service that came with a newer version are added, and fit; those of the others stay', async () => {
    await prepare(folder, HOSTS);
    const before = all();
    for (const name of ['role-passwords', 'kafka-accounts']) {
      const { process_data_app: _role, 'process-data': _account, ...others } = JSON.parse(read(name)) as Record<string, string>;
      rmSync(join(folder, name));
      writeFileSync(join(folder, name), JSON.stringify(others));
    }
    for (const name of ['process-data-database-url', 'process-data-kafka-password']) rmSync(join(folder, name));
    expect((await prepare(folder, HOSTS)).made).toEqual(['process-data-database-url', 'process-data-kafka-password', 'kafka-accounts', 'role-passwords']);
    const roles = JSON.parse(read('role-passwords')) as Record<string, string>;
    const accounts = JSON.parse(read('kafka-accounts')) as Record<string, string>;
    expect(new URL(read('process-data-database-url')).password).toBe(roles['process_data_app']);
    expect(read('process-data-kafka-password')).toBe(accounts['process-data']);
    expect({ ...roles, process_data_app: '' }).toEqual({ ...(JSON.parse(before['role-passwords'] ?? '') as object), process_data_app: '' });
    expect(read('review-database-url')).toBe(before['review-database-url']);
    expect(await prepare(folder, HOSTS)).toEqual({ made: [] });
  });

  it('are kept from everybody else on the host, however the folder was made', async () => {
    chmodSync(folder, 0o755);
    await prepare(folder, HOSTS);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('need a folder, and two names', async () => {
    await expect(prepare(join(folder, 'nowhere'), HOSTS)).rejects.toThrow(/cannot be written by this user/);
    await expect(prepare(folder, { console: 'mes.example', signing: 'mes.example' })).rejects.toThrow(/cookies of the two would meet/);
  });
});
