// planted: service-imports-service
export { beta } from '@services/beta';
