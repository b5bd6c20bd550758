import { spawnSync } from 'node:child_process';
import { SERVICE_NAMES } from '@batchwright/contracts';
import { NAMESPACE, RELEASE, SECRETS, isEnding, isOfService, must, type KubeObject, type PlantInCluster } from './plant-in-cluster';
import { whileWatching, type ReadyEndpoints } from './ready-endpoints';
import { spoolOutlivesPods } from './spool-on-volumes';

/** A check answers what it saw, and throws what was wrong. They build on each other, in this order. */
export const CHECKS: readonly { readonly name: string; readonly run: (plant: PlantInCluster) => Promise<string> }[] = [
  { name: 'the namespace lets no pod in that is not restricted', run: restricted },
  { name: 'the script of the examples makes every secret that the chart names', run: secrets },
  { name: 'an installation waits, and its jobs run first and in order', run: install },
  { name: 'a second installation changes nothing', run: again },
  { name: 'a job that fails stops the upgrade before a pod is touched', run: failedJob },
  { name: 'wrong and removed keys are refused with a sentence, and change nothing', run: wrongKeys },
  { name: 'a rolling upgrade leaves no service without a ready pod', run: rollingUpgrade },
  { name: 'a drain keeps to the budgets', run: drain },
  { name: 'an upgrade that fails is rolled back, and nobody was without service', run: failedUpgrade },
  { name: 'what a replica of process-data holds back outlives its pods', run: spoolOutlivesPods },
  { name: 'an uninstallation leaves nothing that runs', run: uninstall },
];

async function restricted({ cluster }: PlantInCluster): Promise<string> {
  const labels = Object.fromEntries(['enforce', 'warn', 'audit'].map((mode) => [`pod-security.kubernetes.io/${mode}`, 'restricted']));
  const made = cluster.kubectl(['create', '-f', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE, labels } }));
  must(made.code === 0, made.text);
  const account = cluster.kubectl(['-n', NAMESPACE, 'wait', '--for=create', 'serviceaccount/default', '--timeout=60s']); // without it every pod is refused, for another reason
  must(account.code === 0, account.text);
  const planted = cluster.kubectl(['-n', NAMESPACE, 'run', 'planted', '--image', 'planted']);
  must(planted.code !== 0 && planted.text.includes('violates PodSecurity'), `a pod without limits was let in: ${planted.text}`);
  const elsewhere = cluster.kubectl(['-n', 'default', 'wait', '--for=create', 'serviceaccount/default', '--timeout=60s']);
  must(elsewhere.code === 0, elsewhere.text);
  const open = cluster.kubectl(['-n', 'default', 'run', 'planted', '--image', 'planted']);
  must(open.code === 0, `the same pod was refused where nothing is enforced, so something else refuses it: ${open.text}`);
  cluster.kubectl(['-n', 'default', 'delete', 'pod', 'planted', '--wait=false']);
  return `a planted pod was refused, and let in where nothing is enforced: ${/violates PodSecurity "[^"]+"/.exec(planted.text)?.[0] ?? ''}`;
}

/** Also when a plant has the secret of an older version, without one of the services: all others keep what they have. */
async function secrets(plant: PlantInCluster): Promise<string> {
  const run = (): void => {
    const { status, stdout, stderr } = spawnSync('bash', [SECRETS], { encoding: 'utf8', env: { ...process.env, KUBECTL: plant.cluster.program, KUBECONFIG: plant.cluster.kubeconfig, NAMESPACE, OPERATORS: 'none' } });
    must(status === 0, `${stdout}${stderr}`);
  };
  const urls = (): Record<string, unknown> => Object.fromEntries(Object.entries(plant.objects('secrets').find(({ metadata }) => metadata.name === 'batchwright-database')?.data ?? {}).filter(([key]) => key.endsWith('-url')));
  run();
  const { 'tandem-url': ofTandem, ...before } = urls();
  const older = plant.cluster.kubectl(['-n', NAMESPACE, 'patch', 'secret', 'batchwright-database', '--type', 'json', '--patch', '[{"op":"remove","path":"/data/tandem-url"}]']);
  must(older.code === 0, older.text);
  run();
  const { 'tandem-url': made, ...after } = urls();
  must(made !== undefined && made !== ofTandem && JSON.stringify(after) === JSON.stringify(before), 'a service more did not get its secret, or others lost theirs');
  return `${plant.objects('secrets').length} secrets; one that an older version had not is added to them`;
}

async function install(plant: PlantInCluster): Promise<string> {
  const { code, text, seconds } = await plant.upgrade();
  must(code === 0, text);
  const deployments = plant.objects('deployments');
  must(deployments.length === SERVICE_NAMES.length && deployments.every(({ spec, status }) => spec?.['replicas'] === status?.['readyReplicas']), 'not all deployments are ready');
  const jobs = jobsOf(plant);
  const first = deployments.map(({ metadata }) => metadata.creationTimestamp).sort()[0] ?? '';
  must(isInOrder(jobs, first), `a job did not wait for the one before it: ${JSON.stringify(jobs)}`);
  must(!isInOrder([...jobs].reverse(), first) && !isInOrder(jobs, jobs[0]?.began ?? ''), 'the comparison does not see jobs in another order, or pods before jobs');
  const missing = missingSecrets(plant);
  must(missing.length === 0, `pods name secrets that nobody made: ${missing.join(', ')}`);
  must(missingSecrets(plant, 'batchwright-package-key').length === 1, 'a secret that nobody made would not be missed');
  const left = plant.objects('serviceaccounts,configmaps,networkpolicies').filter(({ metadata }) => metadata.annotations?.['helm.sh/hook']);
  must(left.length === 0, `the jobs left behind ${left.map(({ kind, metadata }) => `${kind} ${metadata.name}`).join(', ')}`);
  return `${seconds.toFixed(0)} s; jobs ${jobs.map(({ name }) => name).join(', ')}, then ${deployments.length} deployments with ${plant.objects('pods').filter(isOfService).length} pods; every secret that they name is there`;
}

async function again(plant: PlantInCluster): Promise<string> {
  const before = await plant.picture();
  const jobsBefore = jobsOf(plant);
  const { code, text, seconds } = await plant.upgrade();
  must(code === 0, text);
  const after = await plant.picture();
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
  must(changed.length === 0, `changed: ${changed.join(', ')}`);
  const jobs = jobsOf(plant);
  must(jobs.every(({ uid, done }, index) => done.startsWith('20') && uid !== jobsBefore[index]?.uid), `the jobs did not run again: ${JSON.stringify(jobs)}`);
  const other = await plant.upgrade('--set', 'logLevel=debug');
  must(other.code === 0, other.text);
  const moved = [...(await plant.picture())].filter(([key, value]) => after.get(key) !== value).length;
  must(moved > 0, 'the comparison does not see a change of the log level');
  return `${seconds.toFixed(0)} s; the jobs ran again; ${after.size} objects, pods included, are the same ones, unchanged; with another log level ${moved} are not`;
}

/** Pods are told another log level, so that what was touched would be seen: the upgrade before has shown that it is. */
async function failedJob(plant: PlantInCluster): Promise<string> {
  const before = await plant.picture();
  const { code, text, seconds } = await plant.upgrade('--set', 'logLevel=trace', '--set', 'jobs.resources.requests.cpu=1000', '--set', 'jobs.deadlineSeconds=30');
  must(code !== 0 && text.includes('pre-upgrade hooks failed'), `a job that no node can take did not stop the upgrade: ${text}`);
  const after = await plant.picture();
  const touched = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
  must(touched.length === 0, `touched although a job had failed: ${touched.join(', ')}`);
  const [first, ...others] = jobsOf(plant);
  must(first?.done === '' && others.every(({ began }) => began === '' || began < (first?.began ?? '')), `another job began although the first had failed: ${JSON.stringify([first, ...others])}`);
  must(plant.revision().status === 'failed', `the release is ${plant.revision().status}`);
  const mended = await plant.upgrade('--set', 'logLevel=debug');
  must(mended.code === 0, mended.text);
  return `${lineWith(text, 'hooks failed')} ${lineWith(text, '* ')}, after ${seconds.toFixed(0)} s; none of ${before.size} objects was touched, and the next upgrade went through`;
}

async function wrongKeys(plant: PlantInCluster): Promise<string> {
  const before = plant.revision();
  const removed = await plant.upgrade('--set', 'postgresql.enabled=true');
  must(removed.code !== 0 && removed.text.includes('`postgresql` is no value of this chart. No database is bundled.'), `a removed key: ${removed.text}`);
  const wrong = await plant.upgrade('--set', 'services.recipes.replica=3');
  must(wrong.code !== 0 && wrong.text.includes("'replica' not allowed") && wrong.text.includes('/services/recipes'), `a wrong key: ${wrong.text}`);
  must(plant.revision().revision === before.revision, 'a refused upgrade left a revision');
  return `${lineWith(removed.text, 'postgresql')} | ${lineWith(wrong.text, 'replica')}`;
}

async function rollingUpgrade(plant: PlantInCluster): Promise<string> {
  const gap = await gapOf(plant, 'Recreate');
  must(gap === 0, `the watch saw no gap where there must be one: at least ${gap} ready`);
  const before = new Set(plant.objects('pods').filter(isOfService).map(({ metadata }) => metadata.uid));
  let seconds = 0;
  const seen = await whileWatching(plant.cluster, NAMESPACE, async () => {
    const answer = await plant.upgrade('--set', 'image.tag=next');
    must(answer.code === 0, answer.text);
    ({ seconds } = answer);
  });
  const kept = plant.objects('pods').filter((pod) => isOfService(pod) && before.has(pod.metadata.uid) && !isEnding(pod));
  must(kept.length === 0, `${kept.length} pods were not replaced`);
  mustServe(seen);
  return `${seconds.toFixed(0)} s; ${before.size} pods replaced, ${seen.changes} changes of endpoints seen, ready at least ${leastOf(seen)}; a planted deployment that ends its pods first fell to ${gap}`;
}

async function drain(plant: PlantInCluster): Promise<string> {
  const nodes = ['node-a', 'node-b'];
  const on = (): number => plant.objects('pods').filter((pod) => isOfService(pod) && nodes.includes(String(pod.spec?.['nodeName'])) && !isEnding(pod)).length;
  const words = ['--ignore-daemonsets', '--delete-emptydir-data', '--force'];
  const drainBoth = async (): Promise<ReadyEndpoints> => {
    const seen = await whileWatching(plant.cluster, NAMESPACE, async () => {
      const answers = await Promise.all(nodes.map((node) => plant.kubectlBeside('drain', node, ...words, '--timeout=180s')));
      must(answers.every(({ code }) => code === 0), answers.map(({ text }) => text).join('\n'));
      plant.kubectl(['wait', '--for=condition=Available', 'deployment', '--all', '--timeout=120s']);
    });
    must(on() === 0, `${on()} pods are still on ${nodes.join(', ')}`);
    plant.kubectl(['uncordon', ...nodes]);
    return seen;
  };
  await crowd(plant);
  const there = on();
  const pods = plant.objects('pods').filter((pod) => isOfService(pod) && !isEnding(pod)).length;
  must(there === pods, `${there} of ${pods} pods are on ${nodes.join(', ')}`);
  const seen = await drainBoth();
  mustServe(seen);

  await crowd(plant);
  plant.kubectl(['delete', 'poddisruptionbudgets', '--all']);
  const without = leastOf(await drainBoth());
  must(without === 0, `without budgets the same drain left at least ${without} ready: it proves nothing of budgets`);

  const strict = await plant.upgrade('--set', 'image.tag=next', '--set', 'serviceDefaults.disruption.maxUnavailable=0'); // makes the budgets anew
  must(strict.code === 0, strict.text);
  const held = await plant.kubectlBeside('drain', 'node-c', ...words, '--timeout=15s');
  plant.kubectl(['uncordon', 'node-c']);
  must(held.code !== 0 && held.text.includes("would violate the pod's disruption budget"), `a budget of none did not hold the drain: ${held.text}`);
  return `${there} pods left two of three nodes at once, ready at least ${leastOf(seen)}; without budgets a service fell to ${without}; a budget of none held the drain`;
}

/** All pods of the plant on two nodes: whoever empties both at once ends every service, unless something keeps him from it. */
async function crowd(plant: PlantInCluster): Promise<void> {
  const ours = ['deployment', '--selector', `app.kubernetes.io/instance=${RELEASE}`];
  plant.kubectl(['cordon', 'node-c']);
  plant.kubectl(['rollout', 'restart', ...ours]);
  const { code, text } = await plant.kubectlBeside('rollout', 'status', ...ours, '--timeout=180s');
  must(code === 0, text);
  plant.kubectl(['uncordon', 'node-c']);
}

async function failedUpgrade(plant: PlantInCluster): Promise<string> {
  const settled = await plant.upgrade('--set', 'image.tag=next');
  must(settled.code === 0, settled.text);
  const before = deploymentsOf(plant);
  const tooLarge = ['--set', 'image.tag=next', '--set', 'services.review.resources.requests.cpu=1000', '--timeout', '40s'];
  const left = await plant.upgrade(...tooLarge);
  must(left.code !== 0 && plant.revision().status === 'failed' && deploymentsOf(plant) !== before, `without being told to go back, an upgrade that fails left all as it was (${plant.revision().status}): the comparison sees nothing`);
  must((await plant.upgrade('--set', 'image.tag=next')).code === 0 && deploymentsOf(plant) === before, 'the upgrade that failed could not be mended by hand');
  let said = '';
  const seen = await whileWatching(plant.cluster, NAMESPACE, async () => {
    const { code, text } = await plant.upgrade(...tooLarge, '--atomic');
    must(code !== 0, 'an upgrade with a pod that no node can take went through');
    said = text;
  });
  mustServe(seen);
  must(plant.revision().status === 'deployed', `the release is ${plant.revision().status}`);
  must(deploymentsOf(plant) === before, 'the deployments are not what they were');
  return `${lineWith(said, 'rolled back')}; revision ${plant.revision().revision} is deployed, ready at least ${leastOf(seen)}`;
}

async function uninstall(plant: PlantInCluster): Promise<string> {
  const there = (): KubeObject[] => plant.objects('all,configmaps,serviceaccounts,networkpolicies,ingresses,poddisruptionbudgets').filter(({ metadata }) => metadata.labels?.['app.kubernetes.io/instance'] === RELEASE);
  const isLeft = ({ kind, status }: KubeObject): boolean => kind !== 'Job' && !(kind === 'Pod' && status?.['phase'] === 'Succeeded');
  const all = there().filter(isLeft).length;
  must(all > 50, `only ${all} objects of the plant are found: what is left would not be found either`);
  const { code, text } = await plant.helm('uninstall', RELEASE, '--wait', '--timeout', '2m');
  must(code === 0, text);
  for (let tries = 0; tries < 60 && there().some(isLeft); tries += 1) await new Promise((resolve) => setTimeout(resolve, 1000)); // pods end after what owned them
  const left = there();
  const running = left.filter(isLeft);
  must(running.length === 0, `still there: ${running.map(({ kind, metadata }) => `${kind} ${metadata.name}`).join(', ')}`);
  return `of ${all} objects none is left but the logs of jobs (${left.map(({ kind }) => kind).sort().join(', ')}), for a day`;
}

/** Fewest ready endpoints of a planted deployment while it is restarted. */
async function gapOf(plant: PlantInCluster, strategy: string): Promise<number> {
  const labels = { app: 'planted' };
  const securityContext = { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } };
  const container = { name: 'planted', image: 'planted', securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } };
  const list = [
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'planted' }, spec: { replicas: 2, strategy: { type: strategy }, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { securityContext, containers: [container] } } } },
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'planted' }, spec: { selector: labels, ports: [{ port: 80 }] } },
  ];
  plant.kubectl(['create', '-f', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'List', items: list }));
  plant.kubectl(['rollout', 'status', 'deployment/planted', '--timeout=60s']);
  const { least } = await whileWatching(plant.cluster, NAMESPACE, async () => {
    plant.kubectl(['rollout', 'restart', 'deployment/planted']);
    await plant.kubectlBeside('rollout', 'status', 'deployment/planted', '--timeout=60s');
  });
  plant.kubectl(['delete', 'deployment,service', 'planted', '--wait=false']);
  return least['planted'] ?? Number.NaN;
}

/** Secrets and keys that the pods name and that are not there, or would not be if one had not been made. */
function missingSecrets(plant: PlantInCluster, notMade?: string): string[] {
  const keys = new Map(plant.objects('secrets').filter(({ metadata }) => metadata.name !== notMade).map(({ metadata, data }) => [metadata.name, Object.keys(data ?? {})]));
  const named = JSON.stringify(plant.objects('deployments,jobs').map(({ spec }) => spec)).matchAll(/"secret":\{"items":\[\{"key":"([^"]+)","path":"[^"]+"\}\],"name":"([^"]+)"/g);
  const wanted = [...named].map(([, key = '', name = '']) => ({ key, name }));
  must(wanted.length > 20, `only ${wanted.length} secrets are named; the check does not find them`);
  return [...new Set(wanted.filter(({ key, name }) => !keys.get(name)?.includes(key)).map(({ key, name }) => `${name}/${key}`))];
}

interface JobRun {
  readonly name: string;
  readonly uid: string;
  readonly began: string;
  /** Empty: it has not come to its end. */
  readonly done: string;
}

/** The jobs in the order in which they have to run; times are whole seconds. */
function jobsOf(plant: PlantInCluster): JobRun[] {
  const made = plant.objects('jobs');
  return ['migrate', 'topics', 'realm'].map((name) => {
    const job = made.find(({ metadata }) => metadata.name === `${RELEASE}-${name}`);
    return { name, uid: job?.metadata.uid ?? '', began: String(job?.status?.['startTime'] ?? ''), done: String(job?.status?.['completionTime'] ?? '') };
  });
}

/** Each job came to its end before the next one began, and the last before `after`. */
const isInOrder = (jobs: readonly JobRun[], after: string): boolean => jobs.every(({ done }, index) => done !== '' && done <= (jobs[index + 1]?.began ?? after));

const deploymentsOf = (plant: PlantInCluster): string => JSON.stringify(plant.objects('deployments').map(({ metadata, spec }) => [metadata.name, spec]));
const lineWith = (text: string, word: string): string => text.split('\n').find((line) => line.includes(word))?.trim() ?? '';
const leastOf = ({ least }: ReadyEndpoints): number => Math.min(...Object.entries(least).filter(([name]) => name.startsWith(`${RELEASE}-`)).map(([, ready]) => ready));

/** Every service of the plant was watched, and none was ever without a ready endpoint. */
function mustServe(seen: ReadyEndpoints): void {
  const services = Object.entries(seen.least).filter(([name]) => name.startsWith(`${RELEASE}-`));
  must(services.length === SERVICE_NAMES.length, `${services.length} of ${SERVICE_NAMES.length} services were watched`);
  const without = services.filter(([, ready]) => ready < 1).map(([name]) => name);
  must(without.length === 0, `without a ready pod: ${without.join(', ')}`);
}
