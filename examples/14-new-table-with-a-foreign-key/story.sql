-- == always, version 17
INSERT INTO orders (id, total) VALUES (:n, 1);

-- == always, version 18
INSERT INTO orders (id, total) VALUES (:n, 2);
INSERT INTO invoices (id, order_id) VALUES (:n, :n);

-- == contracted, version 18
INSERT INTO invoices (id, order_id) VALUES (-1, -4711);
--! 23503 foreign_key_violation

-- == complete, version 18
SELECT convalidated FROM pg_constraint WHERE conname = 'of_order';
--> t
