CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
CREATE INDEX users_name ON users (name);
CREATE UNIQUE INDEX users_lower ON users (lower(email), id) WHERE email <> '';
INSERT INTO users SELECT i, 'mail' || i, 'name' FROM generate_series(1, 100) i;
