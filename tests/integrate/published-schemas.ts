import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import type { Kept } from './integrator';

interface Document {
  readonly channels: Readonly<Record<string, { readonly address: string; readonly messages: Readonly<Record<string, { readonly $ref: string }>> }>>;
  readonly components: { readonly messages: Readonly<Record<string, { readonly headers: { readonly $ref: string }; readonly payload: { readonly $ref: string } }>> };
}

/** What the published AsyncAPI document has against a message; undefined = nothing. */
export function publishedSchemas(): (message: Kept) => string | undefined {
  const document = parse(readFileSync(join(__dirname, '../../docs/asyncapi.yaml'), 'utf8')) as Document;
  const ajv = new Ajv({ strict: false, allErrors: true, formats: { 'date-time': (text: string) => !Number.isNaN(Date.parse(text)) } });
  ajv.addSchema(document, 'published');
  const fault = ($ref: string, value: unknown): string | undefined => {
    const valid = ajv.getSchema(`published${$ref}`);
    if (!valid) throw new Error(`${$ref} is not in the document`);
    return valid(value) === true ? undefined : ajv.errorsText(valid.errors);
  };
  return ({ topic, type, headers, body }) => {
    const channel = Object.values(document.channels).find(({ address }) => address === topic);
    const message = document.components.messages[type];
    if (!message || !Object.values(channel?.messages ?? {}).some(({ $ref }) => $ref === `#/components/messages/${type}`)) return `${type} is not among the messages of ${topic}`;
    return fault(message.headers.$ref, headers) ?? fault(message.payload.$ref, body);
  };
}
