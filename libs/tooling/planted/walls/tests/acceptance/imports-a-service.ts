// planted: acceptance-from-outside
export { alpha } from '@services/alpha';
