import { decodeJwt, createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { signIn, signInAtPages, SignInRefused } from '../demo/client/sign-in';
import { startProvider, type RunningProvider } from './running-provider.fixture';
import { folderStorage } from './storage';

// Keys are made, which takes its time on a machine under load.
jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'batchwright-provider-'));
let running: RunningProvider;
afterAll(async () => {
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
});

const plant = (): { url: string; issuer: string } => ({ url: running.consoleOrigin, issuer: running.provider.consoleIssuer });
const account = (user: string, password = `${user}-demo`): { user: string; password: string } => ({ user, password });

describe('N4 a provider that was started again', () => {
  it('knows its keys, sessions, locks and login events', async () => {
    running = await startProvider({ storage: folderStorage(folder) });
    const port = Number(new URL(running.consoleOrigin).port);
    const tokens = await signInAtPages(plant(), account('op.berger'));
    for (let tries = 0; tries < 5; tries += 1) await expect(signIn(plant(), account('op.okafor', 'guessed'))).rejects.toThrow(SignInRefused);
    const events = running.provider.accounts.events.length;
    await running.stop();
    await pause(100); // the client notices that its connections are gone

    running = await startProvider({ storage: folderStorage(folder), port });
    const keys = (await (await fetch(`${plant().issuer}/protocol/openid-connect/certs`)).json()) as JSONWebKeySet;
    await expect(jwtVerify(tokens.id_token ?? '', createLocalJWKSet(keys))).resolves.toBeDefined();
    expect(JSON.stringify(keys)).not.toContain('"d"');
    const refreshed = await fetch(`${plant().issuer}/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: 'console', grant_type: 'refresh_token', refresh_token: tokens.refresh_token ?? '' }),
    });
    expect(decodeJwt(((await refreshed.json()) as { access_token: string }).access_token)).toMatchObject({ preferred_username: 'op.berger' });
    await expect(signIn(plant(), account('op.okafor'))).rejects.toMatchObject({ page: { status: 423 } });
    expect(running.provider.accounts.events.length).toBeGreaterThanOrEqual(events);
  });

  it('keeps its files from everybody but their owner', () => {
    for (const name of ['keys', 'accounts', 'sessions-console', 'login-events']) expect(statSync(join(folder, `${name}.json`)).mode & 0o077).toBe(0);
  });
});

describe('N7 the directory', () => {
  it('answers nobody but mes-directory', async () => {
    const { access_token: token } = await signInAtPages(plant(), account('it.admin'));
    const users = `${running.consoleOrigin}/admin/realms/batchwright/users`;
    expect((await fetch(users)).status).toBe(401);
    expect((await fetch(users, { headers: { authorization: `Bearer ${token}` } })).status).toBe(403);
  });
});
