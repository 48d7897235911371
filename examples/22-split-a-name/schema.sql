CREATE TABLE users (id int PRIMARY KEY, full_name text NOT NULL);
INSERT INTO users SELECT n, 'First' || n || ' Last' || n FROM generate_series(1, 2000) n;
