/**
 * One whole plant for the acceptance tests of a run: built, as a process of its own, on throw-away data, with a plant clock. With BATCHWRIGHT_TEST_MODE=services
 * its services are processes of their own over a real broker, and with BATCHWRIGHT_TEST_PROVIDER=keycloak a real Keycloak vouches for people.
 */
const { execFileSync, spawn } = require('node:child_process');
const { existsSync, mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join, resolve } = require('node:path');
const { setTimeout: pause } = require('node:timers/promises');

const { leftOutLines, overServices } = require('./left-out-over-services.cjs');

const root = resolve(__dirname, '../../../..');
const PATIENCE_MS = { plant: 120_000, services: 900_000 }; // real servers may have to be fetched first

module.exports = async function startTestPlant() {
  if (overServices()) process.stdout.write(`${leftOutLines().join('\n')}\n`);
  if (process.env.BATCHWRIGHT_TEST_PLANT) return; // somebody brings a plant: the path of its ready.json
  execFileSync(process.execPath, [join(root, 'libs/tooling/bin/build.mjs')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const folder = mkdtempSync(join(tmpdir(), 'bw-accept-'));
  const command = overServices() ? 'services' : 'plant';
  const provider = process.env.BATCHWRIGHT_TEST_PROVIDER ?? 'embedded';
  const options = { command, provider, root, profile: 'test', demo: 'none', dataDir: folder, stateDir: join(folder, 'state') };
  const plant = spawn(process.execPath, [join(root, 'dist/deploy/local/main.js'), JSON.stringify(options)], { cwd: root, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let said = '';
  for (const stream of [plant.stdout, plant.stderr]) stream.on('data', (chunk) => (said = (said + chunk).slice(-8000)));
  globalThis.batchwrightTestPlant = { plant, folder, said: () => said };
  const ready = join(folder, 'state/ready.json');
  for (const since = Date.now(); !existsSync(ready); await pause(100)) {
    if (plant.exitCode !== null || Date.now() - since > PATIENCE_MS[command]) {
      plant.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
      throw new Error(`the plant for the acceptance tests did not start:\n${said}`);
    }
  }
  process.env.BATCHWRIGHT_TEST_PLANT = ready;
};
