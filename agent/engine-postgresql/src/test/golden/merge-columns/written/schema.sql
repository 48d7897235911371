CREATE TABLE users (id bigint PRIMARY KEY, first_name text NOT NULL DEFAULT 'John', last_name varchar(80));
CREATE INDEX users_name ON users (last_name, first_name);
INSERT INTO users SELECT i, 'First' || i, CASE WHEN i % 3 > 0 THEN 'Last' || i END FROM generate_series(1, 100) i;
ANALYZE users;
