CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE SCHEMA other;
CREATE TABLE other.accounts (id bigint);
GRANT SELECT (id) ON users TO PUBLIC;
INSERT INTO users VALUES (1, 'a');
