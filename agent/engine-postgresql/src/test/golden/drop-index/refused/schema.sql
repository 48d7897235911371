CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
CREATE UNIQUE INDEX users_once ON users (name);
CREATE INDEX users_part ON users (name) WHERE email <> '';
CREATE TABLE marks (name text REFERENCES users (name));
