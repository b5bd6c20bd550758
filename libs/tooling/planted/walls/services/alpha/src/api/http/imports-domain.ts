// planted: room-api
export { truth } from '../../domain/clean';
