CREATE TABLE users (id bigint PRIMARY KEY, email text, mail text, created_at timestamptz, handle text GENERATED ALWAYS AS (lower(email)) STORED);
INSERT INTO users SELECT i, i || CASE WHEN i % 10 = 0 THEN 'x' ELSE '' END, 'm', '2000-01-01' FROM generate_series(1, 100) i;
