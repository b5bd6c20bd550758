-- Run once, when the database of the plant is made: the role that migrates, and what Keycloak keeps its own data in.
\set admin_password `cat /run/secrets/database-admin-password`
\set keycloak_password `cat /run/secrets/keycloak-database-password`
CREATE ROLE batchwright_admin LOGIN CREATEROLE PASSWORD :'admin_password';
CREATE DATABASE batchwright OWNER batchwright_admin ENCODING 'UTF8' TEMPLATE template0;
CREATE ROLE keycloak LOGIN PASSWORD :'keycloak_password';
CREATE DATABASE keycloak OWNER keycloak ENCODING 'UTF8' TEMPLATE template0;
REVOKE CONNECT ON DATABASE keycloak FROM PUBLIC;
