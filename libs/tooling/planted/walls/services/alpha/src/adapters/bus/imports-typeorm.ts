// planted: typeorm-in-adapters-postgres
export { DataSource } from 'typeorm';
