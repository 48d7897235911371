CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL);
INSERT INTO users SELECT n, 'user' || n FROM generate_series(1, 2000) n;
