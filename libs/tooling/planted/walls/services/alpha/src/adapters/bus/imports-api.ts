// planted: room-adapters
export { route } from '../../api/http/clean';
