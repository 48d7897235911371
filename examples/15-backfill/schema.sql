CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL, status text);
INSERT INTO users SELECT n, 'user' || n, CASE n % 2 WHEN 0 THEN 'invited' END FROM generate_series(1, 5000) n;
