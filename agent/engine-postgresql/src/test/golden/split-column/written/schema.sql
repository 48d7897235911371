CREATE TABLE users (id bigint PRIMARY KEY, full_name text NOT NULL DEFAULT 'John Doe');
CREATE INDEX users_full_name ON users (full_name, id);
COMMENT ON COLUMN users.full_name IS 'both';
INSERT INTO users SELECT i, 'First' || i || ' Last' || i FROM generate_series(1, 100) i;
ANALYZE users;
