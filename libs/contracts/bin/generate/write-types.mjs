import { ScalarType } from '@bufbuild/protobuf';
import { wordOf } from './read-messages.mjs';

const HEADER = '// Generated from proto/ by libs/contracts/bin/generate.mjs; do not edit.\n';
const moduleOf = (service) => service.replaceAll('-', '_');

function scalarType(scalar) {
  if (scalar === ScalarType.BOOL) return 'boolean';
  if (scalar === ScalarType.STRING) return 'string';
  if (scalar === ScalarType.INT32 || scalar === ScalarType.UINT32 || scalar === ScalarType.DOUBLE) return 'number';
  throw new Error(`scalar ${ScalarType[scalar]} has no plain JSON form here: amounts are text, counters are 32 bits, milliseconds double`);
}

function referTo(desc, here) {
  if (desc.typeName === 'google.protobuf.Struct') return 'JsonObject';
  if (desc.typeName === 'google.protobuf.Value') return 'JsonValue';
  const service = desc.typeName.split('.')[1];
  return service === moduleOf(here) ? desc.name : `${service}.${desc.name}`;
}

function fieldType(field, here) {
  switch (field.fieldKind) {
    case 'scalar': return scalarType(field.scalar);
    case 'enum': return referTo(field.enum, here);
    case 'message': return referTo(field.message, here);
    case 'list': {
      const item = field.listKind === 'scalar' ? scalarType(field.scalar) : referTo(field.message ?? field.enum, here);
      return `readonly ${item}[]`;
    }
    case 'map': return `Record<string, ${field.mapKind === 'scalar' ? scalarType(field.scalar) : referTo(field.message ?? field.enum, here)}>`;
    default: throw new Error(`unexpected field ${field}`);
  }
}

const doc = (text, indent = '') => `${indent}/** ${text.replace(/\s*\n\s*/g, ' ').replaceAll('*/', '* /')} */\n`;

/** TypeScript types of the words that a service's messages carry, in the form in which programs speak them. */
function typesOfService(service, model) {
  let body = '';
  for (const item of model.enums.filter((one) => one.service === service)) {
    body += doc(item.about) + `export type ${item.desc.name} = ${item.desc.values.map((value) => `'${wordOf(item.desc, value)}'`).join(' | ')};\n\n`;
  }
  for (const message of model.messages.filter((one) => one.service === service)) {
    body += doc(message.about) + `export type ${message.desc.name} = {\n`;
    for (const field of message.desc.fields) {
      const absent = field.proto.proto3Optional ? '?' : '';
      body += doc(message.fieldAbout.get(field.localName), '  ') + `  ${field.jsonName}${absent}: ${fieldType(field, service)};\n`;
    }
    body += '};\n\n';
  }
  let imports = '';
  const json = ['JsonObject', 'JsonValue'].filter((name) => new RegExp(`\\b${name}\\b`).test(body));
  if (json.length) imports += `import type { ${json.join(', ')} } from '../../message';\n`;
  if (/\bquantity\.Quantity\b/.test(body)) imports += "import type * as quantity from './quantity';\n";
  return `${HEADER}${imports}${imports ? '\n' : ''}${body.trimEnd()}\n`;
}

/** Files (path below src/generated → text) that protoc-gen-es does not make: data types per service, the list of messages. */
export function writeTypes(model) {
  const files = new Map();
  const services = [...new Set(model.messages.map((message) => message.service))].sort();
  for (const service of services) files.set(`data/${service}.ts`, typesOfService(service, model));
  const travelling = model.messages.filter((message) => message.type).sort((a, b) => (a.type < b.type ? -1 : 1));
  const names = services.map((service) => `import type * as ${moduleOf(service)} from './data/${service}';\n`).join('');
  const rows = travelling.map((message) => `  '${message.type}': ${moduleOf(message.service)}.${message.desc.name};\n`).join('');
  const kinds = travelling.map((message) => `  '${message.type}': '${message.kind}',\n`).join('');
  const own = services.filter((service) => service !== 'quantity').map((service) => moduleOf(service));
  files.set('messages.ts', `${HEADER}import type { TopicKind } from '../topic';\n${names.replace(/^import type \* as quantity.*\n/m, '')}
export type { ${own.join(', ')} };

/** The data of every message by its CloudEvents type. */
export interface DataByType {
${rows}}

/** CloudEvents type of a message that services exchange. */
export type MessageType = keyof DataByType;

/** The kind of topic on which a message travels. */
export const KIND_BY_TYPE: Readonly<Record<MessageType, TopicKind>> = {
${kinds}};
`);
  const imports = model.files.map((file, index) => `import { file_${file.replaceAll('/', '_')} as f${index} } from './${file}_pb';\n`).join('');
  files.set('files.ts', `${HEADER}import type { DescFile } from '@bufbuild/protobuf';\n${imports}
/** Descriptors of all our proto files. */
export const PROTO_FILES: readonly DescFile[] = [${model.files.map((_, index) => `f${index}`).join(', ')}];
`);
  return files;
}
