import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPrograms, CACHE, goIsThere, makeOnce, moduleFolder, type GoProgram } from './go-program';
import { KUBERNETES } from './kubernetes-schemas';

const ETCD = '3.7.3';
const KWOK = '0.8.0';
const FOLDER = join(CACHE, `kubernetes-${KUBERNETES}`);

/** How simulated nodes and pods live: nodes get ready and stay it; pods start, get ready, and end when they belong to a job or are deleted. */
const STAGES = ['node/fast/node-initialize', 'node/heartbeat-with-lease/node-heartbeat-with-lease', ...['create', 'init-container-running', 'init-container-completed', 'ready', 'complete', 'delete'].map((stage) => `pod/general/pod-${stage}`)];

/** Whether the control plane was built on this machine before. */
export function kubeProgramsAreCached(): boolean {
  return existsSync(FOLDER);
}

/**
 * Folder with kube-apiserver, kube-controller-manager, kube-scheduler, kubectl, etcd, kwok and kwok's stages. Built from the Go module proxy where
 * it is not there yet: about a quarter of an hour on two cores, 1.1 GB of modules, 3.1 GB of Go's build cache, 450 MB of programs.
 */
export function kubePrograms(say: (text: string) => void): string {
  if (!kubeProgramsAreCached() && !goIsThere()) throw new Error('the control plane is built with Go, which this machine does not have: install Go 1.26 or newer');
  return makeOnce(FOLDER, (part) => {
    say('building Kubernetes: a quarter of an hour, once');
    buildPrograms(kubernetes(), part);
    buildPrograms([{ name: 'etcd', module: 'go.etcd.io/etcd/server/v3', version: `v${ETCD}`, package: 'go.etcd.io/etcd/server/v3', replaced: () => undefined }], part);
    buildPrograms([{ name: 'kwok', module: 'sigs.k8s.io/kwok', version: `v${KWOK}`, package: 'sigs.k8s.io/kwok/cmd/kwok' }], part);
    const stages = join(moduleFolder('sigs.k8s.io/kwok', `v${KWOK}`), 'kustomize/stage');
    writeFileSync(join(part, 'stages.yaml'), STAGES.map((stage) => `${readFileSync(join(stages, `${stage}.yaml`), 'utf8')}\n---\n`).join(''));
  });
}

/** The published module has no `staging/`: each of its replacements is the module that is published beside it, of the same minor version. */
function kubernetes(): GoProgram[] {
  const [, minor = '', patch = ''] = KUBERNETES.split('.');
  const version: Record<string, string> = { gitVersion: `v${KUBERNETES}`, gitMajor: '1', gitMinor: minor };
  const variables = Object.fromEntries(['k8s.io/component-base/version', 'k8s.io/client-go/pkg/version'].flatMap((path) => Object.entries(version).map(([name, value]) => [`${path}.${name}`, value])));
  const replaced = (line: string): string => line.replace(/^(\S+) => \.\/staging\/\S+$/, `$1 => $1 v0.${minor}.${patch}`);
  return ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kubectl'].map((name) => ({ name, module: 'k8s.io/kubernetes', version: `v${KUBERNETES}`, package: `k8s.io/kubernetes/cmd/${name}`, replaced, variables }));
}
