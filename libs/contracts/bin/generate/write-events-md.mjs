import { wordOf } from './read-messages.mjs';

const line = (text) => text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
const retention = (entry) => (typeof entry.retention === 'number' ? `${entry.retention} days` : entry.retention);
const list = (names) => (names.length ? names.join(', ') : 'nobody');

function typeName(field) {
  const item = field.message?.name ?? field.enum?.name ?? (field.scalar === 9 ? 'text' : field.scalar === 8 ? 'true/false' : 'number');
  if (field.fieldKind === 'list') return `list of ${item}`;
  return field.fieldKind === 'map' ? `map to ${item}` : item;
}

function fields(message) {
  let text = '| field | type | meaning |\n|---|---|---|\n';
  for (const field of message.desc.fields) {
    const optional = field.proto.proto3Optional ? ' (optional)' : '';
    text += `| \`${field.jsonName}\` | ${typeName(field)}${optional} | ${line(message.fieldAbout.get(field.localName))} |\n`;
  }
  return text;
}

/** docs/events.md: topics, messages with fields and examples, for those who integrate. */
export function writeEventsMd(model, catalogue) {
  let text = `<!-- Generated from proto/ and the topic catalogue by libs/contracts/bin/generate.mjs; do not edit. -->

# Events

What the services tell each other and anybody who may listen. A message is a CloudEvent (Kafka binding: attributes in \`ce_\` headers) with a
ProtoJSON body. Zero values are written. Amounts are text with all digits kept; times are ISO-8601 UTC with milliseconds; an enum value that a
reader does not know counts as unsuitable; fields that a reader does not know are ignored. The machine-readable form is \`asyncapi.yaml\`.

## Topics

| topic | key | partitions | kept | writers | readers | other systems |
|---|---|---|---|---|---|---|
`;
  for (const entry of catalogue) text += `| \`${entry.topic}\` | ${entry.key} | ${entry.partitions} | ${retention(entry)} | ${list(entry.writers)} | ${list(entry.readers)} | ${entry.integrators ? 'may read' : 'no'} |\n`;
  for (const entry of catalogue) {
    const own = model.messages.filter((one) => one.type && one.service === entry.owner && one.kind === entry.kind);
    if (own.length === 0) continue;
    text += `\n## ${entry.topic}\n\n${entry.about}\n`;
    for (const message of own) text += `\n### ${message.desc.name}\n\n\`${message.type}\`: ${line(message.about)}\n\n${fields(message)}\n\`\`\`json\n${JSON.stringify(message.example, null, 2)}\n\`\`\`\n`;
  }
  text += '\n## Parts of messages\n';
  for (const message of model.messages.filter((one) => !one.type)) text += `\n### ${message.service}: ${message.desc.name}\n\n${line(message.about)}\n\n${fields(message)}`;
  text += '\n## Words\n\nOn the wire an enum value has its whole name; programs of this house speak the word.\n';
  for (const item of model.enums) {
    text += `\n### ${item.service}: ${item.desc.name}\n\n${line(item.about)}\n\n| on the wire | word | meaning |\n|---|---|---|\n`;
    for (const value of item.desc.values) text += `| \`${value.name}\` | ${wordOf(item.desc, value)} | ${line(item.valueAbout.get(value.name))} |\n`;
  }
  return text;
}
