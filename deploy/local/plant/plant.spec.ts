import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRealm } from '../identity/realm';
import { accountCredentials } from './account-credentials';
import { plantCertificate } from './certificate';
import { metricsRoute } from './door-routes';
import { openFrontDoor } from './front-door';
import { plantSecrets } from './secrets';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'bw-plant-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const modeOf = (file: string): number => statSync(join(folder, file)).mode & 0o777;

describe('N7 the plant\'s door', () => {
  it('takes the next port when the wished one is in use, and holds it while the plant starts', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const door = await openFrontDoor({ port: portOf(other), addresses: ['127.0.0.1', '::1'] });
    try {
      expect(door.port).toBeGreaterThan(portOf(other));
      expect((await fetch(`http://127.0.0.1:${door.port}/`)).status).toBe(503);
      door.leadTo(createServer((_request, response) => response.end('inside')));
      expect(await (await fetch(`http://127.0.0.1:${door.port}/`)).text()).toBe('inside');
    } finally {
      await door.close();
      other.close();
    }
  });
});

describe('the numbers of a plant in one process', () => {
  it('are for this machine: neither for the network nor for whom a proxy asks', () => {
    const asked = (url: string, remoteAddress: string, headers: Record<string, string> = {}): string => {
      let answer = 'left to others';
      const route = metricsRoute({ metricsPage: () => (answer = 'numbers') as never });
      const taken = route({ url, headers, socket: { remoteAddress } } as never, { writeHead: (status: number) => ((answer = String(status)), { end: () => undefined }) } as never);
      expect(taken).toBe(answer !== 'left to others');
      return answer;
    };
    expect(['127.0.0.1', '::1', '::ffff:127.0.0.1'].map((address) => asked('/metrics', address))).toEqual(['numbers', 'numbers', 'numbers']);
    expect(asked('/metrics?x', '127.0.0.1')).toBe('numbers');
    expect([asked('/metrics', '192.168.1.20'), asked('/metrics', '127.0.0.1', { 'x-forwarded-for': '192.168.1.20' }), asked('/metrics', '127.0.0.1', { forwarded: 'for=192.168.1.20' })]).toEqual(['404', '404', '404']);
    expect(asked('/', '127.0.0.1')).toBe('left to others');
  });
});

describe('I1 secrets of a plant', () => {
  it('are made once, kept, and readable by their owner only', () => {
    const first = plantSecrets(folder);
    expect(plantSecrets(folder)).toEqual(first);
    expect(new Set([first.mesSign, first.mesApi, first.mesDirectory]).size).toBe(3);
    expect(modeOf('secrets.json')).toBe(0o600);
  });

  it('accounts that the network reaches get passwords and second factors that nobody knows', () => {
    const first = accountCredentials(folder, ['op.berger', 'qa.weiss']);
    expect(first['op.berger']?.password).not.toContain('demo');
    const known = readRealm(join(__dirname, '../../keycloak')).users.find(({ username }) => username === 'qa.weiss');
    const reached = readRealm(join(__dirname, '../../keycloak'), { credentials: first });
    const weiss = reached.users.find(({ username }) => username === 'qa.weiss');
    expect(weiss?.otpSecret).toBe(first['qa.weiss']?.otpSecret);
    expect(weiss?.otpSecret).not.toBe(known?.otpSecret);
    expect(reached.users.find(({ username }) => username === 'op.berger')?.otpSecret).toBeUndefined();
    expect(accountCredentials(folder, ['op.berger', 'new.one'])).toMatchObject({ 'op.berger': first['op.berger'], 'new.one': { password: expect.any(String) as string } });
    expect(modeOf('account-passwords.json')).toBe(0o600);
  });

  it('keeps the passwords of a plant that had no secrets of its own', () => {
    writeFileSync(join(folder, 'account-passwords.json'), JSON.stringify({ 'qa.weiss': 'kept-from-before' }));
    expect(accountCredentials(folder, ['qa.weiss'])['qa.weiss']).toEqual({ password: 'kept-from-before', otpSecret: expect.stringMatching(/^[A-Z2-7]{32}$/) as string });
  });
});

describe('N7 TLS for tablets', () => {
  it('serves both names by an authority of its own, which stays the same', async () => {
    const made = await plantCertificate(folder, ['localhost', '127.0.0.1']);
    const server = createTlsServer({ key: made.key, cert: made.cert }, (_request, response) => response.end('safe'));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    try {
      for (const host of ['localhost', '127.0.0.1']) expect(await (await fetch(`https://${host}:${portOf(server)}/`)).text()).toBe('safe');
    } finally {
      server.closeAllConnections();
      server.close();
    }
    const again = await plantCertificate(folder, ['other.plant']);
    expect(again.authorityFingerprint).toBe(made.authorityFingerprint);
    expect(again.cert).not.toBe(made.cert);
    expect(modeOf('authority-key.pem')).toBe(0o600);
    expect(existsSync(made.authorityFile)).toBe(true);
    expect(readFileSync(made.authorityFile, 'utf8')).toContain('BEGIN CERTIFICATE');
  });
});
