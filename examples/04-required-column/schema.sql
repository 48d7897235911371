CREATE TABLE users (id int PRIMARY KEY, contact jsonb NOT NULL);
INSERT INTO users SELECT n, jsonb_build_object('phone', '+49 ' || n) FROM generate_series(1, 2000) n;
