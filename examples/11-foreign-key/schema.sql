CREATE TABLE customers (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, customer_id int);
CREATE INDEX orders_customer ON orders (customer_id);
INSERT INTO customers SELECT generate_series(1, 100);
INSERT INTO orders SELECT n, 1 + n % 100 FROM generate_series(1, 2000) n;
