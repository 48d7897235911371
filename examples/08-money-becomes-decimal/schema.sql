CREATE TABLE orders (id int PRIMARY KEY, total double precision NOT NULL);
CREATE INDEX orders_total ON orders (total);
INSERT INTO orders SELECT n, n * 1.25 FROM generate_series(1, 2000) n;
