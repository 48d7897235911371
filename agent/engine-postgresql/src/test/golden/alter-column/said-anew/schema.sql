CREATE TABLE users (id bigint PRIMARY KEY, email text, name text, visits int NOT NULL DEFAULT 7);
ALTER TABLE users ALTER COLUMN name SET STATISTICS 50;
INSERT INTO users SELECT i, 'mail', 'name', 1 FROM generate_series(1, 100) i;
