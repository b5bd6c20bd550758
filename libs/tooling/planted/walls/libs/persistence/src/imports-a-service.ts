// planted: library-below-services, service-by-its-boot
export { inside } from '../../../services/beta/src/domain/inside';
