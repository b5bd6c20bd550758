// planted: batchwright/pure-room × 1
export { readFileSync } from 'node:fs';
