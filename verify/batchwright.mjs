#!/usr/bin/env node
/*
 * `npx batchwright verify FILE [--trust FINGERPRINT]` inside the checkout: the same as `node verify/verify.mjs FILE`, which needs nothing else.
 */
const [, , command, ...rest] = process.argv;
if (command !== 'verify') {
  console.error('usage: npx batchwright verify FILE [--trust FINGERPRINT]');
  process.exit(2);
}
process.argv.splice(2, process.argv.length - 2, ...rest);
process.argv[1] = new URL('./verify.mjs', import.meta.url).pathname;
await import('./verify.mjs');
