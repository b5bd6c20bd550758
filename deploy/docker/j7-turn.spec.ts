import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { allServices } from '../../services/all-in-one/src/boot/services';
import { serveConfiguration } from '../services/configuration';
import { faultsOfCompose, withDefaults, type ComposeFile, type ComposeService } from './hardening.fixture';
import { prepare } from './prepare/prepare';

const house = resolve(__dirname, '../..');
const read = (path: string): ComposeFile => parse(readFileSync(join(house, path), 'utf8'), { merge: true, maxAliasCount: -1 }) as ComposeFile;

/** Two files as Compose lays one over the other, as far as this one goes. */
function laidOver(below: ComposeFile, over: ComposeFile): ComposeFile {
  const service = (name: string): ComposeService => {
    const [one = {}, more = {}] = [below.services[name], over.services[name]];
    return { ...one, ...more, environment: { ...one.environment, ...more.environment }, secrets: [...(one.secrets ?? []), ...(more.secrets ?? [])] };
  };
  return { services: Object.fromEntries([...new Set([...Object.keys(below.services), ...Object.keys(over.services)])].map((name) => [name, service(name)])), secrets: { ...below.secrets, ...over.secrets } };
}

const whole = laidOver(read('docker-compose.yml'), read('deploy/docker/turn.yml'));

describe('J7 a TURN server beside the plant in Compose', () => {
  it('is hardened like the others, and stands outside', () => {
    expect(faultsOfCompose(whole, allServices().map(({ name }) => name))).toEqual([]);
    expect(whole.services['turn']?.networks).toEqual(['outside']);
  });

  it('is told to tandem, with the secret that both share, and to nobody else', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'batchwright-turn-'));
    try {
      await prepare(folder, { console: 'mes.localhost', signing: 'sign.localhost' });
      writeFileSync(join(folder, 'turn-secret'), 'a secret of the plant\n');
      const environment = Object.fromEntries(Object.entries(whole.services['tandem']?.environment ?? {}).map(([name, value]) => [name, withDefaults(String(value)).replace('/run/secrets/', `${folder}/`).replace('/etc/batchwright/', `${__dirname}/`)]));
      const { settings } = serveConfiguration('tandem', environment);
      expect(settings).toMatchObject({ turnSecret: 'a secret of the plant', iceServers: [{ urls: ['turn:127.0.0.1:3478?transport=udp', 'turn:127.0.0.1:3478?transport=tcp'] }] });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    expect(Object.entries(whole.services).filter(([, { secrets = [] }]) => secrets.includes('turn-secret')).map(([name]) => name)).toEqual(['tandem']);
    expect(whole.services['turn']?.command).toEqual(expect.arrayContaining(['--use-auth-secret', '-c', '/run/secrets/turnserver.conf']));
  });
});
