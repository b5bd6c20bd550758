import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { moduleFolder } from './go-program';

/** Version of Kubernetes against which the chart is judged and installed in tests. */
export const KUBERNETES = '1.36.3';

type Json = { [key: string]: unknown };

/** What the published definition says less well than the API server takes it. */
const SPECIAL: Readonly<Record<string, Json>> = {
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { oneOf: [{ type: 'string' }, { type: 'integer' }] },
  'io.k8s.apimachinery.pkg.api.resource.Quantity': { oneOf: [{ type: 'string' }, { type: 'number' }] },
};

/** Writes a strict JSON schema for every kind of the Kubernetes API, made from its own OpenAPI definition; unknown fields are faults. */
export function writeSchemas(folder: string): void {
  const file = join(moduleFolder('k8s.io/kubernetes', `v${KUBERNETES}`), 'api/openapi-spec/swagger.json');
  const { definitions } = JSON.parse(readFileSync(file, 'utf8')) as { definitions: Record<string, Json> };
  const strict = new Map(Object.entries(definitions).map(([name, definition]) => [name, SPECIAL[name] ?? strictly(definition)]));
  for (const [name, definition] of Object.entries(definitions)) {
    for (const { group, version, kind } of (definition['x-kubernetes-group-version-kind'] ?? []) as { group: string; version: string; kind: string }[]) {
      const own = structuredClone(strict.get(name)) as Json;
      const apiVersion = group === '' ? version : `${group}/${version}`;
      own['properties'] = { ...(own['properties'] as Json), apiVersion: { type: 'string', enum: [apiVersion] }, kind: { type: 'string', enum: [kind] } };
      own['definitions'] = Object.fromEntries([...reached(definition, definitions)].map((other) => [other, strict.get(other)]));
      const words = [kind, group.split('.')[0] ?? '', version].filter((word) => word !== '');
      writeFileSync(join(folder, `${words.join('-').toLowerCase()}.json`), JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', ...own }));
    }
  }
}

/** A definition as a schema of draft 7: no unknown fields; optional ones may be null, as for the API server. */
function strictly(definition: Json): Json {
  if (definition['format'] === 'int-or-string') return { ...SPECIAL['io.k8s.apimachinery.pkg.util.intstr.IntOrString'] };
  if (typeof definition['$ref'] === 'string') return { $ref: definition['$ref'] };
  const made: Json = Object.fromEntries(Object.entries(definition).filter(([key]) => !key.startsWith('x-') && key !== 'format'));
  const properties = definition['properties'] as Record<string, Json> | undefined;
  if (properties) {
    const required = (definition['required'] ?? []) as string[];
    made['properties'] = Object.fromEntries(Object.entries(properties).map(([name, of]) => [name, required.includes(name) ? strictly(of) : orNull(strictly(of))]));
    if (!('additionalProperties' in definition) && definition['x-kubernetes-preserve-unknown-fields'] !== true) made['additionalProperties'] = false;
  }
  for (const key of ['additionalProperties', 'items']) {
    if (typeof definition[key] === 'object') made[key] = strictly(definition[key] as Json);
  }
  return made;
}

function orNull(schema: Json): Json {
  if (typeof schema['type'] !== 'string') return '$ref' in schema || 'oneOf' in schema ? { anyOf: [schema, { type: 'null' }] } : schema;
  return { ...schema, type: [schema['type'], 'null'], ...(Array.isArray(schema['enum']) ? { enum: [...(schema['enum'] as unknown[]), null] } : {}) };
}

/** Names of all definitions that one refers to, at any depth. */
function reached(from: unknown, definitions: Record<string, Json>, seen = new Set<string>()): Set<string> {
  if (typeof from !== 'object' || from === null) return seen;
  for (const [key, value] of Object.entries(from)) {
    if (key === '$ref' && typeof value === 'string') {
      const name = value.slice(value.lastIndexOf('/') + 1);
      if (!seen.has(name)) reached(definitions[name], definitions, seen.add(name));
    } else reached(value, definitions, seen);
  }
  return seen;
}
