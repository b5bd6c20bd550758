import { spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port';
import type { Ended } from '../java';
import { kubePrograms } from './kube-programs';

const NODES = ['a', 'b', 'c'];
const READY_MS = 120_000;

/** A real API server with its controllers and scheduler; nodes and pods are simulated: no image is fetched, no probe is asked, no packet is filtered. */
export interface TestCluster {
  readonly kubeconfig: string;
  /** Path of kubectl, for what runs beside. */
  readonly program: string;
  /** Runs kubectl as the administrator. */
  kubectl(words: readonly string[], input?: string): Ended;
  /** Ends everything that was started, as a power cut does: the API server would wait for its database for ever. */
  stop(): void;
}

/** Starts a cluster of three simulated nodes in three zones, in a folder of its own. Builds Kubernetes where that was not done yet. */
export async function startCluster(say: (text: string) => void): Promise<TestCluster> {
  const bin = kubePrograms(say);
  const folder = mkdtempSync(join(tmpdir(), 'batchwright-cluster-'));
  const [api, etcd, peer, controllers, scheduler] = await Promise.all([freePort(), freePort(), freePort(), freePort(), freePort()]);
  const pids: number[] = [];
  const stop = (): void => {
    for (const pid of pids.splice(0)) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {} // it ended by itself
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', stop);
  const begin = (name: string, words: readonly string[]): void => {
    const log = openSync(join(folder, `${name}.log`), 'w');
    const { pid } = spawn(join(bin, name), words, { cwd: folder, stdio: ['ignore', log, log] }).once('error', () => undefined);
    closeSync(log);
    if (pid !== undefined) pids.push(pid);
  };
  const kubeconfig = join(folder, 'kubeconfig');
  const kubectl = (words: readonly string[], input?: string): Ended => {
    const { status, stdout, stderr } = spawnSync(join(bin, 'kubectl'), ['--kubeconfig', kubeconfig, ...words], { encoding: 'utf8', maxBuffer: 64 << 20, ...(input === undefined ? {} : { input }) });
    return { code: status ?? 1, text: `${stdout}${stderr}` };
  };
  const until = async (what: string, done: () => boolean): Promise<void> => {
    for (const end = performance.now() + READY_MS; !done(); await new Promise((resolve) => setTimeout(resolve, 500))) {
      if (performance.now() > end) throw new Error(`the cluster did not start: ${what}; ${readFileSync(join(folder, 'kube-apiserver.log'), 'utf8').slice(-2000)}`);
    }
  };
  try {
    const keys = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
    const token = randomBytes(16).toString('hex');
    const files = { 'sa.key': keys.privateKey, 'sa.pub': keys.publicKey, 'tokens.csv': `${token},admin,admin,"system:masters"\n`, kubeconfig: kubeconfigOf(api, token) };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o600 });
    const url = (port: number): string => `http://127.0.0.1:${port}`;
    begin('etcd', ['--data-dir', 'data', '--unsafe-no-fsync', '--log-level', 'error', '--listen-client-urls', url(etcd), '--advertise-client-urls', url(etcd), '--listen-peer-urls', url(peer), '--initial-advertise-peer-urls', url(peer), '--initial-cluster', `default=${url(peer)}`]);
    begin('kube-apiserver', ['--etcd-servers', url(etcd), '--bind-address', '127.0.0.1', '--secure-port', String(api), '--cert-dir', 'apiserver', '--service-account-key-file', 'sa.pub', '--service-account-signing-key-file', 'sa.key',
      '--service-account-issuer', 'https://kubernetes.default.svc', '--token-auth-file', 'tokens.csv', '--authorization-mode', 'Node,RBAC', '--service-cluster-ip-range', '10.96.0.0/16']);
    await until('its API does not answer', () => kubectl(['get', '--raw', '/readyz']).code === 0);
    begin('kube-controller-manager', ['--kubeconfig', kubeconfig, '--service-account-private-key-file', 'sa.key', '--use-service-account-credentials', '--leader-elect=false', '--bind-address', '127.0.0.1', '--secure-port', String(controllers), '--cert-dir', 'controllers']);
    begin('kube-scheduler', ['--kubeconfig', kubeconfig, '--leader-elect=false', '--bind-address', '127.0.0.1', '--secure-port', String(scheduler), '--cert-dir', 'scheduler']);
    begin('kwok', ['--kubeconfig', kubeconfig, '--config', join(bin, 'stages.yaml'), '--manage-all-nodes=true', '--node-lease-duration-seconds=40']);
    for (const name of NODES) kubectl(['create', '-f', '-'], JSON.stringify(nodeOf(name)));
    await until('its nodes are not ready', () => kubectl(['wait', '--for=condition=Ready', 'node', '--all', '--timeout=5s']).code === 0);
    return { kubeconfig, program: join(bin, 'kubectl'), kubectl, stop };
  } catch (error) {
    stop();
    throw error;
  }
}

function kubeconfigOf(port: number, token: string): string {
  const cluster = { server: `https://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true };
  return JSON.stringify({ apiVersion: 'v1', kind: 'Config', clusters: [{ name: 'c', cluster }], users: [{ name: 'a', user: { token } }], contexts: [{ name: 'x', context: { cluster: 'c', user: 'a' } }], 'current-context': 'x' });
}

function nodeOf(name: string): Record<string, unknown> {
  const room = { cpu: '8', memory: '32Gi', pods: '110' };
  const labels = { 'kubernetes.io/hostname': `node-${name}`, 'kubernetes.io/os': 'linux', 'topology.kubernetes.io/zone': `zone-${name}` };
  return { apiVersion: 'v1', kind: 'Node', metadata: { name: `node-${name}`, labels }, status: { allocatable: room, capacity: room } };
}
