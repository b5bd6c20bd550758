import { ScalarType } from '@bufbuild/protobuf';
import { toYaml } from './write-yaml.mjs';

const schemaName = (typeName) => typeName.replace(/^batchwright\./, '').replace('.v1.', '.');
const refTo = (desc) => {
  if (desc.typeName === 'google.protobuf.Struct') return { type: 'object', additionalProperties: true };
  if (desc.typeName === 'google.protobuf.Value') return {};
  return { $ref: `#/components/schemas/${schemaName(desc.typeName)}` };
};

function scalarSchema(scalar) {
  if (scalar === ScalarType.BOOL) return { type: 'boolean' };
  if (scalar === ScalarType.STRING) return { type: 'string' };
  if (scalar === ScalarType.DOUBLE) return { type: 'number', multipleOf: 1 };
  return scalar === ScalarType.UINT32 ? { type: 'integer', minimum: 0, maximum: 4294967295 } : { type: 'integer', minimum: -2147483648, maximum: 2147483647 };
}

function fieldSchema(field) {
  const item = () => (field.message ? refTo(field.message) : field.enum ? refTo(field.enum) : scalarSchema(field.scalar));
  if (field.fieldKind === 'list') return { type: 'array', items: item() };
  if (field.fieldKind === 'map') return { type: 'object', additionalProperties: item() };
  return item();
}

function messageSchema(message) {
  const properties = {};
  for (const field of message.desc.fields) {
    const about = message.fieldAbout.get(field.localName).replace(/\s*\n\s*/g, ' ');
    const schema = fieldSchema(field);
    properties[field.jsonName] = schema.$ref ? { description: about, allOf: [schema] } : { description: about, ...schema };
  }
  const required = message.desc.fields.filter((field) => !field.proto.proto3Optional).map((field) => field.jsonName);
  return { type: 'object', description: message.about, properties, ...(required.length ? { required } : {}) };
}

function enumSchema(item) {
  const values = item.desc.values.map((value) => `${value.name}: ${item.valueAbout.get(value.name).replace(/\s*\n\s*/g, ' ')}`);
  return { type: 'string', description: [item.about, ...values].join('\n'), enum: item.desc.values.map((value) => value.name) };
}

const HEADERS = {
  type: 'object',
  description: 'CloudEvents 1.0 attributes in the Kafka binding.',
  required: ['ce_specversion', 'ce_id', 'ce_type', 'ce_source', 'ce_subject', 'ce_time', 'ce_site', 'ce_sequence', 'ce_part', 'content-type'],
  properties: {
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: { type: 'string', description: 'UUIDv7 of the message; the same when a message is repeated.' },
    ce_type: { type: 'string', description: 'Type of the message.' },
    ce_source: { type: 'string', description: 'Service that said it: /batchwright/<service>.' },
    ce_subject: { type: 'string', description: 'Id of the aggregate; equal to the key.' },
    ce_time: { type: 'string', format: 'date-time', description: 'When it was written, real time.' },
    ce_site: { type: 'string', description: 'Code of the site.' },
    ce_sequence: { type: 'string', description: 'Sequence of the aggregate in decimal; 0 where there is none.' },
    ce_part: { type: 'string', description: 'Number of the message among those of one topic, subject and sequence, from 0.' },
    traceparent: { type: 'string', description: 'W3C trace context of the act that caused the message.' },
    'content-type': { type: 'string', const: 'application/json' },
  },
};

/** The AsyncAPI 3.0 document of all topics and messages, as YAML. */
export function writeAsyncapi(model, catalogue) {
  const channels = {};
  const operations = {};
  const messages = {};
  const schemas = {};
  for (const item of model.enums) schemas[schemaName(item.desc.typeName)] = enumSchema(item);
  for (const message of model.messages) schemas[schemaName(message.desc.typeName)] = messageSchema(message);
  for (const message of model.messages.filter((one) => one.type)) {
    messages[message.type] = {
      name: message.type, title: message.desc.name, summary: message.about, contentType: 'application/json',
      headers: { $ref: '#/components/schemas/headers' }, payload: refTo(message.desc),
      examples: [{ name: 'example', payload: message.example }],
    };
  }
  for (const entry of catalogue) {
    const own = model.messages.filter((one) => one.type && one.service === entry.owner && one.kind === entry.kind);
    const key = `${entry.owner}.${entry.kind}`;
    channels[key] = {
      address: entry.topic, title: `${entry.kind} of ${entry.owner}`, description: entry.about,
      messages: Object.fromEntries(own.map((one) => [one.desc.name, { $ref: `#/components/messages/${one.type}` }])),
      bindings: { kafka: { topic: entry.topic, partitions: entry.partitions, topicConfiguration: { 'cleanup.policy': [entry.retention === 'compacted' ? 'compact' : 'delete'], ...(typeof entry.retention === 'number' ? { 'retention.ms': entry.retention * 86400000 } : entry.retention === 'forever' ? { 'retention.ms': -1 } : {}) } } },
      'x-key': entry.key, 'x-sequence': entry.sequence, 'x-after-parking': entry.afterParking,
    };
    const channel = { $ref: `#/channels/${key}` };
    for (const writer of entry.writers) operations[`${writer}.writes.${key}`] = { action: 'send', channel, title: `${writer} writes ${entry.topic}` };
    for (const reader of entry.readers) operations[`${reader}.reads.${key}`] = { action: 'receive', channel, title: `${reader} reads ${entry.topic}` };
  }
  return `# Generated from proto/ and the topic catalogue by libs/contracts/bin/generate.mjs; do not edit.\n${toYaml({
    asyncapi: '3.0.0',
    info: { title: 'Batchwright', version: '1.0.0', description: 'Messages between the services of Batchwright: CloudEvents with ProtoJSON bodies. Amounts are text, times ISO-8601 UTC, unknown enum values count as unsuitable.', license: { name: 'Apache-2.0' } },
    defaultContentType: 'application/json',
    servers: { plant: { host: 'kafka.example.com:9093', protocol: 'kafka-secure', description: 'The brokers of the plant, by TLS; ask those who run it for the address, the authority of the certificate, and an account.', security: [{ $ref: '#/components/securitySchemes/account' }] } },
    channels, operations,
    components: { securitySchemes: { account: { type: 'scramSha512', description: 'Name and password of an account. Those of other systems are called int-…; their consumer groups are called like the account, or begin with it and a slash.' } }, messages, schemas: { headers: HEADERS, ...schemas } },
  })}`;
}
