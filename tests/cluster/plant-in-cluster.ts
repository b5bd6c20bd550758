import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import type { TestCluster } from '@batchwright/testing';

export const NAMESPACE = 'batchwright';
export const RELEASE = 'batchwright';
const HELM_FOLDER = resolve(__dirname, '../../../helm');
const CHART = resolve(HELM_FOLDER, 'batchwright');
const VALUES = resolve(HELM_FOLDER, 'examples/values.yaml');
/** Script of the examples that makes all secrets. */
export const SECRETS = resolve(HELM_FOLDER, 'examples/secrets.sh');

/** How a command ended. */
export interface Answer {
  readonly code: number;
  readonly text: string;
  readonly seconds: number;
}

export interface KubeObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly uid: string; readonly generation?: number; readonly labels?: Record<string, string>; readonly annotations?: Record<string, string>; readonly creationTimestamp: string };
  readonly spec?: Record<string, unknown>;
  readonly data?: Record<string, unknown>;
  readonly status?: Record<string, unknown>;
}

/** The plant of the examples on a cluster, by Helm. */
export class PlantInCluster {
  constructor(readonly cluster: TestCluster, private readonly helmProgram: string) {}

  helm(...words: readonly string[]): Promise<Answer> {
    return this.run(this.helmProgram, words);
  }

  /** Runs kubectl while others watch. */
  kubectlBeside(...words: readonly string[]): Promise<Answer> {
    return this.run(this.cluster.program, words);
  }

  /** Installs or upgrades with the values of the examples, and waits until all is ready. */
  upgrade(...more: readonly string[]): Promise<Answer> {
    return this.helm('upgrade', '--install', RELEASE, CHART, '--values', VALUES, '--wait', '--timeout', '5m', ...more);
  }

  /** Runs kubectl in the namespace of the plant; throws when it fails. */
  kubectl(words: readonly string[], input?: string): string {
    const { code, text } = this.cluster.kubectl(['-n', NAMESPACE, ...words], input);
    if (code !== 0) throw new Error(`kubectl ${words.join(' ')}: ${text}`);
    return text;
  }

  objects(kinds: string): KubeObject[] {
    return (JSON.parse(this.kubectl(['get', kinds, '-o', 'json'])) as { items: KubeObject[] }).items;
  }

  /** Waits until the pods of the deployments are all there is: Helm waits for the new ones, not until the old ones have ended. */
  async settled(): Promise<void> {
    const asked = (): number => this.objects('deployments').reduce((sum, { spec }) => sum + Number(spec?.['replicas']), 0);
    const pods = (): KubeObject[] => this.objects('pods').filter(({ metadata }) => metadata.labels?.['app.kubernetes.io/instance'] === RELEASE && !metadata.labels?.['batch.kubernetes.io/job-name']);
    for (let tries = 0; tries < 120; tries += 1) {
      const there = pods();
      if (there.length === asked() && !there.some(({ metadata }) => 'deletionTimestamp' in metadata)) return;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    throw new Error('the pods of an upgrade did not settle within a minute');
  }

  /** Everything of the release that is no hook, and its pods when they have settled: what it is, which one it is, and how often it was changed. */
  async picture(): Promise<Map<string, string>> {
    await this.settled();
    const kinds = 'deployments,services,configmaps,serviceaccounts,poddisruptionbudgets,networkpolicies,ingresses,pods';
    const lasting = this.objects(kinds).filter(({ metadata }) => metadata.labels?.['app.kubernetes.io/instance'] === RELEASE && !metadata.annotations?.['helm.sh/hook'] && !metadata.labels?.['batch.kubernetes.io/job-name']);
    return new Map(lasting.map(({ kind, metadata, spec, data }) => [`${kind} ${metadata.name}`, JSON.stringify([metadata.uid, metadata.generation, metadata.labels, spec, data])]));
  }

  revision(): { revision: number; status: string } {
    const secrets = this.objects('secrets').filter(({ metadata }) => metadata.labels?.['owner'] === 'helm');
    const newest = secrets.map(({ metadata }) => ({ revision: Number(metadata.labels?.['version']), status: metadata.labels?.['status'] ?? '' })).sort((a, b) => b.revision - a.revision)[0];
    return newest ?? { revision: 0, status: 'not installed' };
  }

  private run(program: string, words: readonly string[]): Promise<Answer> {
    const began = performance.now();
    return new Promise((done) =>
      execFile(program, [...words, '--kubeconfig', this.cluster.kubeconfig, '--namespace', NAMESPACE], { maxBuffer: 64 << 20 }, (error, out, problem) =>
        done({ code: error ? (typeof error.code === 'number' ? error.code : 127) : 0, text: `${out}${problem}`, seconds: (performance.now() - began) / 1000 }),
      ),
    );
  }
}

/** Stops the check with what was wrong. */
export function must(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}

/** A pod of a service of the plant, and not of a job. */
export const isOfService = ({ metadata }: KubeObject): boolean => metadata.labels?.['app.kubernetes.io/instance'] === RELEASE && metadata.labels['batch.kubernetes.io/job-name'] === undefined;

export const isEnding = ({ metadata }: KubeObject): boolean => 'deletionTimestamp' in metadata;
