-- == always, version 17
INSERT INTO orders (id, total) VALUES (:n, 1);

-- == always, version 18
INSERT INTO orders (id, total) VALUES (:n, 2);
INSERT INTO invoices (id, order_id, net) VALUES (:n, :n, 100);

-- == expanded, version 17
DELETE FROM orders WHERE id = 1;

-- == migrated, version 18
INSERT INTO invoices (order_id, net) VALUES (2, -1);
--! 23514 check_violation

-- == contracted, version 18
INSERT INTO invoices (id, order_id) VALUES (-1, -4711);
--! 23503 foreign_key_violation
INSERT INTO invoices (id, order_id, net) VALUES (-2, 3, 10);
SELECT gross FROM invoices WHERE id = -2;
--> 11.90
DELETE FROM orders WHERE id = 3;
--! 23503 foreign_key_violation

-- == reverted, version 17
DELETE FROM orders WHERE id = 3;

-- == reverted, version 18
DELETE FROM invoices WHERE id = -2;

-- == complete, version 18
SELECT convalidated FROM pg_constraint WHERE conname = 'invoices_order_id_fkey';
--> t
