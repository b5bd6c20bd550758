export { alpha } from '@services/alpha';
export { beta } from '@services/beta';
