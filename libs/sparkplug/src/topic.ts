/** What a message of an edge node is, and what an edge node is told. */
export const MESSAGE_TYPES = ['NBIRTH', 'NDATA', 'NDEATH', 'NCMD', 'DBIRTH', 'DDATA', 'DDEATH', 'DCMD'] as const;
export type MessageType = (typeof MESSAGE_TYPES)[number];

/** Where an edge node speaks. */
export interface EdgeNodeName {
  readonly group: string;
  readonly edgeNode: string;
}

/** A topic, taken apart. */
export interface EdgeNodeTopic extends EdgeNodeName {
  readonly type: MessageType;
  readonly device?: string;
}

const NAMESPACE = 'spBv1.0';

/** `spBv1.0/PLANT/DDATA/LINE-1/VB-02` */
export function topicOf({ group, edgeNode }: EdgeNodeName, type: MessageType, device?: string): string {
  return [NAMESPACE, group, type, edgeNode, ...(device === undefined ? [] : [device])].join('/');
}

/** All that an edge node says (and what it is told). */
export function topicsOf({ group, edgeNode }: EdgeNodeName): string {
  return `${NAMESPACE}/${group}/+/${edgeNode}/#`;
}

/** Undefined: no topic of an edge node. */
export function readTopic(topic: string): EdgeNodeTopic | undefined {
  const [namespace, group, type, edgeNode, device, ...more] = topic.split('/');
  const known = MESSAGE_TYPES.find((each) => each === type);
  if (namespace !== NAMESPACE || !group || !known || !edgeNode || more.length > 0) return undefined;
  if (known.startsWith('D') !== (device !== undefined) || device === '') return undefined;
  return { group, edgeNode, type: known, ...(device === undefined ? {} : { device }) };
}

/** Where a host says whether it is there; retained. */
export function stateTopicOf(host: string): string {
  return `${NAMESPACE}/STATE/${host}`;
}

/** Whether a host is there, since `timestamp` (ms since 1970-01-01 UTC). */
export interface HostState {
  readonly online: boolean;
  readonly timestamp: number;
}

/** What stands at the topic of a host; undefined for what is no state. */
export function readHostState(bytes: Uint8Array): HostState | undefined {
  try {
    const { online, timestamp } = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
    return typeof online === 'boolean' && typeof timestamp === 'number' ? { online, timestamp } : undefined;
  } catch {
    return undefined;
  }
}

/** A name that stands in a topic: not empty, no level and no wildcard in it. */
export function fitsTopic(name: string): boolean {
  return name !== '' && !/[+#/\u0000]/.test(name);
}

/** The command by which an edge node says again what it has. */
export const REBIRTH = 'Node Control/Rebirth';
/** The number that ties a death to its birth. */
export const BD_SEQ = 'bdSeq';
