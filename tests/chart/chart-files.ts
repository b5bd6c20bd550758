import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

/** Folder of the chart, and of the examples beside it. */
export const CHART = resolve(__dirname, '../../helm/batchwright');
export const EXAMPLES = resolve(__dirname, '../../helm/examples');

export type Tree = { readonly [key: string]: unknown };

/** Default values of the chart. */
export function readValues(): Tree {
  return parse(readFileSync(`${CHART}/values.yaml`, 'utf8')) as Tree;
}

/** The schema of the values. */
export function readSchema(): Tree {
  return JSON.parse(readFileSync(`${CHART}/values.schema.json`, 'utf8')) as Tree;
}

/** What is under a path of keys; undefined where the path ends before. */
export function at(tree: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((here, key) => (here as Tree | undefined)?.[key], tree);
}
