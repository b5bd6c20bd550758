import { SERVICE_NAMES, type ServiceName } from './service-name';
import { topicOf, type Topic, type TopicEntry } from './topic';

/** What differs from service to service; the rest of a topic's row follows from its kind. */
interface ServiceTopics {
  /** What the aggregate of the events is called; its id is the key. */
  readonly key: string;
  readonly partitions: number;
  readonly events: { about: string; readers: readonly ServiceName[]; sequence: 'dense' | 'rising' };
  readonly state: { about: string; readers: readonly ServiceName[] };
  readonly commands: { about: string; writers: readonly ServiceName[] };
}

const everybody: readonly ServiceName[] = SERVICE_NAMES;
const withoutConsole = everybody.filter((name) => name !== 'web-console');

const SERVICES: Partial<Record<ServiceName, ServiceTopics>> = {
  recipes: {
    key: 'id of the recipe version or controlled document', partitions: 4,
    events: { about: 'Life of recipe versions: approved, effective, superseded, withdrawn.', readers: ['batch-execution', 'training', 'review', 'web-console'], sequence: 'rising' },
    state: { about: 'Newest state of each recipe version.', readers: ['batch-execution', 'training', 'review'] },
    commands: { about: 'Nobody may ask recipes for anything yet.', writers: [] },
  },
  'batch-execution': {
    key: 'run id', partitions: 8,
    events: { about: 'Every event of every run, in the order of the run.', readers: ['resources', 'training', 'review', 'process-data', 'tandem', 'web-console'], sequence: 'dense' },
    state: { about: 'Newest head of each run: states, sequence, sealed head.', readers: ['resources', 'training', 'review', 'process-data'] },
    commands: { about: 'Seal, unseal, abort a run; raise an exception or write a comment in it.', writers: ['review', 'resources', 'training', 'recipes', 'process-data'] },
  },
  resources: {
    key: 'id of the lot, container, equipment or grant', partitions: 8,
    events: { about: 'Answers to grant requests, revocations, changes of lots and equipment.', readers: ['batch-execution', 'resources', 'review', 'process-data', 'web-console'], sequence: 'rising' },
    state: { about: 'Newest suitability axes of each lot and equipment.', readers: ['batch-execution', 'review', 'process-data'] },
    commands: { about: 'Grants of equipment and material, ends of occupations.', writers: ['batch-execution'] },
  },
  training: {
    key: 'qualification id', partitions: 4,
    events: { about: 'Qualifications of people: granted, expired, revoked.', readers: ['batch-execution', 'review', 'web-console'], sequence: 'rising' },
    state: { about: 'Newest state of each qualification.', readers: ['batch-execution', 'review', 'tandem'] },
    commands: { about: 'Nobody may ask training for anything yet.', writers: [] },
  },
  review: {
    key: 'exception id or run id', partitions: 4,
    events: { about: 'Exceptions decided, gates opened, batches reviewed and dispositioned.', readers: ['batch-execution', 'resources', 'web-console'], sequence: 'rising' },
    state: { about: 'Newest review status of each batch.', readers: ['batch-execution', 'resources'] },
    commands: { about: 'Nobody may ask review for anything yet.', writers: [] },
  },
  'process-data': {
    key: 'id of the connection, alarm, gap, question or command', partitions: 4,
    events: { about: 'Connections that came into force; alarms: raised, found in a run, cleared, acknowledged, shelved; gaps: found, found in a run, ended; answers to steps that asked for values, conditions and set points; what machines do in a run.', readers: ['batch-execution', 'review', 'web-console'], sequence: 'rising' },
    state: { about: 'Newest state of each connection.', readers: ['review'] },
    commands: { about: 'Steps ask for values of machines, for conditions of rooms, and for set points.', writers: ['batch-execution'] },
  },
  tandem: {
    key: 'session id', partitions: 4,
    events: { about: 'Experts beside a step: called, accepted, declined, missed, joined, left, ended.', readers: ['batch-execution', 'web-console'], sequence: 'rising' },
    state: { about: 'Newest state of each session.', readers: [] },
    commands: { about: 'Show what stands at a step now to whoever stands beside it.', writers: ['batch-execution'] },
  },
  identity: {
    key: 'person, terminal, key id or security event id', partitions: 4,
    events: { about: 'People, terminals, signing keys, security events.', readers: everybody, sequence: 'rising' },
    state: { about: 'Newest state of each person, terminal and signing key.', readers: everybody },
    commands: { about: 'Refused attempts that other services report to the security stream.', writers: withoutConsole },
  },
};

function rowsOf(owner: ServiceName, of: ServiceTopics): TopicEntry[] {
  const own = { owner, partitions: of.partitions, writers: [owner], integrators: false, afterParking: 'key-waits', afterGap: 'report' } as const;
  const open = owner !== 'identity'; // names of people and security events are nobody else's business
  return [
    { ...own, topic: topicOf(owner, 'events'), kind: 'events', key: of.key, retention: 'forever', about: of.events.about, readers: of.events.readers, integrators: open, sequence: of.events.sequence },
    { ...own, topic: topicOf(owner, 'state'), kind: 'state', key: of.key, retention: 'compacted', about: of.state.about, readers: of.state.readers, integrators: open, sequence: 'rising', afterParking: 'key-goes-on' },
    { ...own, topic: topicOf(owner, 'commands'), kind: 'commands', key: 'id of what the command is about', retention: 30, about: of.commands.about, writers: of.commands.writers, readers: [owner], sequence: 'none', afterParking: 'key-goes-on' },
    { ...own, topic: topicOf(owner, 'audit'), kind: 'audit', key: 'aggregate id', retention: 'forever', about: `Every record of ${owner}, verbatim, with its leaf hash.`, readers: ['review'], sequence: 'dense', afterGap: 'park' },
  ];
}

/**
 * The one topic catalogue. Rights on the bus, the AsyncAPI document, `docs/events.md` and the partitions of every
 * transport come from here. A service writes only where it is a writer and reads only where it is a reader.
 */
export const CATALOGUE: readonly TopicEntry[] = SERVICE_NAMES.flatMap((name) => {
  const topics = SERVICES[name];
  return topics ? rowsOf(name, topics) : [];
});

const byTopic = new Map(CATALOGUE.map((entry) => [entry.topic, entry]));

/** Row of a topic. Throws when the catalogue does not have it: writing to an unknown topic is a fault of the program. */
export function topicEntry(topic: Topic): TopicEntry {
  const entry = byTopic.get(topic);
  if (!entry) throw new Error(`topic ${topic} is not in the catalogue`);
  return entry;
}

/** Topics that a service may read, in the order of the catalogue. */
export function topicsReadBy(service: ServiceName): Topic[] {
  return CATALOGUE.filter((entry) => entry.readers.includes(service)).map((entry) => entry.topic);
}

/** Topics that a service may write, in the order of the catalogue. */
export function topicsWrittenBy(service: ServiceName): Topic[] {
  return CATALOGUE.filter((entry) => entry.writers.includes(service)).map((entry) => entry.topic);
}
