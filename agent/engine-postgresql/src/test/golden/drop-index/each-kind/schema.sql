CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
INSERT INTO users SELECT i, 'mail' || i, 'name' || i FROM generate_series(1, 100) i;
CREATE INDEX users_email ON users USING btree (lower(email) COLLATE "C" DESC) INCLUDE (name) WITH (fillfactor = 70) WHERE name <> 'odd name';
CREATE UNIQUE INDEX users_once ON users (name);
COMMENT ON INDEX users_email IS 'looked up by mail';
