CREATE TABLE orders (id int PRIMARY KEY, status text NOT NULL);
INSERT INTO orders SELECT n, 'paid' FROM generate_series(1, 2000) n;
