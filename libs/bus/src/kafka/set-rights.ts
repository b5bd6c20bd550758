import { SERVICE_NAMES, type TopicEntry } from '@batchwright/contracts';
import { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes, type AclEntry, type Admin } from 'kafkajs';
import type { KafkaNames } from './kafka-names';
import { rightsOf } from './rights';

const keyOf = (acl: AclEntry): string => JSON.stringify([acl.principal, acl.host, acl.permissionType, acl.resourceType, acl.resourcePatternType, acl.resourceName, acl.operation]);
const OPERATIONS: ReadonlyMap<number, string> = new Map([[AclOperationTypes.ALL, 'everything with'], [AclOperationTypes.READ, 'read'], [AclOperationTypes.WRITE, 'write'], [AclOperationTypes.DESCRIBE, 'describe']]);
const RESOURCES: ReadonlyMap<number, string> = new Map([[AclResourceTypes.TOPIC, 'topic'], [AclResourceTypes.GROUP, 'group'], [AclResourceTypes.CLUSTER, 'cluster']]);
const words = ({ principal, operation, resourceType, resourceName, resourcePatternType }: AclEntry): string =>
  `${principal} ${OPERATIONS.get(operation) ?? `operation ${operation}`} ${RESOURCES.get(resourceType) ?? `resource ${resourceType}`} ${resourceName}${resourcePatternType === ResourcePatternTypes.PREFIXED ? '…' : ''}`;

/**
 * Makes the rights of the plant's accounts on the brokers equal to the catalogue: gives what is missing, takes what it no longer gives. May be run
 * again and by several at once. Touches nobody else's rights; says who else has some on the plant's topics. Resolves to what was done or is
 * different, a sentence each. Throws when the brokers keep no rights at all.
 */
export async function setRights(admin: Admin, catalogue: readonly TopicEntry[], names: KafkaNames, integrators: readonly string[]): Promise<string[]> {
  const wanted = rightsOf(catalogue, names, integrators);
  const wantedKeys = new Set(wanted.map(keyOf));
  const ours = new Set([...SERVICE_NAMES, ...integrators].map((account) => names.principal(account)));
  const found = await rightsThere(admin);
  const there = new Set(found.map(keyOf));
  const missing = wanted.filter((acl) => !there.has(keyOf(acl)));
  const superfluous = found.filter((acl) => ours.has(acl.principal) && !wantedKeys.has(keyOf(acl)));
  const strangers = found.filter((acl) => !ours.has(acl.principal) && acl.resourceType === AclResourceTypes.TOPIC && names.isTopicHere(acl.resourceName) && acl.permissionType === AclPermissionTypes.ALLOW);
  if (missing.length > 0) await admin.createAcls({ acl: missing });
  if (superfluous.length > 0) await admin.deleteAcls({ filters: superfluous });
  return [
    ...missing.map((acl) => `given: ${words(acl)}`),
    ...superfluous.map((acl) => `taken: ${words(acl)}`),
    ...strangers.map((acl) => `not ours, left: ${words(acl)}`),
  ];
}

async function rightsThere(admin: Admin): Promise<AclEntry[]> {
  const found: AclEntry[] = [];
  for (const resourcePatternType of [ResourcePatternTypes.LITERAL, ResourcePatternTypes.PREFIXED]) { // the client does not tell which of the two it was
    const { resources } = await describe(admin, resourcePatternType);
    for (const { resourceType, resourceName, acls } of resources) found.push(...acls.map((acl) => ({ ...acl, resourceType, resourceName, resourcePatternType })));
  }
  return found;
}

async function describe(admin: Admin, resourcePatternType: ResourcePatternTypes): ReturnType<Admin['describeAcls']> {
  try {
    return await admin.describeAcls({ resourceType: AclResourceTypes.ANY, resourcePatternType, operation: AclOperationTypes.ANY, permissionType: AclPermissionTypes.ANY } as Parameters<Admin['describeAcls']>[0]);
  } catch (error) {
    if ((error as { type?: string }).type === 'SECURITY_DISABLED') throw new Error('the brokers keep no rights: everybody who reaches them may do everything. Set authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer on brokers and controllers', { cause: error });
    throw error;
  }
}
