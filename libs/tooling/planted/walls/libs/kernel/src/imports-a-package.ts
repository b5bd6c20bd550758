// planted: pure-library-without-packages
export { Pool } from 'pg';
