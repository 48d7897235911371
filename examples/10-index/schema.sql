CREATE TABLE orders (id int PRIMARY KEY, user_id int NOT NULL, total int);
INSERT INTO orders SELECT n, n % 100, n FROM generate_series(1, 2000) n;
