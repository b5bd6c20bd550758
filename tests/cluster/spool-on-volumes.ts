import { RELEASE, isEnding, isOfService, must, type KubeObject, type PlantInCluster } from './plant-in-cluster';

const NAME = `${RELEASE}-process-data`;
const CLASS = 'spool';

/**
 * Readings that wait lie on a volume of each replica: a pod that goes comes back with the same number and the same claim, also when the spool is switched on in a plant that runs, in an upgrade, and with fewer replicas meanwhile. Volumes
 * are made by hand here (no storage driver runs), what is claimed by whom is judged by the controllers of Kubernetes.
 */
export async function spoolOutlivesPods(plant: PlantInCluster): Promise<string> {
  volumes(plant, 3);
  const on = ['--set', 'image.tag=next', '--set', 'spool.persistence.enabled=true', '--set', `spool.persistence.storageClass=${CLASS}`, '--set', 'spool.persistence.size=1Gi'];
  const begun = await plant.upgrade(...on);
  must(begun.code === 0, begun.text);
  await until(plant, () => pods(plant).length === 2 && pods(plant).every(isReady), 'the StatefulSet has its two pods, and the deployment has gone');
  must(!plant.objects('deployments').some(({ metadata }) => metadata.name === NAME), 'the deployment is still there beside the StatefulSet');
  const claims = claimsOf(plant);
  must(claims.length === 2 && claims.every(({ status }) => status?.['phase'] === 'Bound'), `claims: ${JSON.stringify(claims.map(({ metadata, status }) => [metadata.name, status]))}`);
  must(pods(plant).every((pod) => claimOf(pod) === `spool-${pod.metadata.name}`), 'a pod has the claim of another one');

  const before = pods(plant).map(({ metadata }) => metadata.uid);
  plant.kubectl(['delete', 'pod', `${NAME}-0`, '--wait=false']);
  await until(plant, () => pods(plant).length === 2 && pods(plant).every(isReady) && pods(plant).some(({ metadata }) => !before.includes(metadata.uid)), 'a pod that was deleted is there again');
  must(same(claims, claimsOf(plant)), 'a pod that came back has another claim');

  const upgraded = await plant.upgrade(...on, '--set', 'logLevel=debug');
  must(upgraded.code === 0, upgraded.text);
  await until(plant, () => pods(plant).length === 2 && pods(plant).every((pod) => isReady(pod) && !before.includes(pod.metadata.uid)), 'an upgrade has replaced both pods');
  must(same(claims, claimsOf(plant)), 'after an upgrade the pods have other claims');

  const fewer = await plant.upgrade(...on, '--set', 'services.process-data.replicas=1');
  must(fewer.code === 0, fewer.text);
  await until(plant, () => pods(plant).length === 1, 'one replica is left');
  must(same(claims, claimsOf(plant)), 'the claim of a replica that was taken away has gone with it');
  const more = await plant.upgrade(...on, '--set', 'services.process-data.replicas=3');
  must(more.code === 0, more.text);
  await until(plant, () => pods(plant).length === 3 && pods(plant).every(isReady), 'three replicas are there');
  must(same(claims, claimsOf(plant).slice(0, 2)) && claimsOf(plant).length === 3, 'the third replica has no claim of its own, or the second not its old one');

  const off = await plant.upgrade('--set', 'image.tag=next');
  must(off.code === 0, off.text);
  await until(plant, () => pods(plant).length === 2 && pods(plant).every((pod) => isReady(pod) && claimOf(pod) === undefined), 'a deployment again');
  must(same(claims, claimsOf(plant).slice(0, 2)), 'claims went with the StatefulSet');
  return `two claims, each of its replica, through a deleted pod, an upgrade, one replica and three, and after the StatefulSet had gone`;
}

/** Volumes that nobody provides but this check, for claims of one class. */
function volumes(plant: PlantInCluster, count: number): void {
  const items: object[] = [{ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: CLASS }, provisioner: 'kubernetes.io/no-provisioner', volumeBindingMode: 'WaitForFirstConsumer' }];
  for (let at = 0; at < count; at += 1) {
    items.push({ apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: `spool-${at}` }, spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], storageClassName: CLASS, persistentVolumeReclaimPolicy: 'Retain', hostPath: { path: `/spool-${at}` } } });
  }
  plant.kubectl(['create', '-f', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
}

const pods = (plant: PlantInCluster): KubeObject[] =>
  plant.objects('pods').filter((pod) => isOfService(pod) && pod.metadata.labels?.['app.kubernetes.io/component'] === 'process-data' && !isEnding(pod));

const isReady = ({ status }: KubeObject): boolean => ((status?.['conditions'] ?? []) as { type: string; status: string }[]).some((condition) => condition.type === 'Ready' && condition.status === 'True');

const claimOf = ({ spec }: KubeObject): string | undefined =>
  ((spec?.['volumes'] ?? []) as { persistentVolumeClaim?: { claimName: string } }[]).find(({ persistentVolumeClaim }) => persistentVolumeClaim)?.persistentVolumeClaim?.claimName;

const claimsOf = (plant: PlantInCluster): KubeObject[] => plant.objects('persistentvolumeclaims').sort((one, other) => one.metadata.name.localeCompare(other.metadata.name));

/** The same claims on the same volumes, none made anew. */
const same = (before: readonly KubeObject[], after: readonly KubeObject[]): boolean =>
  before.length === after.length && before.every(({ metadata, spec }, at) => metadata.uid === after[at]?.metadata.uid && spec?.['volumeName'] === after[at]?.spec?.['volumeName']);

async function until(plant: PlantInCluster, so: () => boolean, what: string): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    if (so()) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error(`waited two minutes in vain until ${what}: ${plant.kubectl(['get', 'pods,persistentvolumeclaims', '-o', 'wide'])}`);
}
