-- == always, version 17
INSERT INTO orders (id, customer_id) VALUES (:n, 1);

-- == always, version 18
INSERT INTO orders (id, customer_id) VALUES (:n, 2);

-- == migrated, version 17
INSERT INTO orders (id, customer_id) VALUES (-1, 4711);

-- == migrated, version 18
UPDATE orders SET customer_id = NULL WHERE id = -1;

-- == contracted, version 18
INSERT INTO orders (id, customer_id) VALUES (-2, 4711);
--! 23503 foreign_key_violation
DELETE FROM customers WHERE id = 1;
--! 23503 foreign_key_violation

-- == reverted, version 17
INSERT INTO orders (id, customer_id) VALUES (-3, 4711);
DELETE FROM orders WHERE id = -3;

-- == complete, version 18
SELECT convalidated FROM pg_constraint WHERE conname = 'of_customer';
--> t
