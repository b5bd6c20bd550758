import { createFileRegistry, fromBinary } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';

/** Comments of a file by path in its descriptor ("4,0,2,1"). */
function commentsOf(file) {
  const comments = new Map();
  for (const location of file.proto.sourceCodeInfo?.location ?? []) {
    if (location.leadingComments) comments.set(location.path.join(','), location.leadingComments.replace(/^ /gm, '').trim());
  }
  return comments;
}

/** Splits a message's comment into its words and its one JSON example. */
function splitExample(comment, typeName) {
  const at = comment.indexOf('Example:');
  if (at < 0) throw new Error(`${typeName} has no "Example: {…}" in its comment`);
  const text = comment.slice(at + 'Example:'.length).replaceAll('\n', ' ').trim();
  try {
    return { about: comment.slice(0, at).trim().replace(/\s*\n\s*/g, ' '), example: JSON.parse(text) };
  } catch (error) {
    throw new Error(`the example of ${typeName} is not JSON: ${error.message}`, { cause: error });
  }
}

const serviceOf = (packageName) => packageName.split('.')[1].replaceAll('_', '-');

function kindOf(message) {
  if (message.name === 'RecordAppended') return 'audit';
  if (message.name.endsWith('Snapshot')) return 'state';
  return message.file.name.endsWith('_commands') ? 'commands' : 'events';
}

/**
 * Reads an image with source information: packages with their messages and enums, each with its comment. A message that no other
 * message contains travels by itself and gets a CloudEvents type and a kind of topic.
 */
export function readMessages(imageBytes) {
  const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, imageBytes));
  const files = [...registry.files].filter((file) => file.proto.package.startsWith('batchwright.'));
  const contained = new Set();
  for (const file of files) for (const message of file.messages) for (const field of message.fields) if (field.message) contained.add(field.message.typeName);
  const messages = [];
  const enums = [];
  for (const file of files) {
    const comments = commentsOf(file);
    const packageName = file.proto.package;
    file.messages.forEach((message, index) => {
      const { about, example } = splitExample(comments.get(`4,${index}`) ?? '', message.typeName);
      const fieldAbout = new Map(message.fields.map((field, at) => [field.localName, comments.get(`4,${index},2,${at}`) ?? '']));
      const travels = !contained.has(message.typeName) && !packageName.startsWith('batchwright.quantity.');
      messages.push({
        packageName, service: serviceOf(packageName), desc: message, about, example, fieldAbout,
        ...(travels ? { type: `batchwright.${serviceOf(packageName)}.v1.${message.name}`, kind: kindOf(message) } : {}),
      });
    });
    file.enums.forEach((desc, index) => {
      const valueAbout = new Map(desc.values.map((value, at) => [value.name, comments.get(`5,${index},2,${at}`) ?? '']));
      enums.push({ packageName, service: serviceOf(packageName), desc, about: comments.get(`5,${index}`) ?? '', valueAbout });
    });
  }
  const byName = (a, b) => (a.desc.typeName < b.desc.typeName ? -1 : 1);
  return { messages: messages.sort(byName), enums: enums.sort(byName), files: files.map((file) => file.name).sort() };
}

/** Word of an enum value as the program speaks it: SEVERITY_CRITICAL → critical. */
export function wordOf(desc, value) {
  const prefix = desc.sharedPrefix ?? '';
  return value.name.toLowerCase().slice(prefix.length).replaceAll('_', '-');
}
