// planted: room-domain
export { useCase } from '../application/clean';
