CREATE SCHEMA shop;
CREATE TABLE users (id bigint PRIMARY KEY, email text);
INSERT INTO users SELECT i, 'mail' FROM generate_series(1, 100) i;
