// planted: room-boot-is-the-last, room-adapters
export type { alpha } from '../../boot';
