// planted: development-package-in-production
export { check } from 'fast-check';
