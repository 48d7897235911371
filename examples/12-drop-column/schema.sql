CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL, legacy_field text NOT NULL);
INSERT INTO users SELECT n, 'user' || n, 'kept' FROM generate_series(1, 2000) n;
