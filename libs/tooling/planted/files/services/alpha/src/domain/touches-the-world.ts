// planted: batchwright/pure-room × 4
import { readFileSync } from 'node:fs';
import { createHash } from 'crypto';

export const a = [readFileSync, createHash];
export const b = () => fetch('http://localhost');
export const c = () => setTimeout(() => undefined, 1);
