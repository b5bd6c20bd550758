import { isDeepStrictEqual } from 'node:util';
import type { OpenAPIObject } from '@nestjs/swagger';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/** Merges the documents of services into one: what a client is generated from. Two services may call different shapes by one name. */
export function mergeOpenApi(services: readonly { readonly openapi: OpenAPIObject }[]): Record<string, unknown> {
  const paths: Record<string, unknown> = {};
  const schemas: Schemas = {};
  for (const { openapi } of services) {
    const { paths: own, schemas: shapes } = withoutClashes(openapi, schemas);
    Object.assign(paths, own);
    Object.assign(schemas, shapes);
  }
  return {
    openapi: '3.0.0',
    info: { title: 'Batchwright', version: '1', description: 'The public API of a plant; the console uses nothing else.' },
    paths,
    components: { schemas, securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    security: [{ bearer: [] }],
  };
}

/** A shape whose name another service has given to something else gets the name of its service before it. */
function withoutClashes(openapi: OpenAPIObject, taken: Schemas): { paths: object; schemas: Schemas } {
  const own = openapi.components?.schemas ?? {};
  const clashes = new Set(Object.keys(own).filter((name) => taken[name] !== undefined && !isDeepStrictEqual(taken[name], own[name])));
  if (clashes.size === 0) return { paths: openapi.paths, schemas: own };
  const service = (Object.keys(openapi.paths)[0]?.split('/')[2] ?? '').replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
  const renamed = (name: string): string => (clashes.has(name) ? `${service}${name}` : name);
  const text = JSON.stringify({ paths: openapi.paths, schemas: Object.fromEntries(Object.entries(own).map(([name, shape]) => [renamed(name), shape])) });
  return JSON.parse(text.replace(/"#\/components\/schemas\/([^"]+)"/g, (_, name: string) => `"#/components/schemas/${renamed(name)}"`)) as { paths: object; schemas: Schemas };
}
