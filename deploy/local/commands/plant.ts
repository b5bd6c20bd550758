import { lookup } from 'node:dns/promises';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Telemetry } from '@batchwright/telemetry';
import { linesTo, type Progress } from '../plant/progress';
import { accountCredentials } from '../plant/account-credentials';
import { plantCertificate } from '../plant/certificate';
import { siteCodes, usernames } from '../plant/identity';
import { startLocalPlant, type LocalPlantOptions } from '../plant/local-plant';
import { DEMO_SCALES } from '../simulator/demo-scales';
import { dataDirectory } from '../postgres/data-directory';
import { moveAside, noteDataFolder, readDataFolder, removeUnfinished, roomForData, type DataFolder } from './data-folder';
import { loadDemo } from './load-demo';
import { askFirstPeople, confirmed } from './first-people';
import { writeReady } from './ready-file';
import type { StartOptions } from './start-options';
import { askedToStop } from './stopping';
import { welcome } from './welcome';

/** Where a plant is looked for unless told otherwise. */
const PORT = 8480;

/** Runs the plant of a checkout until somebody ends it. */
export async function runPlantCommand(options: StartOptions, telemetry: Telemetry): Promise<void> {
  const progress = linesTo((text) => process.stdout.write(text));
  const stopped = askedToStop();
  const state = options.stateDir ?? join(options.root, '.batchwright');
  const dataDir = options.dataDir ?? dataDirectory(options.root);
  const ready = join(state, 'ready.json');
  const run = join(state, 'run.json');
  mkdirSync(state, { recursive: true, mode: options.stateDir === undefined ? 0o700 : 0o711 }); // root's database account has to get through to data that is in it
  rmSync(ready, { force: true });
  writeFileSync(run, JSON.stringify({ pid: process.pid, starter: process.send ? process.ppid : undefined }));

  try {
    await runUntil(stopped, ready, run, dataDir, options, telemetry, progress);
  } finally {
    for (const file of [ready, run]) rmSync(file, { force: true });
  }
}

async function runUntil(stopped: Promise<string>, ready: string, run: string, dataDir: string, options: StartOptions, telemetry: Telemetry, progress: Progress): Promise<void> {
  await knowNames(options);
  roomForData(dataDir);
  const folder = await chooseData(dataDir, options, progress.say);
  const consoleFiles = join(options.root, 'dist/services/web-console/ui');
  const network = await networkOf(dataDir, folder, options, progress.say);
  const plant = await startLocalPlant({
    dataDir, postgres: 'plant', clock: folder.clock, port: options.port ?? (options.profile === 'test' ? 0 : PORT), profile: options.profile ?? 'plant', progress, telemetry,
    ...(existsSync(join(consoleFiles, 'index.html')) ? { consoleFiles } : {}),
    // a plant in real time has real scales
    ...(folder.clock === 'plant-clock' ? { simulatedScales: DEMO_SCALES, simulatedMachines: folder.demo !== 'none' } : {}),
    ...network,
  });
  let over = false;
  try {
    if (options.port !== undefined && plant.port !== options.port) progress.say(`port ${options.port} is taken; the plant has ${plant.port}`);
    else if (options.port === undefined && options.profile !== 'test' && plant.port !== PORT) progress.say(`port ${PORT} is taken; the plant has ${plant.port}`);
    writeFileSync(run, JSON.stringify({ pid: process.pid, starter: process.send ? process.ppid : undefined, url: plant.url }));
    if (folder.demo === 'loading') {
      await loadDemo(plant, progress);
      noteDataFolder(dataDir, { ...folder, demo: 'loaded' });
    }
    writeReady(ready, plant);
    progress.say(welcome(plant, folder));
    void plant.database.server.ended.then(() => {
      if (!over) process.stderr.write('start: PostgreSQL ended; the plant ends, and "npm start" continues with its data\n');
      if (!over) process.exit(1);
    });
    const why = await stopped;
    progress.say(`\nstopping (${why}) …`);
  } finally {
    over = true;
    rmSync(ready, { force: true });
    await plant.stop();
  }
}

/** Which data the plant runs on: what is there, or a new folder. */
async function chooseData(dataDir: string, options: StartOptions, say: (line: string) => void): Promise<DataFolder> {
  if (options.fresh && existsSync(dataDir)) {
    if (!options.yes && !(await confirmed(`Start with an empty plant? What is in ${dataDir} is moved aside, not removed.`))) {
      throw new Error('nothing was changed; "npm start" continues with the data, "npm start -- --fresh --yes" begins anew without asking');
    }
    say(`the old data is now in ${moveAside(dataDir)}`);
  }
  const known = readDataFolder(dataDir);
  if (known && known.demo !== 'loading') return known;
  if (known) {
    say('the demo plant had not been finished and is made again');
    removeUnfinished(dataDir);
  }
  if (options.fresh) {
    const folder = noteDataFolder(dataDir, { clock: 'real', demo: 'none' });
    if (!options.yes && process.stdin.isTTY) await askFirstPeople(dataDir, siteCodes(), say);
    return folder;
  }
  return noteDataFolder(dataDir, { clock: 'plant-clock', demo: options.demo === 'none' ? 'none' : 'loading' });
}

/** Before anything is written: both names of the network have to lead somewhere. */
async function knowNames({ listen, host, signingHost }: StartOptions): Promise<void> {
  for (const name of listen ? [host, signingHost] : []) {
    await lookup(name ?? '').catch(() => {
      throw new Error(`this machine does not know the name "${name}"; put it into the DNS or into /etc/hosts, or use an address`);
    });
  }
}

/** Who works here, and where they reach the plant. */
async function networkOf(dataDir: string, folder: DataFolder, options: StartOptions, say: (line: string) => void): Promise<Pick<LocalPlantOptions, 'listen' | 'people' | 'credentials'>> {
  const { listen } = options;
  const own = join(dataDir, 'people.json');
  if (existsSync(own)) return { people: [own], ...(await addressOf(dataDir, options, say)) };
  // The demo people's passwords and secrets stand in the documentation: they are for a demo plant that only this machine reaches.
  const credentials = listen || folder.clock === 'real' ? { credentials: accountCredentials(dataDir, usernames()) } : {};
  return { ...credentials, ...(await addressOf(dataDir, options, say)) };
}

/** For tablets in the network: TLS by an authority of the plant's own. */
async function addressOf(dataDir: string, { listen, host, signingHost }: StartOptions, say: (line: string) => void): Promise<Pick<LocalPlantOptions, 'listen'>> {
  if (!listen || host === undefined || signingHost === undefined) return {};
  const { key, cert, authorityFile, authorityFingerprint } = await plantCertificate(dataDir, [host, signingHost]);
  say(`Tablets have to trust the plant's own authority once: install ${authorityFile}\n  (settings of the device > security > certificates; SHA-256 ${authorityFingerprint})`);
  return { listen: { host, signingHost, key, cert } };
}
