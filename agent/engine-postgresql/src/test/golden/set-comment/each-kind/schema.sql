CREATE TABLE users (id bigint PRIMARY KEY, email text, name text CONSTRAINT spoken CHECK (name <> ''));
CREATE INDEX users_name ON users (name);
COMMENT ON COLUMN users.email IS 'where to write';
COMMENT ON COLUMN users.name IS 'as said';
COMMENT ON INDEX users_name IS 'old';
INSERT INTO users SELECT i, 'mail', 'name' FROM generate_series(1, 100) i;
