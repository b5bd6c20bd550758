#!/usr/bin/env node
/*
 * Puts the outcomes of the tests beside docs/requirements.json: prints the matrix, writes test-results/trace.json and trace.md,
 * fails when a claimed row has no test that passed.
 *
 *   node libs/tooling/bin/trace-matrix.mjs [--requirements FILE] [--results FOLDER]
 */
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faultsOf, printMatrix, writeMatrix } from '../src/trace-matrix/trace-matrix.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const option = (name, otherwise) => (process.argv.includes(name) ? resolve(process.argv[process.argv.indexOf(name) + 1]) : join(root, otherwise));

const matrix = writeMatrix({ results: option('--results', 'test-results'), requirements: option('--requirements', 'docs/requirements.json') });
console.log(printMatrix(matrix));
process.exitCode = faultsOf(matrix).length ? 1 : 0;
