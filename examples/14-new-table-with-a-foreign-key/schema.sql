CREATE TABLE orders (id bigint PRIMARY KEY, total int);
INSERT INTO orders SELECT n, n FROM generate_series(1, 2000) n;
