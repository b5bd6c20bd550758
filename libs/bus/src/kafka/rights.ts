import { SERVICE_NAMES, type ServiceName, type TopicEntry } from '@batchwright/contracts';
import { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes, type AclEntry } from 'kafkajs';
import type { KafkaNames } from './kafka-names';

/** What an account of another system is called: `int-` and small letters, digits, hyphens. */
const INTEGRATOR = /^int-[a-z0-9]+(-[a-z0-9]+)*$/;

/** Whether a name is one of an account of another system. */
export function isIntegrator(account: string): boolean {
  return INTEGRATOR.test(account);
}

type Right = Pick<AclEntry, 'resourceType' | 'resourceName' | 'resourcePatternType' | 'operation'>;

const onTopic = (resourceName: string, operation: AclOperationTypes): Right => ({ resourceType: AclResourceTypes.TOPIC, resourceName, resourcePatternType: ResourcePatternTypes.LITERAL, operation });

/** A group that is called like its account, and those below it (`training/…`), which are of that account alone. */
const onGroups = (account: string): Right[] => [
  { resourceType: AclResourceTypes.GROUP, resourceName: account, resourcePatternType: ResourcePatternTypes.LITERAL, operation: AclOperationTypes.READ },
  { resourceType: AclResourceTypes.GROUP, resourceName: `${account}/`, resourcePatternType: ResourcePatternTypes.PREFIXED, operation: AclOperationTypes.READ },
];

function ofService(catalogue: readonly TopicEntry[], service: ServiceName, names: KafkaNames): Right[] {
  const written = catalogue.filter(({ writers }) => writers.includes(service));
  const read = catalogue.filter(({ readers }) => readers.includes(service));
  const owned = catalogue.some(({ owner }) => owner === service);
  return [
    ...written.map(({ topic }) => onTopic(names.topic(topic), AclOperationTypes.WRITE)), // carries the right to describe, and to number what is sent
    ...read.map(({ topic }) => onTopic(names.topic(topic), AclOperationTypes.READ)),
    ...(owned ? [onTopic(names.heartbeats(service), AclOperationTypes.WRITE)] : []),
    ...[...new Set(read.map(({ owner }) => owner))].map((owner) => onTopic(names.heartbeats(owner), AclOperationTypes.READ)),
    ...onGroups(names.account(service)),
  ];
}

function ofIntegrator(catalogue: readonly TopicEntry[], account: string, names: KafkaNames): Right[] {
  return [
    ...catalogue.filter(({ integrators }) => integrators).map(({ topic }) => onTopic(names.topic(topic), AclOperationTypes.READ)),
    ...onGroups(names.account(account)),
  ];
}

/** Everything that the accounts of a plant may do on the brokers: each service what the catalogue gives it, other systems what is open to them. Nothing else is allowed. */
export function rightsOf(catalogue: readonly TopicEntry[], names: KafkaNames, integrators: readonly string[]): AclEntry[] {
  const accounts = [
    ...SERVICE_NAMES.map((service): [string, Right[]] => [service, ofService(catalogue, service, names)]),
    ...integrators.map((account): [string, Right[]] => [account, ofIntegrator(catalogue, account, names)]),
  ];
  return accounts.flatMap(([account, rights]) => rights.map((right) => ({ ...right, principal: names.principal(account), host: '*', permissionType: AclPermissionTypes.ALLOW })));
}

/**
 * What the account of the job `topics` may do: make topics of the plant, see them, bring their settings up to date. It can neither send nor read nor delete. Where it also makes accounts and
 * `rights` it alters the cluster, and by that could give itself any right: where an operator does this, it is not given.
 */
export function rightsOfJob(names: KafkaNames, account: string, { rights }: { readonly rights: boolean }): AclEntry[] {
  const topics = { resourceType: AclResourceTypes.TOPIC, resourceName: names.allTopics, resourcePatternType: ResourcePatternTypes.PREFIXED };
  const cluster = { resourceType: AclResourceTypes.CLUSTER, resourceName: 'kafka-cluster', resourcePatternType: ResourcePatternTypes.LITERAL };
  return [
    ...[AclOperationTypes.CREATE, AclOperationTypes.DESCRIBE, AclOperationTypes.ALTER_CONFIGS].map((operation) => ({ ...topics, operation })), // the last carries the right to see settings
    ...(rights ? [{ ...cluster, operation: AclOperationTypes.ALTER }] : []), // carries the right to see rights
  ].map((right) => ({ ...right, principal: `User:${account}`, host: '*', permissionType: AclPermissionTypes.ALLOW }));
}
