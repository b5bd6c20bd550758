// planted: room-application
export { Pool } from 'pg';
