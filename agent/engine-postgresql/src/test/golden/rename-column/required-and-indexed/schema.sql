CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL DEFAULT 'none');
CREATE INDEX users_email ON users (email);
INSERT INTO users SELECT i, 'mail' || i FROM generate_series(1, 100) i;
ANALYZE users;
