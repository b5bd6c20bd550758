// planted: room-application
export { rows } from '../adapters/postgres/clean';
