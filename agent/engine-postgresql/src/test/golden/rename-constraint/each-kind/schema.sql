CREATE TABLE users (id bigint PRIMARY KEY, email text CONSTRAINT once UNIQUE, name text CONSTRAINT spoken CHECK (name <> ''), over bigint CONSTRAINT boss REFERENCES users);
COMMENT ON CONSTRAINT once ON users IS 'stays';
INSERT INTO users SELECT i, 'mail' || i, 'name', 1 FROM generate_series(1, 100) i;
