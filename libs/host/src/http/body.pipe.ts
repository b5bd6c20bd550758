import { refuse } from '@batchwright/kernel';
import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { LIMITS } from '../limits';
import { CODE_PATTERN } from './fields';
import { holdsUnreadable } from './unreadable';

/** What stands in an address is the id or code of something, also where it makes that thing. */
const CODE = new RegExp(`^(?=.{1,${LIMITS.parameter}}$)${CODE_PATTERN}$`);

type Schema = Record<string, unknown>;

/**
 * Checks the shape of bodies by the very schemas that are published as OpenAPI: unknown fields, wrong types, lengths. A
 * class without schema takes no body. Parameters of path and query hold no control characters either.
 */
export class BodyPipe implements PipeTransform {
  private readonly validators = new Map<string, ValidateFunction>();
  private ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  private known: Readonly<Record<string, unknown>> = {};

  /** Takes the schemas of the service's document; called once, at the start. */
  load(document: OpenAPIObject): void {
    const schemas = document.components?.schemas ?? {};
    this.known = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, closed(schema as Schema)]));
    this.ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
    this.ajv.addSchema({ $id: 'api', components: { schemas: this.known } });
    this.validators.clear();
  }

  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    if (metadata.type === 'param' || metadata.type === 'query') refuseOddParameter(metadata.data ?? '', value);
    if (metadata.type === 'param' && typeof value === 'string' && !CODE.test(value)) throw refuse('parameter-invalid', { name: metadata.data ?? '', why: `an id or a code: letters, digits and . _ ~ / - (at most ${LIMITS.parameter})` }, { field: metadata.data ?? '' });
    if (metadata.type !== 'body' || !metadata.metatype) return value;
    const name = metadata.metatype.name;
    if (!Object.hasOwn(this.known, name)) return value;
    refuseOddities(value, '', 0);
    const validate = this.validatorOf(name);
    if (!validate(value ?? null)) {
      const problems = (validate.errors ?? []).slice(0, 10).map(inWords);
      throw refuse('body-invalid', { problems }, { field: validate.errors?.[0]?.instancePath ?? '' });
    }
    return value;
  }

  private validatorOf(name: string): ValidateFunction {
    const made = this.validators.get(name) ?? this.ajv.compile({ $ref: `api#/components/schemas/${name}` });
    this.validators.set(name, made);
    return made;
  }
}

/** Refuses a parameter that no name of anything can be; what a method takes as a whole (`@Query()`, without a name) it judges itself. Refusal: `parameter-invalid`. */
export function refuseOddParameter(name: string, value: unknown): void {
  if (value === undefined || name === '') return;
  if (typeof value !== 'string') throw refuse('parameter-invalid', { name, why: 'one text, given once' }, { field: name });
  if (holdsUnreadable(value)) throw refuse('parameter-invalid', { name, why: 'a text without control characters' }, { field: name });
}

function refuseOddities(value: unknown, path: string, depth: number): void {
  if (depth > LIMITS.depth) throw refuse('body-invalid', { problems: [`${path.slice(0, 60)}… is nested deeper than ${LIMITS.depth}`] });
  if (typeof value === 'string') {
    if (holdsUnreadable(value)) throw refuse('body-invalid', { problems: [`${path || '/'} holds control characters`] }, { field: path });
    return;
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw refuse('body-invalid', { problems: [`${path || '/'}: write amounts as text, "1.50"`] }, { field: path });
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    if (holdsUnreadable(key) || key === '__proto__') throw refuse('body-invalid', { problems: [`${path || '/'} has a name with control characters, or __proto__`] }, { field: path });
    refuseOddities(item, `${path}/${key}`, depth + 1);
  }
}

/** Objects with named properties take no others, unless the schema says so. */
function closed(schema: Schema): Schema {
  const properties = schema.properties as Record<string, Schema> | undefined;
  const items = schema.items as Schema | undefined;
  return {
    ...schema,
    ...(properties ? { properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, closed(one)])) } : {}),
    ...(items ? { items: closed(items) } : {}),
    ...(properties && !('additionalProperties' in schema) ? { additionalProperties: false } : {}),
  };
}

function inWords({ instancePath, keyword, params, message }: ErrorObject): string {
  const where = instancePath === '' ? '/' : instancePath;
  if (keyword === 'additionalProperties') return `${where} has an unknown field ${String(params.additionalProperty)}`;
  return `${where} ${message ?? 'is wrong'}`;
}
