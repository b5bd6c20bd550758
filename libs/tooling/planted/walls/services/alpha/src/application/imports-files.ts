// planted: room-application
export { readFileSync } from 'node:fs';
